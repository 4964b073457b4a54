"""The ten things people do most, from the first page after signing in: how many presses and seconds each takes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Arrives
from tests.journeys.demo import TEAM, Demo
from tests.journeys.somebody import Somebody
from tests.journeys.test_log import running_experiment

# What the server does here is tested on both databases without a browser.
pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

ACCOUNT = "Teacher, De Waterlelie"
WAY_TO_THE_TEAM = f"main article:has-text('{TEAM}') h3 a"
# The most presses that each may take; typing is no press, choosing and sending are.
MOST = {
    "note what I saw in class": 3,
    "write in the log and count": 4,
    "find something back": 2,
    "see what is open and begin with it": 2,
    "say what I think of the hypothesis": 3,
    "comment on what I wrote last": 2,
    "read why we do this": 2,
    "plan a meeting": 4,
    "tick off an action": 2,
    "ask for the dossier as PDF": 3,
}


@dataclass
class Hand:
    """The hand of somebody at work, which counts what it presses."""

    somebody: Somebody
    presses: int = 0

    def press(self, what: str | Locator) -> None:
        self.presses += 1
        (self.somebody.page.locator(what).first if isinstance(what, str) else what).click()
        self.somebody.looks_around()

    def type(self, where: str, text: str) -> None:
        self.somebody.page.locator(where).first.fill(text)


def test_what_people_do_most_takes_a_few_presses(
    demo: Demo, arrives: Arrives, capsys: pytest.CaptureFixture[str]
) -> None:
    teacher = arrives()
    teacher.signs_in_as(ACCOUNT)
    told = {}

    for task, does in tasks(demo):
        teacher.opens("/")
        hand, begun = Hand(teacher), time.monotonic()
        does(hand)
        told[task] = (hand.presses, time.monotonic() - begun)

    with capsys.disabled():
        sys.stdout.write("".join(f"\n{task}: {presses} presses, {s:.1f} s" for task, (presses, s) in told.items()))
    assert {task: presses for task, (presses, _) in told.items() if presses > MOST[task]} == {}
    assert set(told) == set(MOST)


def tasks(demo: Demo) -> Iterator[tuple[str, Callable[[Hand], None]]]:
    yield "note what I saw in class", note_what_i_saw
    yield "write in the log and count", lambda hand: write_in_the_log(hand, running_experiment(demo))
    yield "find something back", find_back
    yield "see what is open and begin with it", begin_with_what_is_open
    yield "say what I think of the hypothesis", say_what_i_think
    yield "comment on what I wrote last", comment
    yield "read why we do this", read_why
    yield "plan a meeting", plan_a_meeting
    yield "tick off an action", tick_off
    yield "ask for the dossier as PDF", ask_for_the_dossier


def note_what_i_saw(hand: Hand) -> None:
    hand.press("main a[href='/notes/new']")
    hand.somebody.picks_the_team_of(TEAM)
    hand.press("main a[href*='lane=practice']")
    hand.type("[name=title]", "Wachten op de buur")
    hand.type("rich-text [contenteditable=true]", "Drie leerlingen begonnen pas na hun buur.")
    with _kept(hand):
        hand.press("main form[data-once] button[type=submit]")


def write_in_the_log(hand: Hand, experiment: int) -> None:
    hand.press("main a[href='/notes/new']")
    hand.somebody.picks_the_team_of(TEAM)
    hand.press(f"main a[href='/artefacts/{experiment}/log']")
    hand.type("[name=text]", "De kaarten lagen klaar.")
    hand.press("[data-step='1']")
    hand.press("form.log-note button[type='submit']")
    hand.somebody.reads("Kept. You can go on with the next one.")


def find_back(hand: Hand) -> None:
    hand.type("header input[name=q]", "rekenlogboeken")
    hand.press("header form[role=search] button, header form[action='/search'] button")
    hand.press("main a[href^='/artefacts/']")


def begin_with_what_is_open(hand: Hand) -> None:
    hand.press(WAY_TO_THE_TEAM)
    hand.press("main a.btn[data-rank=main]")
    expect(hand.somebody.page.locator("main form[data-once]").first).to_be_visible()


def say_what_i_think(hand: Hand) -> None:
    hand.press(WAY_TO_THE_TEAM)
    hand.press(hand.somebody.link(hand.somebody.says("Read, agree or change")))
    hand.press("#endorsements form button")
    hand.somebody.reads("Thank you, that is noted.")


def comment(hand: Hand) -> None:
    hand.press("main .moves a[href^='/artefacts/']")
    words = "Dit wil ik donderdag bespreken."
    form = hand.somebody.page.locator("form[action$='/comments']").first
    form.locator("textarea").fill(words)
    hand.press(form.locator("button[value=remark]"))
    hand.somebody.finds(words)


def read_why(hand: Hand) -> None:
    hand.press(WAY_TO_THE_TEAM)
    hand.press(hand.somebody.link(hand.somebody.says("Why are we doing this?")))


def plan_a_meeting(hand: Hand) -> None:
    hand.press(WAY_TO_THE_TEAM)
    hand.press(hand.somebody.page.locator(".teambar a[href$='/meetings']"))
    hand.press("main a[href$='/meetings/new']")
    hand.type("input[type=date]", "2030-03-14")
    with _kept(hand):
        hand.press("main form[data-once] button[type=submit]")


def tick_off(hand: Hand) -> None:
    hand.press("main a[href='/actions']")
    hand.press("main form[action$='/completion'] button")


def ask_for_the_dossier(hand: Hand) -> None:
    hand.press(WAY_TO_THE_TEAM)
    hand.press(".teambar a[href$='/dossier']")
    hand.press("main form[action*='/dossiers'] button")


@contextmanager
def _kept(hand: Hand) -> Iterator[None]:
    """The page goes on once it is kept, and shows no error."""
    before = hand.somebody.page.url
    yield
    expect(hand.somebody.page.locator("[aria-invalid=true]")).to_have_count(0)
    assert hand.somebody.page.url != before
