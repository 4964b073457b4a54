"""The mirror of a team shows what is so and what is not yet; over a network it never shows which team."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from designteam.cycle import commands
from designteam.cycle.models import Experiment, Indicator, Reading, Sort
from designteam.cycle.queries.mirror import CASES, Seen, mirror_of
from designteam.kit import clock as ours
from designteam.method.mirror import MIRROR
from designteam.people.models import Person
from designteam.workspace.queries.mirrors import spread
from tests.support.client import Client
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
LINES = {strength.code: strength for strength in MIRROR}


@pytest.fixture(autouse=True)
def today(clock: time_machine.Traveller) -> date:
    return ours.today()


def _seen(world: World, code: str) -> Seen:
    with world.database.reading():
        return mirror_of([world.waterlelie.iteration_id])[world.waterlelie.iteration_id][code]


def _is_so(world: World, code: str) -> bool:
    return _seen(world, code).is_so


def _try(world: World, **fields: Any) -> Experiment:
    found: Experiment = world.experiment(rests_on=[world.design()], **({"state": "running"} | fields))
    return found


def _measured(world: World, experiment: Experiment, days: Sequence[date], *, size: int = 24) -> None:
    with world.database.writing() as session:
        by, tried = session.get_one(Person, world.teacher.id), session.get_one(Experiment, experiment.id)
        asked = {"looks_at": "Kiest passende uitleg", "sort": Sort.COUNT}
        made = commands.agree_to_look_at(tried, asked, by=by, at=ours.now())
        indicator = session.get_one(Indicator, made.id)
        readings = [Reading(day, "groep 6", size, 9) for day in days]
        commands.measure(indicator, tried, readings, by=by, at=ours.now())


def test_every_line_has_its_facts_and_every_fact_its_line() -> None:
    assert list(LINES) == list(CASES)


def test_nobody_who_has_done_nothing_is_told_anything_of_it(world: World) -> None:
    with world.database.reading():
        seen = mirror_of([world.waterlelie.iteration_id])[world.waterlelie.iteration_id]

    assert {code for code in LINES if not seen[code].is_nothing} == set()


# A prediction before the data


def test_an_expectation_before_the_data_is_so_and_after_it_is_not(world: World, today: date) -> None:
    before = _try(world, prediction="De helft blijft langer bezig.")
    world.log_entry(rests_on=[before], happened_on=today)
    is_so = _is_so(world, "predicted_first")
    after = _try(world, prediction="")
    world.log_entry(rests_on=[after], happened_on=today - timedelta(days=3))
    world.revise(after, prediction="Dat dachten we al.", because="Vergeten op te schrijven.")

    assert is_so
    assert _seen(world, "predicted_first") == Seen(1, 1, before.id, after.id)


def test_what_one_member_expected_beforehand_counts_as_well(world: World, today: date) -> None:
    tried = _try(world)
    with world.database.writing() as session:
        commands.predict(
            session.get_one(Experiment, tried.id), text="Iets", sure=None,
            by=session.get_one(Person, world.teacher.id), at=ours.now(),
        )  # fmt: skip
    _measured(world, tried, [today])

    assert _is_so(world, "predicted_first")


def test_what_is_only_planned_is_no_case_yet(world: World) -> None:
    _try(world, state="planned")

    assert _seen(world, "predicted_first").is_nothing
    assert _seen(world, "small_first").is_nothing


# Small first


@pytest.mark.parametrize(
    ("fields", "is_small"),
    [({"scale": "part"}, True), ({"scale": "one_class"}, True), ({"micro": True}, True), ({"scale": "school"}, False),
     ({"scale": ""}, False)],
)  # fmt: skip
def test_the_first_try_out_was_small_or_was_not(world: World, fields: dict[str, Any], *, is_small: bool) -> None:
    _try(world, **fields)

    assert _is_so(world, "small_first") is is_small


def test_only_the_first_one_has_to_be_small(world: World, today: date) -> None:
    _try(world, scale="school", starts_on=today)
    first = _try(world, scale="one_class", starts_on=today - timedelta(days=30))

    assert _seen(world, "small_first") == Seen(1, 0, first.id, None)


# Measured more than twice


@pytest.mark.parametrize(("days", "size", "is_so"), [(3, 24, True), (2, 24, False), (3, 4, False)])
def test_three_days_are_more_than_twice_and_a_small_group_tells_nothing(
    world: World, today: date, days: int, size: int, *, is_so: bool
) -> None:
    tried = _try(world)
    _measured(world, tried, [today - timedelta(days=number) for number in range(days)], size=size)

    assert _is_so(world, "looked_often") is is_so


# A source behind the choice


def test_a_source_under_the_choice_or_under_its_insight_counts(world: World) -> None:
    insight = world.insight(lane="practice")
    hypothesis = world.hypothesis(rests_on=[insight])
    before = _seen(world, "source_behind")
    world.cite(insight, world.card())

    assert before == Seen(0, 1, None, hypothesis.id)
    assert _is_so(world, "source_behind")


def test_an_insight_from_research_is_a_source(world: World) -> None:
    world.hypothesis(rests_on=[world.insight(lane="research")])

    assert _is_so(world, "source_behind")


def test_a_direction_that_was_not_chosen_needs_no_source(world: World) -> None:
    world.direction(choice="undecided")

    assert _seen(world, "source_behind").is_nothing


# A perspective of children


@pytest.mark.parametrize(
    ("kind", "fields", "is_so"),
    [
        ("exploration_item", {"lane": "pupils", "found": "Ze willen zelf kiezen."}, True),
        ("exploration_item", {"lane": "pupils", "found": "", "not_needed_because": "Deden we al."}, False),
        ("exploration_item", {"lane": "practice"}, False),
        ("insight", {"lane": "pupils"}, True),
        ("log_entry", {"pupils_said": "Mag ik verder?"}, True),
        ("log_entry", {}, False),
    ],
)
def test_what_children_said_counts_wherever_it_stands(
    world: World, kind: str, fields: dict[str, Any], *, is_so: bool
) -> None:
    world.add(kind, **fields)

    assert _is_so(world, "pupils_heard") is is_so


# Something after a verdict


def test_something_follows_from_a_decision_when_the_design_changes_after_it(
    world: World, clock: time_machine.Traveller
) -> None:
    design = world.design()
    decided = world.evaluation(decision="adjust")
    before = _seen(world, "went_on_from_verdict")
    clock.shift(timedelta(hours=1))
    world.revise(design, summary="Nu met twee stappen.")

    assert before == Seen(0, 1, None, decided.id)
    assert _is_so(world, "went_on_from_verdict")


def test_a_next_iteration_is_something_too_and_shows_in_the_new_one(world: World) -> None:
    decided = world.evaluation(decision="adjust")
    iteration = world.next_iteration(decided)

    with world.database.reading():
        seen = mirror_of([iteration.id])[iteration.id]["went_on_from_verdict"]

    assert seen == Seen(1, 0, decided.id, None)


def test_a_decision_to_stop_or_keep_asks_for_nothing_more(world: World) -> None:
    world.evaluation(decision="stop")
    world.evaluation(decision="keep")

    assert _seen(world, "went_on_from_verdict").is_nothing


def test_what_was_dropped_is_not_in_the_mirror(world: World) -> None:
    for artefact in world.chain().values():
        world.drop(artefact)

    with world.database.reading():
        seen = mirror_of([world.waterlelie.iteration_id])[world.waterlelie.iteration_id]
    assert {code for code in LINES if not seen[code].is_nothing} == set()


# The page


def test_the_page_leads_to_where_it_is_and_gives_no_number(world: World, signed_in: SignedIn) -> None:
    tried = _try(world, scale="school", prediction="")
    world.insight(lane="pupils")

    teacher = signed_in(world.teacher)

    read = teacher.get(f"/teams/{world.waterlelie.id}/mirror")

    matter = read.text.partition("<main")[2].partition("</main>")[0]
    assert f"/artefacts/{tried.id}" in matter
    assert "%" not in matter
    assert len(teacher.queries) <= 4


def test_the_mirror_of_a_team_is_for_the_team_alone(world: World, signed_in: SignedIn) -> None:
    url = f"/teams/{world.waterlelie.id}/mirror"
    inside, outside = (world.reader, world.guide), (world.kompas_teacher, world.coordinator, world.administrator)

    assert [signed_in(who).get(url).status_code for who in inside] == [200, 200]
    assert [signed_in(who).get(url).status_code for who in outside] == [404, 404, 404]


# Over a network


@pytest.mark.parametrize(
    ("so", "of", "shown"),
    [
        (4, 4, (0, None, False)),  # too few teams: nothing
        (0, 5, (5, None, False)),
        (4, 9, (9, None, False)),
        (5, 5, (5, 5, False)),
        (6, 8, (8, 5, False)),
        (18, 20, (20, 16, False)),
        (8, 20, (20, 8, True)),
    ],
)
def test_fewer_than_five_are_never_counted_out(so: int, of: int, shown: tuple[int, int | None, bool]) -> None:
    seen = [Seen(1, 0, 1, None)] * so + [Seen(0, 1, None, 1)] * (of - so) + [Seen()] * 7

    found = spread(LINES["small_first"], seen)

    assert (found.of, found.least, found.exactly) == shown


def test_where_something_can_always_be_added_every_team_counts() -> None:
    assert spread(LINES["pupils_heard"], [Seen()] * 6).of == 6
    assert spread(LINES["small_first"], [Seen()] * 6).of == 0


def test_only_who_looks_after_the_network_sees_its_mirror(world: World, signed_in: SignedIn) -> None:
    _try(world, scale="one_class")
    url = f"/networks/{world.names.network_id}/mirror"

    read = signed_in(world.coordinator).get(url)

    assert read.status_code == 200
    assert "Lezen groep 4" not in read.text
    assert "Rekenen groep 6" not in read.text
    assert [signed_in(who).get(url).status_code for who in (world.guide, world.administrator)] == [403, 403]
