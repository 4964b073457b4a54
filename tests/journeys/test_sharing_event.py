"""A meeting of the network: prepared, filled in by two teams, and taken home from a table on a phone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.journeys.conftest import Arrives
from tests.journeys.somebody import Somebody

# What the server does here is tested on both databases without a browser.
pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

TITLE = "Kijken bij de buren"
SEEKS = "Hoe kiezen leerlingen een passend doel?"
BRINGS = "Een kaart met vier vragen."
SAID = "Laat ze hun doel eerst hardop lezen."
TAKEN = "Een muur waarop vragen blijven hangen."


def test_from_an_announcement_to_an_idea_on_the_list_of_another_team(arrives: Arrives) -> None:
    coordinator, kompas, teacher = arrives(), arrives(), arrives(width=375)
    coordinator.signs_in_as("Network coordinator")
    kompas.signs_in_as("Teacher, Het Kompas")
    teacher.signs_in_as("Teacher, De Waterlelie")

    here = announcing(coordinator)
    for somebody in (kompas, teacher):
        signing_up(somebody, here)
    making_tables(coordinator, here)
    at_the_table(teacher, here)

    teacher.follows("The whole list")
    teacher.finds(TAKEN)
    teacher.finds("Het Kompas")
    kompas.opens(here)
    kompas.follows("To my table")
    kompas.finds(SAID)


def announcing(coordinator: Somebody) -> str:
    """A new one, with one more part in its programme than there was room for; where it stands."""
    coordinator.opens("/networks")
    coordinator.follows("Plan a network meeting")
    coordinator.writes("What is it called?", TITLE)
    coordinator.writes("Which day?", (date.today() + timedelta(days=40)).isoformat())  # noqa: DTZ011
    coordinator.writes("From what time?", "13:30")
    coordinator.writes("Until what time?", "16:00")
    coordinator.presses("Plan this network meeting")
    coordinator.reads("It stands on the page of the network. People can sign up now.")
    return coordinator.page.url.removeprefix(coordinator.address)


def signing_up(somebody: Somebody, here: str) -> None:
    somebody.opens(here)
    somebody.follows("Sign up")
    somebody.presses("I come")
    somebody.follows("Write what we look for and bring")
    somebody.writes("We look for", SEEKS)
    somebody.writes("We bring", BRINGS)
    somebody.presses("Keep this")
    somebody.finds(SEEKS)


def making_tables(coordinator: Somebody, here: str) -> None:
    coordinator.opens(here)
    coordinator.follows("Make the tables")
    coordinator.presses("Propose tables")
    coordinator.presses("Publish the tables")
    coordinator.reads("Everybody who comes sees these tables.")


def at_the_table(teacher: Somebody, here: str) -> None:
    """On a phone: something said, something taken along."""
    teacher.opens(here)
    teacher.follows("To my table")
    teacher.finds(SEEKS)
    teacher.place().get_by_label(teacher.says("To which team?")).select_option(index=1)
    teacher.place().get_by_label(teacher.says("Have you thought of …")).check()
    teacher.writes("What do you say?", SAID)
    teacher.presses("Say this")
    teacher.reads("Said. The team finds it on its own page.")
    teacher.place().get_by_label(teacher.says("From which team?")).select_option(index=1)
    teacher.writes("I take along", TAKEN)
    teacher.presses("Put it on the list of our team")
    teacher.reads("It stands on the list of your team, with where it comes from.")
