"""The numbers of an experiment as a file for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from designteam.cycle import commands
from designteam.cycle.models import Experiment, Reading, Sort
from designteam.kit import clock
from designteam.kit.sheets import sheet_of
from designteam.people.models import Person
from tests.support.client import Client
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
MONDAY = date(2026, 10, 5)

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def experiment(world: World) -> Experiment:
    """One scale, measured in a group of twenty-four and in one of four."""
    made: Experiment = world.experiment(rests_on=[world.design()], grades=[6, 7])
    with world.database.writing() as session:
        kept, by = session.get_one(Experiment, made.id), session.get_one(Person, world.teacher.id)
        values = {"looks_at": "=HYPERLINK(1)", "sort": Sort.SCALE, "least": 1.0, "most": 5.0}
        indicator = commands.agree_to_look_at(kept, values, by=by, at=clock.now())
        readings = [Reading(MONDAY, "6", 24, 3.25, spread=0.5), Reading(MONDAY, "de kleine groep", 4, 4.75)]
        commands.measure(indicator, kept, readings, by=by, at=clock.now())
    return made


def test_the_numbers_open_in_a_spreadsheet_as_they_are(
    world: World, experiment: Experiment, signed_in: SignedIn
) -> None:
    teacher = signed_in(world.teacher)
    url = f"/artefacts/{experiment.id}/numbers.csv"
    assert url in teacher.get(f"/artefacts/{experiment.id}").text

    answer = teacher.get(url)

    head, *lines = answer.data.decode("utf-8-sig").splitlines()
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert answer.mimetype == "text/csv"
    assert head.startswith("Waar we naar kijken;Wat er genoteerd is;Dag;Groep;Aantal leerlingen;Waarde;")
    assert lines == ["'=HYPERLINK(1);een gemiddelde op een schaal;2026-10-05;groep 6;24;3,25;0,5;;;"]


def test_of_a_group_under_five_nothing_is_in_it(world: World, experiment: Experiment, signed_in: SignedIn) -> None:
    text = signed_in(world.teacher).get(f"/artefacts/{experiment.id}/numbers.csv").text

    assert "kleine groep" not in text
    assert "4,75" not in text


def test_nobody_of_another_team_takes_them_along(world: World, experiment: Experiment, signed_in: SignedIn) -> None:
    url = f"/artefacts/{experiment.id}/numbers.csv"

    assert signed_in(world.kompas_teacher).get(url).status_code == 404
    assert signed_in(world.reader).get(url).status_code == 200


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"), ("+31", "'+31"), ("-2 punten", "'-2 punten"), ("@jij", "'@jij"), (" =1", "' =1"),
        ("\t=1", "'\t=1"), (-2.5, "-2,5"), (-3, "-3"), ("a;b", '"a;b"'), (None, ""),
    ],
)  # fmt: skip
def test_what_people_typed_is_no_formula_and_a_number_stays_one(cell: str | float | None, written: str) -> None:
    assert sheet_of([[cell]]).decode("utf-8-sig").rstrip("\r\n").strip('"') == written.strip('"')
