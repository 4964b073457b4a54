"""The core objectives: two generations side by side, the new one first."""

from __future__ import annotations

from uuid import UUID

import pytest

from designteam.method.objectives import (
    default_generation,
    generations,
    objective_with,
)
from designteam.method.vocabulary import LEARNING_AREAS

MADE_OF = {"fo": 40, "2006": 58}


def numbers(area: str, generation: str | None = None) -> list[int]:
    chosen = generations()[generation] if generation else default_generation()
    return [one.number for one in chosen.objectives if area in one.set.areas]


def test_the_new_ones_come_first() -> None:
    assert default_generation().code == "fo"
    assert list(generations()) == ["fo", "2006"]


@pytest.mark.parametrize(("code", "most"), MADE_OF.items())
def test_every_number_stands_in_one_set(code: str, most: int) -> None:
    assert [one.number for one in generations()[code].objectives] == list(range(1, most + 1))


@pytest.mark.parametrize("code", MADE_OF)
def test_identifiers_are_identifiers_and_no_two_are_the_same(code: str) -> None:
    generation = generations()[code]
    of_sets, of_objectives = [one.uuid for one in generation.sets], [one.uuid for one in generation.objectives]
    given = [one for one in of_sets + of_objectives if one]

    assert [str(UUID(one)) for one in given] == given
    assert len(set(given)) == len(given) == {"fo": 9, "2006": 58}[code]


@pytest.mark.parametrize("code", MADE_OF)
def test_sets_are_about_learning_areas_that_we_have(code: str) -> None:
    assert {area for one in generations()[code].sets for area in one.areas} <= LEARNING_AREAS.keys()


def test_an_objective_is_found_by_its_code() -> None:
    objective = objective_with("fo-12")

    assert objective is not None
    assert objective.label == "Kerndoel 12: Rekenen en wiskunde"
    assert objective.set.domains == ("concepten", "denk-werkwijzen", "wiskunde en de wereld")
    assert objective_with("fo-41") is None
    assert objective_with("1998-1") is None


def test_the_objectives_of_a_learning_area() -> None:
    assert numbers("rekenen") == list(range(10, 19))
    assert numbers("rekenen", "2006") == list(range(23, 34))
    assert numbers("digitale_geletterdheid", "2006") == []
    assert numbers("leergebiedoverstijgend") == []


def test_world_orientation_spans_several_sets() -> None:
    assert numbers("wereldorientatie") == [*range(19, 22), *range(25, 33)]
