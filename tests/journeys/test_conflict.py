"""Two people at once, a sign-in that ran out, a page left too soon: what somebody wrote is never lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, expect

from tests.journeys.conftest import Arrives
from tests.journeys.demo import TEACHER, Demo
from tests.journeys.somebody import Somebody

# Each time other words, so that every test changes something.
MINE = {True: "kijken leerlingen eerst terug", False: "stellen leerlingen zelf een doel"}
THEIRS = {True: "gaat iedereen vaker zelf door", False: "blijft niemand op uitleg wachten"}
DOUBTS = {True: "of dit ook in groep 4 lukt", False: "of dit ook zonder tablets kan"}

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


@with_and_without_scripts
def test_two_people_write_at_the_same_hypothesis_and_keep_one_text(arrives: Arrives, *, scripts: bool) -> None:
    teacher = opening_the_hypothesis(arrives, "Teacher, De Waterlelie", scripts=scripts)
    researcher = opening_the_hypothesis(arrives, "Researcher", scripts=scripts)
    mine, theirs = MINE[scripts], THEIRS[scripts]

    researcher.writes("then …", theirs)
    keeps_it(researcher)
    teacher.writes("then …", mine)
    with teacher.refused(409):
        keeps_it(teacher)

    teacher.reads("Two people wrote at the same time")
    expect(teacher.page.locator("#mine")).to_contain_text(mine)
    expect(teacher.page.locator("#theirs")).to_contain_text(theirs)
    expect(teacher.control("then …")).to_have_value(mine)

    teacher.writes("then …", f"{mine}, en {theirs}")
    keeps_it(teacher)

    teacher.reads("Kept.")
    teacher.finds(f"{mine}, en {theirs}", within=teacher.says("working hypothesis").capitalize())


@with_and_without_scripts
def test_who_is_signed_out_while_writing_gets_the_text_back(demo: Demo, arrives: Arrives, *, scripts: bool) -> None:
    teacher = opening_the_hypothesis(arrives, "Teacher, De Waterlelie", scripts=scripts)
    teacher.writes("We still doubt …", DOUBTS[scripts])

    demo.end_every_sign_in_of(TEACHER)
    with teacher.refused(401):
        keeps_it(teacher)
    teacher.reads("You are not signed in any more. What you wrote is still here: it comes back as soon as you sign in.")
    teacher.picks_account("Teacher, De Waterlelie")

    teacher.finds(DOUBTS[scripts])
    teacher.presses("Send it again")
    teacher.reads("Kept.")
    teacher.finds(DOUBTS[scripts], within=teacher.says("working hypothesis").capitalize())


def test_who_leaves_a_page_with_unsaved_text_finds_it_back(arrives: Arrives) -> None:
    teacher = opening_the_hypothesis(arrives, "Teacher, De Waterlelie")
    asked: list[str] = []

    def go_on(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    teacher.page.on("dialog", go_on)
    teacher.writes("We still doubt …", "of we de tijd hebben")
    teacher.follows("Overview")

    teacher.page.go_back()

    expect(teacher.control("We still doubt …")).to_have_value("of we de tijd hebben")
    expect(teacher.page.locator(".kept-draft")).to_be_visible()

    keeps_it(teacher)
    teacher.follows("Change")

    expect(teacher.page.locator(".kept-draft")).to_be_hidden()
    assert asked == [], "asked, though nothing was lost"


def opening_the_hypothesis(arrives: Arrives, account: str, *, scripts: bool = True) -> Somebody:
    """Somebody of the team of De Waterlelie, with its hypothesis open to change."""
    somebody = arrives(java_script_enabled=scripts)
    somebody.signs_in_as(account)
    somebody.opens("/teams/1")
    somebody.follows("Read, agree or change")
    somebody.follows("Change")
    return somebody


def keeps_it(somebody: Somebody) -> None:
    """Press the button that keeps a version, whichever number it has by now."""
    words = somebody.says("Keep as version %(number)s", number="")
    somebody.place().get_by_role("button", name=words).click()
    somebody.looks_around()
