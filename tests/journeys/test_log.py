"""The log on a phone: a note with a picture and a count in a few taps, also where there is no connection."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from designteam.cycle.models import Attachment, Experiment, ExperimentState, LogEntry, Tally
from designteam.kit import db
from tests.journeys.conftest import Arrives
from tests.journeys.demo import SCHOOL, TEACHER, TEAM, Demo
from tests.journeys.somebody import Somebody
from tests.support.access import picture

# What the server does here is tested on both databases without a browser.
pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

PHONE = 375
ACCOUNT = "Teacher, De Waterlelie"
NO_CONNECTION = "net::ERR_INTERNET_DISCONNECTED"
MOST_TAPS = 8


@dataclass(frozen=True)
class Kept:
    """What stands in the log for one sentence."""

    pictures: int
    counts: list[int]


def kept(demo: Demo, text: str) -> list[Kept]:
    with demo.database.reading() as session:
        entries = session.scalars(select(LogEntry).where(LogEntry.text == text)).all()
        return [
            Kept(
                pictures=len(session.scalars(select(Attachment).where(Attachment.artefact_id == entry.id)).all()),
                counts=[tally.count for tally in session.scalars(select(Tally).where(Tally.entry_id == entry.id))],
            )
            for entry in entries
        ]


def running_experiment(demo: Demo) -> int:
    with demo.database.reading():
        found = select(Experiment.id).where(Experiment.state == ExperimentState.RUNNING).order_by(Experiment.id)
        number = db.session().scalars(found).first()
    assert number is not None, f"nothing runs at {SCHOOL}"
    return number


def opens_the_log(demo: Demo, arrives: Arrives) -> Somebody:
    teacher = arrives(width=PHONE, has_touch=True)
    teacher.signs_in_as(ACCOUNT)
    teacher.opens(f"/artefacts/{running_experiment(demo)}/log")
    expect(teacher.page.locator("form[data-is-ready]")).to_be_attached()
    return teacher


@contextmanager
def without_connection(somebody: Somebody) -> Iterator[None]:
    """On the way through a corridor where no network reaches."""
    somebody.page.context.set_offline(True)
    yield
    somebody.page.context.set_offline(False)
    somebody.page.wait_for_timeout(0)
    somebody.troubles[:] = [trouble for trouble in somebody.troubles if NO_CONNECTION not in trouble]


def notes(somebody: Somebody, text: str, *, times: int = 0) -> None:
    somebody.writes("What happened?", text)
    for _ in range(times):
        somebody.page.locator("[data-step='1']").first.tap()


def takes_a_picture(somebody: Somebody) -> None:
    taken = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": picture("JPEG", size=(2400, 1800))}
    somebody.page.locator("input[type=file]").set_input_files(taken)  # type: ignore[arg-type]


def test_a_note_with_a_picture_and_a_count_takes_a_few_taps(
    demo: Demo, arrives: Arrives, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Iedereen legde de kaart zelf klaar."
    teacher = arrives(width=PHONE, has_touch=True)
    teacher.signs_in_as(ACCOUNT)
    taps, begun = 0, time.monotonic()

    def tap(what: str) -> None:
        nonlocal taps
        taps += 1
        teacher.page.locator(what).first.tap()

    tap("nav a[href='/notes/new']")
    teacher.looks_around()
    teacher.picks_the_team_of(TEAM)
    tap(f"a[href='/artefacts/{running_experiment(demo)}/log']")
    teacher.looks_around()
    taps += 1
    teacher.writes("What happened?", text)
    tap("[data-step='1']")
    tap("[data-step='1']")
    takes_a_picture(teacher)
    taps += 1
    tap("label.choice:has(input[value='nobody'])")
    tap("form.log-note button[type='submit']")
    teacher.reads("Kept. You can go on with the next one.")

    seconds = time.monotonic() - begun
    expect(teacher.page.locator("#written")).to_contain_text(text)
    expect(teacher.control("What happened?")).to_have_value("")
    assert kept(demo, text) == [Kept(pictures=1, counts=[2])]
    assert taps <= MOST_TAPS
    with capsys.disabled():
        sys.stdout.write(f"\na note with a picture and a count: {taps} taps, {seconds:.1f} seconds\n")


def test_what_is_written_without_a_connection_is_sent_later_and_once(demo: Demo, arrives: Arrives) -> None:
    first, second = "In de gang geschreven.", "Nog een, ook in de gang."
    teacher = opens_the_log(demo, arrives)

    with without_connection(teacher):
        notes(teacher, first, times=3)
        takes_a_picture(teacher)
        teacher.page.locator("label.choice:has(input[value='nobody'])").tap()
        teacher.page.locator("form.log-note button[type='submit']").tap()
        expect(teacher.page.locator("[data-waiting]")).to_contain_text(first)
        expect(teacher.page.locator("[data-waiting-count]")).to_have_text("(1)")
        notes(teacher, second)
        teacher.page.locator("form.log-note button[type='submit']").tap()
        expect(teacher.page.locator("[data-waiting-count]")).to_have_text("(2)")
        assert kept(demo, first) == []

    expect(teacher.page.locator("#written")).to_contain_text(second)
    expect(teacher.page.locator("[data-waiting]")).to_be_hidden()
    assert kept(demo, first) == [Kept(pictures=1, counts=[3])]
    assert kept(demo, second) == [Kept(pictures=0, counts=[])]


def test_what_waits_is_kept_when_the_sign_in_has_ended(demo: Demo, arrives: Arrives) -> None:
    text = "Geschreven terwijl ik al was afgemeld."
    teacher = opens_the_log(demo, arrives)
    demo.end_every_sign_in_of(TEACHER)

    with teacher.refused(401):
        notes(teacher, text)
        teacher.page.locator("form.log-note button[type='submit']").tap()
        expect(teacher.page.locator("[data-waiting]")).to_contain_text(text)
    assert kept(demo, text) == []

    teacher.follows("Sign in again; then it is sent.")
    teacher.picks_account(ACCOUNT)

    expect(teacher.page.locator("#written")).to_contain_text(text)
    assert kept(demo, text) == [Kept(pictures=0, counts=[])]


def test_a_page_that_was_closed_sends_at_the_next_visit(demo: Demo, arrives: Arrives) -> None:
    text = "Daarna ging de telefoon in mijn tas."
    teacher = opens_the_log(demo, arrives)
    log = teacher.page.url
    with without_connection(teacher):
        notes(teacher, text)
        teacher.page.locator("form.log-note button[type='submit']").tap()
        expect(teacher.page.locator("[data-waiting]")).to_contain_text(text)
        teacher.page.goto("about:blank")

    teacher.page.goto(log)

    expect(teacher.page.locator("#written")).to_contain_text(text)
    assert kept(demo, text) == [Kept(pictures=0, counts=[])]


def test_what_would_be_refused_is_said_before_a_picture_is_lost(demo: Demo, arrives: Arrives, tmp_path: Path) -> None:
    teacher = opens_the_log(demo, arrives)
    notes(teacher, "De foto is te groot.")

    large = tmp_path / "foto.jpg"
    large.write_bytes(b"\0" * 15_000_001)
    teacher.page.locator("input[type=file]").set_input_files(large)
    teacher.page.locator("form.log-note button[type='submit']").tap()

    teacher.reads("A picture may be at most 15 MB; this one is larger. Choose a smaller one.")
    takes_a_picture(teacher)
    teacher.page.locator("form.log-note button[type='submit']").tap()
    teacher.reads("Choose who is on the picture. Without this we do not keep it; the rest is still here.")
    expect(teacher.control("What happened?")).to_have_value("De foto is te groot.")
    assert kept(demo, "De foto is te groot.") == []
