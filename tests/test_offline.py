"""What the site gives a browser to keep: enough to write in a log without a network, and nothing about anybody."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

import pytest

from designteam.cycle.models import Experiment
from tests.support.access import added_counter
from tests.support.client import Client
from tests.support.pages import read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
WORKER = re.compile(r'data-worker="([^"]+)"')


@pytest.fixture
def experiment(world: World) -> Experiment:
    made: Experiment = world.experiment(rests_on=[world.design()], state="running")
    return made


def test_the_worker_is_a_script_of_this_release_under_the_same_rules(client: Client) -> None:
    found = WORKER.search(client.get("/sign-in").text)
    assert found is not None

    answer = client.get(found[1])

    release = found[1].rpartition("=")[2]
    assert (answer.status_code, answer.mimetype) == (200, "text/javascript")
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert f'"release": "{release}"' in answer.text
    for url in re.findall(r'"(/(?:static|offline)/[^"]+)"', answer.text):
        assert client.get(url).status_code == 200, url


@pytest.mark.parametrize(("language", "words"), [("nl", "Er is geen netwerk"), ("en", "There is no network")])
def test_the_page_without_a_network_is_the_same_for_everybody(
    world: World, signed_in: SignedIn, client: Client, language: str, words: str
) -> None:
    teacher = signed_in(world.teacher)

    shown = teacher.get(f"/offline/{language}").text

    assert words in text_of(read(shown).root)
    assert shown == client.get(f"/offline/{language}").text
    assert "data-reader" not in shown
    assert "csrf" not in shown
    assert client.get("/offline/fr").status_code == 404


def test_the_log_that_is_kept_holds_no_names_no_notes_and_no_token(
    world: World, signed_in: SignedIn, experiment: Experiment
) -> None:
    counter = added_counter(world, experiment)
    teacher = signed_in(world.teacher)
    teacher.fill_in(f"/artefacts/{experiment.id}/log", {"text": "Wat er in de klas gebeurde."}, to="/log")
    log = teacher.get(f"/artefacts/{experiment.id}/log").text

    answer = teacher.get(f"/artefacts/{experiment.id}/log/kept")

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert f"data-shell-mark={answer.headers['ETag']}" in log
    assert experiment.title in answer.text
    assert counter.caption in answer.text
    for never in ("Wat er in de klas gebeurde.", world.teacher.name, teacher.token, "csrf_token"):
        assert never not in answer.text


def test_only_who_may_write_in_a_log_may_keep_it(world: World, signed_in: SignedIn, experiment: Experiment) -> None:
    url = f"/artefacts/{experiment.id}/log/kept"

    assert signed_in(world.kompas_teacher).get(url).status_code == 404
    assert signed_in(world.reader).get(url).status_code in {403, 404}
    assert signed_in(world.teacher).get(f"/artefacts/{world.insight().id}/log/kept").status_code == 404


def test_the_key_to_what_waits_is_always_the_same_and_everybody_has_their_own(
    world: World, signed_in: SignedIn, client: Client
) -> None:
    first, later = (signed_in(world.teacher).get("/unsent/key") for _ in range(2))
    other = signed_in(world.researcher).get("/unsent/key")
    assert first.json is not None
    assert later.json is not None
    assert other.json is not None

    assert first.headers["Cache-Control"] == "private, no-store"
    assert first.json["who"] == str(world.teacher.id)
    assert first.json["key"] == later.json["key"] != other.json["key"]
    assert len(base64.b64decode(first.json["key"])) == 32
    assert client.get("/unsent/key").status_code == 302


def test_the_token_beside_the_key_sends_a_note(world: World, signed_in: SignedIn, experiment: Experiment) -> None:
    teacher = signed_in(world.teacher)
    given = teacher.get("/unsent/key").json
    assert given is not None

    note = {"csrf_token": given["token"], "text": "Later verstuurd.", "happened_on": "2026-11-24", "submission": "a"}
    answer = teacher.post(f"/artefacts/{experiment.id}/log", data=note)

    assert answer.status_code == 303


def test_signing_out_leaves_only_what_is_sealed_when_the_device_asks_for_that(
    world: World, signed_in: SignedIn
) -> None:
    answer = signed_in(world.teacher).send("/sign-out", {"keeps": "notes"})

    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert signed_in(world.teacher).send("/sign-out").headers["Clear-Site-Data"] == '"cache", "storage"'
