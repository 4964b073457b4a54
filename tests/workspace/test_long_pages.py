"""Pages that grow with the work: what is new stands on top, what is older is folded, what is rare stands aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from xml.etree.ElementTree import Element

import time_machine

from tests.support.client import Client
from tests.support.pages import Page, text_of
from tests.support.world import Who, World, yield_of

SignedIn = Callable[[Who], Client]


def _folds(page: Page) -> Iterator[Element]:
    yield from (found for found in page.elements("details") if found.get("class") == "more")


def test_a_place_to_look_shows_the_newest_insights_and_folds_the_older_ones(world: World, signed_in: SignedIn) -> None:
    for number in range(1, 6):
        world.insight(lane="practice", title=f"Inzicht {number}", text=f"Dit weten we nu, {number}.")

    page = Page(signed_in(world.teacher).get(f"/iterations/{world.waterlelie.iteration_id}/phases/explore").text)
    lane = page.by_id["lane-practice"]
    folded = next(text_of(fold) for fold in _folds(page) if lane in page.ancestors(fold))

    assert text_of(lane).index("we nu, 5.") < text_of(lane).index("we nu, 3.")
    assert "we nu, 2." in folded
    assert "we nu, 3." not in folded


def test_a_long_list_of_news_says_each_day_once_and_folds_what_is_older(
    world: World, signed_in: SignedIn, clock: time_machine.Traveller
) -> None:
    teacher = signed_in(world.teacher)
    teacher.send(f"/teams/{world.waterlelie.id}/visits", htmx=True)
    clock.shift(timedelta(minutes=40))
    for number in range(22):
        world.insight(title=f"Inzicht {number}", by=world.researcher)

    page = Page(teacher.get(f"/teams/{world.waterlelie.id}/news").text)
    folded = next(fold for fold in _folds(page) if "Inzicht" in text_of(fold))

    assert len(list(folded.iter("li"))) == 2
    assert len([line for line in page.elements("li") if line.get("data-day") == "same"]) == 20


def test_what_one_seldom_does_with_an_artefact_is_folded_under_what_one_often_does(
    world: World, signed_in: SignedIn
) -> None:
    insight = world.insight()

    page = Page(signed_in(world.teacher).get(f"/artefacts/{insight.id}").text)
    folded = {
        link.get("href") for fold in _folds(page) for link in fold.iter("a") if link.get("href", "").count("/") == 3
    }

    assert {f"/artefacts/{insight.id}/{place}" for place in ("drop", "rough", "following")} <= folded
    assert f"/artefacts/{insight.id}/edit" not in folded


def test_a_meeting_that_is_still_to_come_folds_another_day(world: World, signed_in: SignedIn) -> None:
    meeting_id = yield_of(world.meeting_with_an_action()).item.meeting_id

    page = Page(signed_in(world.teacher).get(f"/meetings/{meeting_id}").text)
    (fold,) = _folds(page)

    assert [link.get("href") for link in fold.iter("a")] == [
        f"/meetings/{meeting_id}/{place}" for place in ("edit", "cancellation")
    ]


def test_under_a_phase_stand_the_one_before_it_and_the_one_after_it(world: World, signed_in: SignedIn) -> None:
    teacher, phases = signed_in(world.teacher), f"/iterations/{world.waterlelie.iteration_id}/phases"

    def onward(phase: str) -> list[str | None]:
        page = Page(teacher.get(f"{phases}/{phase}").text)
        nav = next(found for found in page.elements("nav") if found.get("class") == "beside-phase")
        return [link.get("href") for link in nav.iter("a")]

    team = f"/teams/{world.waterlelie.id}"
    assert onward("explore") == [f"{phases}/clarify_question", f"{phases}/working_hypothesis", team]
    assert onward("clarify_question") == [f"{phases}/explore", team]


def test_who_leads_one_team_finds_its_year_agreements_and_people_on_their_own_page(
    world: World, signed_in: SignedIn
) -> None:
    year = f'href="/teams/{world.waterlelie.id}/year"'

    assert year in signed_in(world.school_leader).get("/").text
    assert year not in signed_in(world.teacher).get("/").text


def test_the_plan_of_a_part_that_has_a_page_of_its_own_is_named_once(world: World, signed_in: SignedIn) -> None:
    experiment = world.experiment(rests_on=[world.design()])
    teacher = signed_in(world.teacher)

    alone = Page(teacher.get(f"/artefacts/{experiment.id}/charter/steps").text)
    in_place = Page(teacher.get(f"/artefacts/{experiment.id}/charter/steps", headers={"HX-Request": "true"}).text)

    def headings(page: Page) -> list[str]:
        return [text_of(found) for found in page.elements("h1", "h3") if text_of(found) == "Wat we doen"]

    assert len(headings(alone)) == len(headings(in_place)) == 1
