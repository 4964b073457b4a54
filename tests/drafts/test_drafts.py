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


def left_on(client: Client, page: str) -> list[dict[str, Any]]:
    """What the browser fetches when a page with forms is opened."""
    answer = client.get("/drafts", query_string={"at": page})
    assert answer.headers["Cache-Control"] == "private, no-store"
    found: list[dict[str, Any]] = answer.get_json()
    return found


def typed_at(client: Client, place: str) -> dict[str, str]:
    return next((dict(left["typed"]) for left in left_on(client, place) if left["place"] == place), {})


def new_insight(world: World) -> str:
    return f"/iterations/{world.waterlelie.iteration_id}/insight/new?lane=practice"


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


def test_what_was_typed_is_there_again_at_the_same_form_only(world: World, teacher: Client) -> None:
    place = new_insight(world)

    assert types(teacher, place, text=TYPED, lane="ict").status_code == 204

    assert typed_at(teacher, place) == {"text": TYPED, "lane": "ict"}
    assert teacher.form_at(place, to="/insight").holds["draft"] == [place]
    assert left_on(teacher, new_insight(world).split("?")[0]) == []


def test_nobody_else_gets_a_draft(world: World, signed_in: SignedIn, teacher: Client) -> None:
    """Also not of an expectation that stays closed: the page of the writer themselves does not even hold it."""
    place = new_insight(world)
    types(teacher, place, text=TYPED)

    for who in (world.researcher, world.guide, world.kompas_teacher):
        assert left_on(signed_in(who), place) == []
    assert TYPED not in teacher.get(place).text


def test_each_form_of_a_page_has_its_own_draft(world: World, teacher: Client) -> None:
    page = f"/artefacts/{world.insight().id}"
    types(teacher, f"{page}#saying", text="Een opmerking")
    types(teacher, f"{page}#answer-3", text="Een antwoord")
    types(teacher, f"{page}0#saying", text="Elders")

    found = {left["place"]: left["typed"] for left in left_on(teacher, page)}

    assert found == {
        f"{page}#saying": [["text", "Een opmerking"]],
        f"{page}#answer-3": [["text", "Een antwoord"]],
    }
    assert len(teacher.queries) <= 3  # the viewer, what was left, and when they were here


def test_a_draft_is_gone_once_it_is_kept(world: World, teacher: Client) -> None:
    place = new_insight(world)
    types(teacher, place, text=TYPED, lane="practice")

    answer = teacher.fill_in(place, {"text": TYPED, "lane": "practice", "writing": WRITING}, to="/insight")

    assert answer.status_code == 303
    assert typed_at(teacher, place) == {}
    assert [draft.typed for draft in world.all(Draft)] == [[]]


def test_a_comment_that_is_placed_leaves_no_draft_and_an_empty_form(world: World, teacher: Client) -> None:
    page = f"/artefacts/{world.insight().id}"
    place = f"{page}#saying"
    types(teacher, place, text=TYPED)

    form = teacher.form_at(page, to="/comments")
    said = form.with_({"text": TYPED, "writing": WRITING, "manner": "remark"})
    answer = teacher.post(form.action, data=said, headers={"HX-Request": "true"})

    assert answer.status_code == 200
    assert "data-was-sent" not in answer.text
    assert typed_at(teacher, place) == {}


def test_what_arrives_after_it_was_kept_does_not_bring_it_back(world: World, teacher: Client) -> None:
    place = new_insight(world)
    types(teacher, place, text=TYPED, lane="practice")
    teacher.fill_in(place, LEAST["insight"] | {"writing": WRITING}, to="/insight")

    late, new = types(teacher, place, text=TYPED), types(teacher, place, text="Iets anders", writing="een-avond")

    assert (late.status_code, new.status_code) == (205, 204)
    assert [draft.typed for draft in world.all(Draft)] == [[["text", "Iets anders"]]]


def test_keeping_without_a_draft_is_remembered_too(world: World, teacher: Client) -> None:
    """The browser may still hold what it could not send: it hears that this writing ended."""
    place = new_insight(world)

    teacher.fill_in(place, LEAST["insight"] | {"writing": WRITING}, to="/insight")

    assert [left["finished"] for left in left_on(teacher, place)] == [WRITING]


def test_a_form_that_is_sent_without_the_script_makes_no_draft(world: World, teacher: Client) -> None:
    teacher.fill_in(new_insight(world), LEAST["insight"], to="/insight")

    assert world.all(Draft) == []


def test_a_form_that_is_refused_keeps_its_draft(world: World, teacher: Client) -> None:
    place = new_insight(world)
    types(teacher, place, text=TYPED, lane="practice")

    answer = teacher.fill_in(place, {"title": "x" * 200, "writing": WRITING}, to="/insight")

    assert answer.status_code == 422
    assert f'value="{WRITING}"' in answer.text
    assert "data-was-sent" in answer.text
    assert typed_at(teacher, place)["text"] == TYPED


def test_a_draft_of_what_somebody_changed_meanwhile_leads_to_both_texts(world: World, teacher: Client) -> None:
    insight = world.insight()
    place = f"/artefacts/{insight.id}/edit"
    types(teacher, place, text=TYPED, lane="practice", from_version="1")
    world.revise(insight, text="Wat een ander bewaarde.", by=world.researcher)

    answer = teacher.fill_in(place, typed_at(teacher, place), to="/versions")

    assert answer.status_code == 409
    assert TYPED in answer.text
    assert "Wat een ander bewaarde." in answer.text
    assert typed_at(teacher, place)["text"] == TYPED


def test_throwing_away_shows_what_is_kept(world: World, teacher: Client) -> None:
    insight = world.insight()
    place = f"/artefacts/{insight.id}/edit"
    types(teacher, place, text=TYPED, lane="practice", from_version="1")

    answer = teacher.post("/drafts/removal", data={"draft": place, "writing": WRITING, "csrf_token": teacher.token})

    assert answer.status_code == 204
    assert typed_at(teacher, place) == {}
    assert typed_in(teacher.get(place).text)["text"] == [insight.text]
    assert types(teacher, place, text=TYPED).status_code == 205


def test_what_no_database_takes_does_not_come_into_a_draft(world: World, teacher: Client) -> None:
    place = f"/iterations/{world.waterlelie.iteration_id}/experiment/new"
    nonsense = {"starts_on": "2026-02-31", "group_size": "veel", "grades": "x", "rests_on": "-1", "scale": "reus"}

    types(teacher, place, **nonsense, title="Proef\0 \ud800", unknown="?")

    assert typed_at(teacher, place) == nonsense | {"title": "Proef ", "unknown": "?"}


@pytest.mark.parametrize("at", ["", "https://elders.example/x", "//elders.example", "/x\n"])
def test_what_lies_elsewhere_is_not_asked_for(teacher: Client, at: str) -> None:
    assert teacher.get("/drafts", query_string={"at": at}).status_code == 422


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
    answer = teacher.fill_in(place, typed_at(teacher, place), to="/exploration_item")

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
    teacher.fill_in(first, LEAST["insight"] | {"writing": WRITING}, to="/insight")

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
