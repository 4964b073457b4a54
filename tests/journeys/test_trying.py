"""An experiment from its plan to a decision: three people expect something in secret, and open it together."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo
from tests.journeys.somebody import Somebody

PHONE = 375
TEACHER, RESEARCHER, MENTOR = "Teacher, De Waterlelie", "Researcher", "Media mentor"
EXPECTED = {
    TEACHER: "De helft leest het doel hardop.",
    RESEARCHER: "Er verandert niets in de eerste week.",
    MENTOR: "Iedereen klikt meteen door.",
}


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_an_experiment_from_its_plan_to_a_decision(demo: Demo, arrives: Arrives, width: int) -> None:
    title = f"Doelen zonder balkje, {width}"
    iteration = demo.running_iteration()
    people = {account: _signed_in(arrives, account, width) for account in EXPECTED}
    teacher = people[TEACHER]

    teacher.opens(f"/iterations/{iteration}/experiment/new")
    teacher.writes("Name of the experiment", title)
    teacher.rests_it_on("Rekenlogboek met gesprekskaart")
    teacher.presses("Add an experiment")
    teacher.turns_to(title)
    page = teacher.page.url.removeprefix(teacher.address).partition("#")[0]
    _fills_in(teacher, "steps", {"What we do": "We zetten het balkje uit."})
    _fills_in(
        teacher, "rule", {"We go on if …": "tien leerlingen iets nieuws kiezen", "We stop if …": "het er minder zijn"}
    )

    for account, text in EXPECTED.items():
        somebody = people[account]
        somebody.opens(page)
        somebody.follows("What I expect")
        somebody.writes("I expect that …", text)
        somebody.presses("Keep it closed")
        somebody.reads("Kept, and closed until you open them together.")
    for account, somebody in people.items():
        somebody.opens(page)
        for other in set(EXPECTED) - {account}:
            expect(somebody.page.get_by_text(EXPECTED[other])).to_have_count(0)

    teacher.follows("Start the experiment")
    teacher.writes("We start anyway, because", "Maandag begint het blok.")
    teacher.presses("Start with this reason")
    teacher.reads("It runs.")
    teacher.follows("Change")
    teacher.unfolds("What came of it")
    teacher.writes("What came of it", "Vier van de 25 kozen iets nieuws.")
    teacher.place().get_by_role("button", name=teacher.says("Keep as version %(number)s", number="")).click()
    teacher.looks_around()
    teacher.place().get_by_role("button", name=re.compile("Open alle 3|Open all 3")).click()
    teacher.looks_around()

    for somebody in people.values():
        somebody.opens(page)
        for text in EXPECTED.values():
            somebody.finds(text)

    teacher.opens(f"/iterations/{iteration}/evaluation/new?rests_on={page.rpartition('/')[2]}")
    teacher.finds(EXPECTED[MENTOR])
    teacher.writes("What we learned", "Zonder balkje wordt er niet anders gekozen.")
    teacher.chooses("Our decision", "Stop")
    teacher.writes("Why this decision", f"Het waren er te weinig, {width}.")
    teacher.presses("Add an evaluation")
    teacher.finds(f"Het waren er te weinig, {width}.")


def _signed_in(arrives: Arrives, account: str, width: int) -> Somebody:
    somebody = arrives(width=width)
    somebody.signs_in_as(account)
    return somebody


def _fills_in(teacher: Somebody, part: str, answers: dict[str, str]) -> None:
    """One part of the plan, in its place on the page."""
    card = teacher.page.locator(f"#part-{part}")
    card.get_by_role("link").click()
    expect(card.get_by_role("button")).to_be_visible()
    for field, text in answers.items():
        teacher.writes(field, text)
    card.get_by_role("button").click()
    teacher.looks_around()
    for text in answers.values():
        teacher.finds(text)
