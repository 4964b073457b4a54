"""What teams find of an application: for what it works, for what not, and what they do with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from designteam.evidence.models import Demonstration, Disposition
from designteam.journal.models import Entry
from designteam.network.models import Audience
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
FOUND = {
    "on": "2024-10-08",
    "shown_by": "De mediamentor",
    "works_for": "Tafels oefenen op eigen niveau.",
    "does_not_work_for": "Samen overleggen.",
    "disposition": "partly",
}


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


def in_words(answer: TestResponse) -> str:
    return text_of(read(answer.text).root)


def test_a_team_notes_what_it_found_of_an_application(world: World, teacher: Client) -> None:
    option = world.hold("ict_option")

    teacher.fill_in(f"/evidence/{option.id}/demonstrations/new", {**FOUND, "is_used": "y"})

    page = in_words(teacher.get(f"/evidence/{option.id}"))
    assert "Werkt voor volgens één team Tafels oefenen op eigen niveau. De Waterlelie" in page
    assert "Samen overleggen." in page
    assert "één team gebruikt het in de klas" in page
    (seen,) = world.all(Demonstration)
    assert (seen.disposition, seen.is_used) == (Disposition.PARTLY, True)


def test_another_school_of_the_network_reads_it_and_one_of_elsewhere_does_not(
    world: World, teacher: Client, signed_in: SignedIn
) -> None:
    option = world.hold("ict_option", audience=Audience.PUBLIC)
    teacher.fill_in(f"/evidence/{option.id}/demonstrations/new", FOUND)

    near, far = (
        in_words(signed_in(who).get(f"/evidence/{option.id}")) for who in (world.kompas_teacher, world.elsewhere)
    )

    assert "Samen overleggen." in near
    assert "Samen overleggen." not in far


def test_both_teams_hear_that_one_looked_at_what_the_other_brought(world: World, signed_in: SignedIn) -> None:
    option = world.hold("ict_option")

    signed_in(world.kompas_teacher).fill_in(f"/evidence/{option.id}/demonstrations/new", FOUND)

    told = world.all(Entry, verb="demonstrated_option")
    assert {line.team_id for line in told} == {world.waterlelie.id, world.kompas.id}


def test_what_lacks_is_asked_for(world: World, teacher: Client) -> None:
    option = world.hold("ict_option")

    answer = teacher.fill_in(f"/evidence/{option.id}/demonstrations/new", {"on": ""})

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {"on", "disposition"}


def test_a_day_that_does_not_exist_is_refused(world: World, teacher: Client) -> None:
    option = world.hold("ict_option")

    answer = teacher.fill_in(f"/evidence/{option.id}/demonstrations/new", {**FOUND, "on": "2026-02-31"})

    assert answer.status_code == 422
    assert world.all(Demonstration) == []


def test_only_who_noted_it_takes_it_back(world: World, teacher: Client, signed_in: SignedIn) -> None:
    option = world.hold("ict_option")
    teacher.fill_in(f"/evidence/{option.id}/demonstrations/new", FOUND)
    (seen,) = world.all(Demonstration)
    away = f"/evidence/demonstrations/{seen.id}/removal"

    assert signed_in(world.kompas_teacher).send(away).status_code == 403
    assert signed_in(world.elsewhere).send(away).status_code == 404
    assert teacher.send(away).status_code == 303

    assert world.all(Demonstration) == []


def test_a_demonstration_of_nothing_is_not_there(world: World, teacher: Client) -> None:
    assert teacher.get(f"/evidence/{world.card().id}/demonstrations/new").status_code == 404
