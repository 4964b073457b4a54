"""A browser keeps the pages of a team, asks whether they are still the same, and never shows an old one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import time_machine
from werkzeug.test import TestResponse

from designteam.network.models import Audience
from tests.support.client import Client
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
TO_KNOW_WHO_ASKS = 3  # the reader, the thing with their rights on it, and for an artefact what its kind adds


def _again(client: Client, answer: TestResponse) -> TestResponse:
    """Ask for a page as a browser does that still has it."""
    return client.get(answer.request.path, headers={"If-None-Match": answer.headers["ETag"]})


def _pages(world: World) -> list[str]:
    at = f"/iterations/{world.waterlelie.iteration_id}"
    return [
        f"/teams/{world.waterlelie.id}",
        f"{at}/phases/explore",
        f"{at}/thread",
        f"/teams/{world.waterlelie.id}/people",
    ]


def test_a_page_that_did_not_change_is_not_made_again(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)

    for url in [*_pages(world), f"/artefacts/{insight.id}"]:
        again = _again(teacher, teacher.get(url))

        assert (again.status_code, again.data) == (304, b""), url
        assert len(teacher.queries) <= TO_KNOW_WHO_ASKS, url
        assert again.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    "change", ["a new insight", "a sharper one", "agreed", "shared", "linked", "a phase", "a goodbye"]
)
def test_every_change_shows_at_once(world: World, signed_in: SignedIn, change: str) -> None:
    insight = world.insight()
    colleague, teacher = signed_in(world.researcher), signed_in(world.teacher)
    kept = {url: teacher.get(url) for url in [*_pages(world), f"/artefacts/{insight.id}"]}

    match change:
        case "a new insight":
            world.insight()
        case "a sharper one":
            world.revise(insight, text="Kinderen haken af na tien minuten.")
        case "agreed":
            world.agree(insight)
        case "shared":
            world.share(insight, Audience.NETWORK)
        case "linked":
            looked = world.exploration()
            kept |= {url: teacher.get(url) for url in kept}
            colleague.fill_in(f"/artefacts/{insight.id}/links/new", {"other": str(looked.id)}, to="/links")
        case "a phase":
            world.move("explore")
        case "a goodbye":
            world.leave(world.leaver)

    assert {url: _again(teacher, page).status_code for url, page in kept.items()} == dict.fromkeys(kept, 200)


def test_what_one_reader_keeps_is_not_for_another(world: World, signed_in: SignedIn) -> None:
    kept = signed_in(world.teacher).get(f"/teams/{world.waterlelie.id}")

    assert _again(signed_in(world.guide), kept).status_code == 200
    assert _again(signed_in(world.kompas_teacher), kept).status_code == 404


def test_a_page_is_made_again_in_another_language_and_on_another_day(
    world: World, signed_in: SignedIn, clock: time_machine.Traveller
) -> None:
    teacher = signed_in(world.teacher)
    kept = teacher.get(f"/teams/{world.waterlelie.id}")
    teacher.send("/language", {"language": "en", "next": "/"})
    assert _again(teacher, kept).status_code == 200

    kept = teacher.get(f"/teams/{world.waterlelie.id}")
    clock.shift(60)
    assert _again(teacher, kept).status_code == 304
    for _ in range(10):
        clock.shift(55 * 60)
        teacher.get("/method")
    assert _again(teacher, kept).status_code == 200


def test_a_message_is_shown_once(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    url = f"/artefacts/{insight.id}"
    teacher.send(f"{url}/agreement")

    told = teacher.get(url)
    assert ("ETag" in told.headers, told.headers["Cache-Control"]) == (False, "private, no-store")
    assert _again(teacher, teacher.get(url)).status_code == 304


def test_forms_are_never_kept(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)

    form = teacher.get(f"/iterations/{world.waterlelie.iteration_id}/insight/new")

    assert form.headers["Cache-Control"] == "private, no-store"


def test_an_undone_change_is_not_remembered(world: World, signed_in: SignedIn, clock: time_machine.Traveller) -> None:
    """What the conditions count is remembered by the state of the team; a change that was undone left no state."""
    teacher = signed_in(world.teacher)
    at = f"/iterations/{world.waterlelie.iteration_id}/phases/explore"
    before = teacher.get(at).text
    teacher.send(f"/iterations/{world.waterlelie.iteration_id}/insight", {"lane": "practice", "text": ""})

    assert teacher.get(at).text == before
    world.insight()
    assert teacher.get(at).text != before
