"""While something is being tried, what is of now comes first: the log and the numbers before the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tests.support.client import Client
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

PLAN, FOLDED, NUMBERS = 'id="part-question"', '<details class="charter-fold"', 'id="measurements"'


def test_the_plan_stands_first_before_it_runs_and_folds_when_it_does(world: World, signed_in: SignedIn) -> None:
    planned, running = (
        world.experiment(question="Helpt de kaart?", state=state, rests_on=[world.design()])
        for state in ("planned", "running")
    )
    teacher = signed_in(world.teacher)

    before, during = (teacher.get(f"/artefacts/{one.id}").text for one in (planned, running))

    assert before.index(PLAN) < before.index(NUMBERS)
    assert during.index(NUMBERS) < during.index(PLAN)
    assert (FOLDED in before, FOLDED in during) == (False, True)
    assert during.index("Helpt de kaart?") < during.index(NUMBERS)


def test_a_phase_names_its_log_by_day_and_first_words_and_folds_what_is_older(
    world: World, signed_in: SignedIn
) -> None:
    days = [date(2024, 10, 1) + timedelta(days=number) for number in range(5)]
    for day in days:
        world.log_entry(happened_on=day, text=f"Op dag {day.day} lagen de kaarten klaar.")

    page = signed_in(world.teacher).get(f"/iterations/{world.waterlelie.iteration_id}/phases/experiment").text

    shown, _, folded = page.partition("2 eerdere berichten")
    assert [day.day for day in reversed(days) if f"Op dag {day.day} lagen" in shown] == [5, 4, 3]
    assert [day.day for day in reversed(days) if f"Op dag {day.day} lagen" in folded] == [2, 1]
    assert "zaterdag 5 oktober 2024</a>" in shown
