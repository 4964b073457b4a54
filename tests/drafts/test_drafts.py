"""What somebody types is kept for them alone, until they keep it for good or throw it away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from werkzeug.test import TestResponse

from designteam.drafts.models import STAYS, Draft
from designteam.drafts.queries import drafts_of
from designteam.kit import clock as ours
from designteam.kit import db, jobs
from designteam.kit.web import Site
from designteam.people import commands as people
from designteam.people.models import Person
from tests.support.client import Client
from tests.support.pages import typed_in
from tests.support.world import LEAST, Who, World

SignedIn = Callable[[Who], Client]

TYPED = "Kinderen die zelf kiezen, blijven langer aan het werk."
WRITING = "een-middag"


def types(client: Client, place: str, *, writing: str = WRITING, **fields: str) -> TestResponse:
    """What the browser sends while somebody types."""
    body = {"place": place, "about": "Schrijf een inzicht op", "writing": writing, "typed": list(fields.items())}
    return client.post("/drafts", json=body, headers={"X-CSRFToken": client.token})


def new_insight(world: World) -> str:
    return f"/iterations/{world.waterlelie.iteration_id}/insight/new?lane=practice"


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


def test_what_was_typed_is_there_again_with_a_line_above_it(world: World, teacher: Client) -> None:
    place = new_insight(world)

    assert types(teacher, place, text=TYPED, lane="ict").status_code == 204

    form = teacher.form_at(place, to="/insight").holds
    assert (form["text"], form["lane"]) == ([TYPED], ["ict"])
    assert "We hebben bewaard wat je typte op" in teacher.get(place).text
    assert TYPED not in teacher.get(new_insight(world).split("?")[0]).text


def test_nobody_else_sees_a_draft(world: World, signed_in: SignedIn, teacher: Client) -> None:
    place = new_insight(world)
    types(teacher, place, text=TYPED)

    for who in (world.researcher, world.guide):
        assert TYPED not in signed_in(who).get(place).text
    assert signed_in(world.kompas_teacher).get(place).status_code == 404


def test_a_draft_is_gone_once_it_is_kept(world: World, teacher: Client) -> None:
    place = new_insight(world)
    types(teacher, place, text=TYPED, lane="practice")

    answer = teacher.fill_in(place, to="/insight")

    assert answer.status_code == 303
    assert TYPED not in teacher.get(place).text
    assert [draft.typed for draft in world.all(Draft)] == [[]]


def test_what_arrives_after_it_was_kept_does_not_bring_it_back(world: World, teacher: Client) -> None:
    place = new_insight(world)
    types(teacher, place, text=TYPED, lane="practice")
    teacher.fill_in(place, to="/insight")

    late, new = types(teacher, place, text=TYPED), types(teacher, place, text="Iets anders", writing="een-avond")

    assert (late.status_code, new.status_code) == (205, 204)
    assert [draft.typed for draft in world.all(Draft)] == [[["text", "Iets anders"]]]


def test_keeping_without_a_draft_is_remembered_too(world: World, teacher: Client) -> None:
    """The browser may still hold what it could not send: it hears that this writing ended."""
    place = new_insight(world)

    teacher.fill_in(place, LEAST["insight"] | {"writing": WRITING}, to="/insight")

    assert f'data-finished="{WRITING}"' in teacher.get(place).text


def test_a_form_that_is_refused_keeps_its_draft(world: World, teacher: Client) -> None:
    place = new_insight(world)
    types(teacher, place, text=TYPED, lane="practice")

    answer = teacher.fill_in(place, {"title": "x" * 200}, to="/insight")

    assert answer.status_code == 422
    assert f'value="{WRITING}"' in answer.text
    assert TYPED in teacher.get(place).text


def test_a_draft_of_what_somebody_changed_meanwhile_leads_to_both_texts(world: World, teacher: Client) -> None:
    insight = world.insight()
    place = f"/artefacts/{insight.id}/edit"
    types(teacher, place, text=TYPED, lane="practice", from_version="1")
    world.revise(insight, text="Wat een ander bewaarde.", by=world.researcher)

    page = teacher.get(place)
    answer = teacher.fill_in(place, to="/versions")

    assert "Intussen heeft iemand een nieuwere versie bewaard." in page.text
    assert answer.status_code == 409
    assert TYPED in answer.text
    assert "Wat een ander bewaarde." in answer.text
    assert TYPED in teacher.get(place).text


def test_throwing_away_shows_what_is_kept(world: World, teacher: Client) -> None:
    insight = world.insight()
    place = f"/artefacts/{insight.id}/edit"
    types(teacher, place, text=TYPED, lane="practice", from_version="1")

    answer = teacher.fill_in(place, to="/drafts/removal")

    assert (answer.status_code, answer.location) == (303, place)
    assert typed_in(teacher.get(place).text)["text"] == [insight.text]
    assert types(teacher, place, text=TYPED).status_code == 205


def test_what_makes_no_sense_in_a_draft_breaks_no_form(world: World, teacher: Client) -> None:
    place = f"/iterations/{world.waterlelie.iteration_id}/experiment/new"
    nonsense = {"starts_on": "2026-02-31", "group_size": "veel", "grades": "x", "rests_on": "-1", "scale": "reus"}

    types(teacher, place, **nonsense, title="Proef\0 \ud800", unknown="?")

    page = teacher.get(place)
    assert page.status_code == 200
    assert typed_in(page.text)["title"] == ["Proef"]
    assert typed_in(page.text)["starts_on"] == ["2026-02-31"]


@pytest.mark.parametrize(
    "body",
    [
        None, [], "x", {}, {"place": "https://elders.example/x", "writing": "w", "typed": []},
        {"place": "/x", "writing": "", "typed": []}, {"place": "/x", "writing": "w", "typed": {}},
        {"place": "/x", "writing": "w", "typed": [["a", 1]]}, {"place": "/x", "writing": "w", "typed": ["a"]},
        {"place": "/" + "x" * 300, "writing": "w", "typed": []},
        {"place": "/x", "writing": "w", "typed": [["a", "b"]] * 401},
    ],
)  # fmt: skip
def test_what_no_form_sends_is_refused(world: World, teacher: Client, body: Any) -> None:
    answer = teacher.post("/drafts", json=body, headers={"X-CSRFToken": teacher.token})

    assert answer.status_code == 422
    assert world.all(Draft) == []


def test_ten_thousand_lines_are_kept_as_a_draft(world: World, teacher: Client) -> None:
    place = f"/iterations/{world.waterlelie.iteration_id}/exploration_item/new"
    lines = "\n".join(f"Regel {number} van wat er geplakt is" for number in range(10_000))

    types(teacher, place, found=lines, lane="practice", title="Alles")
    answer = teacher.fill_in(place, to="/exploration_item")

    assert answer.status_code == 422
    assert "Hoogstens 2000 tekens" in answer.text
    assert "Regel 9999 van wat er geplakt is" in answer.text


def test_without_a_sign_in_nothing_is_kept_and_what_was_kept_stays(
    world: World, teacher: Client, new_client: Callable[[], Client]
) -> None:
    place = new_insight(world)
    types(teacher, place, text=TYPED)
    with world.database.writing():
        people.sign_out_everywhere(db.session().get_one(Person, world.teacher.id), at=ours.now())

    assert types(teacher, place, text="Later").status_code == 401
    assert types(new_client(), place, text="Van een ander").status_code == 401
    assert [draft.typed for draft in world.all(Draft)] == [[["text", TYPED]]]


def test_my_drafts_are_listed_with_what_they_are_about(world: World, teacher: Client, signed_in: SignedIn) -> None:
    first, second = new_insight(world), f"/iterations/{world.waterlelie.iteration_id}/log_entry/new"
    types(teacher, first, text=TYPED, lane="practice")
    types(teacher, second, text="Onderweg")
    types(signed_in(world.researcher), first, text="Van een ander")
    teacher.fill_in(first, to="/insight")

    with world.database.reading():
        waiting = drafts_of(db.session().get_one(Person, world.teacher.id))

    assert [(one.place, one.about) for one in waiting] == [(second, "Schrijf een inzicht op")]


def test_what_nobody_came_back_for_goes(app: Site, world: World, teacher: Client) -> None:
    place = new_insight(world)
    types(teacher, place, text=TYPED)

    with time_machine.travel(ours.now() + STAYS - timedelta(hours=1)):
        _every_hour(app)
        assert len(world.all(Draft)) == 1
    with time_machine.travel(ours.now() + STAYS + timedelta(hours=1)):
        _every_hour(app)
        assert world.all(Draft) == []


def _every_hour(site: Site) -> None:
    with site.app_context():
        for declared in jobs._declared.values():
            if declared.hours is not None:
                declared.run()
