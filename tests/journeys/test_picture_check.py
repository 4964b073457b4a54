"""Four people of one team answer a picture check in four browsers, and one of them opens all answers at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arrives
from tests.journeys.somebody import Somebody

# What the server does here is tested on both databases without a browser.
pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

TEAM = "/teams/1"
SENTENCE = "In a year you will see with us …"
SAID = {
    "Teacher, De Waterlelie": "Leerlingen vertellen waarom een uitleg bij hen past.",
    "School leader, De Waterlelie": "Het hele schoolteam kent de gesprekskaart.",
    "Researcher": "Leerlingen zeggen hardop waarom zij een uitleg kiezen.",
    "Media mentor": "De tablet onthoudt welke uitleg hielp.",
}


def test_four_people_answer_alone_and_see_all_answers_at_the_same_moment(arrives: Arrives) -> None:
    people = {account: arrives(width=375 if "Teacher" in account else 1280) for account in SAID}
    for account, somebody in people.items():
        somebody.signs_in_as(account)
    teacher, leader, researcher, mentor = people.values()

    teacher.opens(f"{TEAM}/checks")
    teacher.presses("Begin a picture check")
    here = teacher.page.url.removeprefix(teacher.address)
    for account, somebody in people.items():
        answering(somebody, here, SAID[account])
    for somebody in (teacher, leader, researcher):
        expect(somebody.page.locator("body")).not_to_contain_text(SAID["Media mentor"])
    changing(leader, here)

    mentor.opens(here)
    mentor.follows("Open the answers together")
    mentor.presses("Open them now")

    for somebody in people.values():  # who waits is brought along without doing anything
        for sentence in SAID.values():
            expect(somebody.page.locator(".sentences-beside")).to_contain_text(sentence)
    agreeing(teacher)


def answering(somebody: Somebody, here: str, sentence: str) -> None:
    """With the keyboard along the rail: two phases further than the first."""
    somebody.opens(here)
    somebody.writes(SENTENCE, sentence)
    rail = somebody.place().get_by_role("group", name=somebody.says("Where are we now?"))
    rail.get_by_role("radio").first.focus()
    rail.get_by_role("radio").first.press("ArrowRight")
    expect(rail.get_by_role("radio").nth(1)).to_be_checked()
    rail.get_by_role("radio").nth(1).press("ArrowRight")
    somebody.chooses("How sure are you?", "Fairly sure")
    somebody.presses("Hand in my answer, closed")
    somebody.reads("Your answer is in, and closed.")


def changing(somebody: Somebody, here: str) -> None:
    """Until they are open an answer can be changed; what one wrote stands there."""
    somebody.opens(here)
    somebody.follows("Change my answer")
    expect(somebody.control(SENTENCE)).to_have_value(SAID["School leader, De Waterlelie"])
    somebody.presses("Change my answer")


def agreeing(somebody: Somebody) -> None:
    goal = "Leerlingen vertellen waarom zij een uitleg kiezen."
    somebody.writes("Our goal, in one sentence", goal)
    somebody.presses("Make this our goal")
    somebody.reads("This is now the goal of the team.")
    somebody.opens(f"{TEAM}/people")
    somebody.finds(goal)
