"""Where files are kept: in a folder of this machine, or in a store that many machines share. Both behave alike."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from designteam.config import Incomplete, Settings, Store
from designteam.cycle.models import Attachment
from designteam.cycle.views.upkeep import attachments_of, let_go_of_attachments
from designteam.kit import clock as ours
from designteam.kit.bucket import PIECE, Bucket
from designteam.kit.files import Folder, OutOfReach, Shelf
from designteam.kit.jobs import Queue
from designteam.kit.web import Site
from designteam.reports.models import Dossier, Failure, Form
from designteam.reports.views.making import shelf_of
from tests.support.access import attached_picture, picture, ready_dossier
from tests.support.client import Client
from tests.support.pages import errors_in, typed_in
from tests.support.shelves import broker_server, content_of, store_server
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

NOWHERE = Store("files-of-the-tests", "test", "http://127.0.0.1:9", "us-east-1")
KEY = {"AWS_ACCESS_KEY_ID": "of the tests", "AWS_SECRET_ACCESS_KEY": "of the tests"}


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    with store_server() as store:
        yield store


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in KEY.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(params=["folder", "bucket"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    if request.param == "folder":
        return Folder(tmp_path / "files")
    store: Store = request.getfixturevalue("store")
    return Bucket(store._replace(folder=tmp_path.name), "files")


@pytest.fixture
def with_store(app: Site, store: Store) -> Iterator[Site]:
    """The site with its files in a store."""
    with _kept_in(app, store):
        yield app


@pytest.fixture
def without_store(app: Site) -> Iterator[Site]:
    """The site with its files in a store that does not answer."""
    with _kept_in(app, NOWHERE):
        yield app


@contextmanager
def _kept_in(app: Site, store: Store) -> Iterator[None]:
    before = app.extensions["settings"]
    app.extensions["settings"] = replace(before, store=store)
    try:
        yield
    finally:
        app.extensions["settings"] = before


# A shelf


def test_what_is_kept_comes_back_and_goes_when_it_is_let_go(shelf: Shelf) -> None:
    first, second = shelf.keep(b"one"), shelf.keep(io.BytesIO(b"two"))
    assert [content_of(shelf, name) for name in (first, second)] == [b"one", b"two"]

    shelf.let_go([first, "", "nothing"])

    assert shelf.find(first) is None
    assert shelf.find("") is None
    assert content_of(shelf, second) == b"two"


def test_a_large_file_is_read_piece_by_piece(shelf: Shelf) -> None:
    large = b"".join(number.to_bytes(4, "big") for number in range(PIECE + 7))
    name = shelf.keep(io.BytesIO(large))

    stored = shelf.find(name)

    assert stored is not None
    assert stored.size == len(large)
    with stored.open() as file:
        assert file.read(10) == large[:10]
        assert file.read() == large[10:]


def test_what_nobody_names_is_cleared_away_but_not_what_is_younger(shelf: Shelf) -> None:
    loose, named = shelf.keep(b"one"), shelf.keep(b"two")

    too_young = shelf.clear(but=[named], before=ours.now() - timedelta(hours=1))
    cleared = shelf.clear(but=[named], before=ours.now() + timedelta(hours=1))

    assert (too_young, cleared) == (0, 1)
    assert shelf.find(loose) is None
    assert content_of(shelf, named) == b"two"


def test_shelves_of_two_sorts_do_not_clear_each_other_away(store: Store) -> None:
    one, other = Bucket(store, "one"), Bucket(store, "other")
    name = one.keep(b"one")

    other.clear(but=[], before=ours.now() + timedelta(hours=1))

    assert content_of(one, name) == b"one"


def test_a_shelf_that_can_be_written_to_opens_its_door(shelf: Shelf) -> None:
    shelf.knock()


@pytest.mark.parametrize("where", ["nowhere", "no bucket", "no folder"])
def test_a_shelf_out_of_reach_says_so_at_every_turn(where: str, tmp_path: Path, store: Store) -> None:
    (tmp_path / "files").write_text("A file stands where the folder should be.")
    shelves: dict[str, Shelf] = {
        "nowhere": Bucket(NOWHERE, "files"),
        "no bucket": Bucket(store._replace(bucket="there-is-none"), "files"),
        "no folder": Folder(tmp_path / "files"),
    }

    for content in (b"one", io.BytesIO(b"one")):
        with pytest.raises(OutOfReach):
            shelves[where].keep(content)
    with pytest.raises(OutOfReach):
        shelves[where].knock()


# The setting


def test_a_store_is_one_setting_away(tmp_path: Path) -> None:
    environ = {"DESIGNTEAM_DEMO": "1", "DESIGNTEAM_DATA_DIR": str(tmp_path)}
    url = "s3://team-files/production/site?endpoint=https://store.example:9000&region=eu-west-1"

    plain, shared = (Settings.from_environment(environ | more) for more in ({}, {"DESIGNTEAM_STORE_URL": url}))

    assert plain.store is None
    assert shared.store == Store("team-files", "production/site", "https://store.example:9000", "eu-west-1")
    assert Store.at("s3://team-files") == Store("team-files")


@pytest.mark.parametrize(
    "url",
    [
        "team-files",
        "s3:team-files",
        "s3://",
        "s3://ab",
        "s3://Team_Files",
        "s3://key:secret@team-files",
        "https://store.example/team-files",
        "s3://team-files?endpoint=store.example",
        "s3://team-files?endpoint=ftp://store.example",
        "s3://team-files?endpoint=https://key:secret@store.example",
        "s3://team-files?endpiont=https://store.example",
        "s3://team-files?access_key_id=secret",
    ],
)
def test_an_address_that_makes_no_sense_is_refused_with_a_sentence(tmp_path: Path, url: str) -> None:
    environ = {"DESIGNTEAM_DEMO": "1", "DESIGNTEAM_DATA_DIR": str(tmp_path), "DESIGNTEAM_STORE_URL": url}

    with pytest.raises(Incomplete, match="DESIGNTEAM_STORE_URL must read s3://bucket") as refusal:
        Settings.from_environment(environ)

    assert "secret@" not in str(refusal.value)


# The site


def test_a_picture_is_added_shown_and_removed_by_way_of_the_store(
    with_store: Site, world: World, signed_in: SignedIn
) -> None:
    insight, teacher = world.insight(), signed_in(world.teacher)
    added = teacher.send_file(
        f"/artefacts/{insight.id}/attachments", {"consent": "nobody", "title": "Het bord"}, ("bord.png", picture())
    )
    (kept,) = world.all(Attachment)

    shown = teacher.get(f"/attachments/{kept.id}")
    removal = f"/artefacts/{insight.id}/attachments/{kept.id}/removal"
    removed = teacher.send(removal, {"reason": "Dit was het bord van vorig jaar."})

    assert (added.status_code, shown.status_code, removed.status_code) == (303, 200, 303)
    assert (shown.content_length, len(shown.data)) == (kept.size, kept.size)
    assert shown.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert isinstance(attachments_of(with_store), Bucket)
    assert attachments_of(with_store).find(kept.file) is None


def test_the_hourly_work_clears_the_store_of_what_no_line_names(with_store: Site, world: World) -> None:
    kept, shelf = attached_picture(with_store, world, world.insight()), attachments_of(with_store)
    loose = shelf.keep(b"never arrived")

    with with_store.app_context(), pytest.MonkeyPatch.context() as later:
        in_a_while = ours.now() + timedelta(hours=2)
        later.setattr("designteam.kit.clock.now", lambda: in_a_while)
        let_go_of_attachments.run()

    assert shelf.find(loose) is None
    assert shelf.find(kept.file) is not None


def test_everything_of_a_team_is_gathered_from_the_store(with_store: Site, world: World, signed_in: SignedIn) -> None:
    attached_picture(with_store, world, world.insight())
    teacher = signed_in(world.teacher)
    teacher.send(f"/iterations/{world.waterlelie.iteration_id}/dossiers", {"form": Form.ZIP.value})

    (made,) = world.all(Dossier)
    answer = teacher.get(f"/dossiers/{made.id}/file")

    with ZipFile(io.BytesIO(answer.data)) as parcel:
        names = parcel.namelist()
    assert made.is_ready
    assert [name for name in names if name.startswith("attachments/") and name.endswith(".webp")]
    assert isinstance(shelf_of(with_store), Bucket)


# A store that does not answer


def test_when_the_store_is_away_what_was_typed_stays_and_nothing_is_half_there(
    without_store: Site, world: World, signed_in: SignedIn
) -> None:
    insight, teacher = world.insight(), signed_in(world.teacher)
    before = world.kept()

    answer = teacher.send_file(
        f"/artefacts/{insight.id}/attachments", {"consent": "nobody", "title": "Het bord"}, ("bord.png", picture())
    )

    assert answer.status_code == 422
    assert errors_in(answer.text)["file"]
    assert typed_in(answer.text)["title"] == ["Het bord"]
    assert world.kept() == before


def test_when_the_store_is_away_reading_a_file_is_a_matter_of_trying_again(
    app: Site, store: Store, world: World, signed_in: SignedIn
) -> None:
    with _kept_in(app, store):
        kept, dossier = attached_picture(app, world, world.insight()), ready_dossier(app, world, world.teacher)
    teacher = signed_in(world.teacher)

    with _kept_in(app, NOWHERE):
        answers = [teacher.get(url) for url in (f"/attachments/{kept.id}", f"/dossiers/{dossier.id}/file")]
        page = teacher.get(f"/artefacts/{kept.artefact_id}")

    assert [(answer.status_code, answer.headers["Retry-After"]) for answer in answers] == [(503, "30")] * 2
    assert all("127.0.0.1:9" not in answer.text for answer in answers)
    assert page.status_code == 200


def test_when_the_store_is_away_removing_a_picture_still_removes_it(
    app: Site, store: Store, world: World, signed_in: SignedIn
) -> None:
    with _kept_in(app, store):
        kept = attached_picture(app, world, world.insight())
    teacher = signed_in(world.teacher)

    with _kept_in(app, NOWHERE):
        removal = f"/artefacts/{kept.artefact_id}/attachments/{kept.id}/removal"
        answer = teacher.send(removal, {"reason": "Er staat toch iemand op."})

    assert answer.status_code == 303
    assert world.again(kept).removed_at is not None


def test_when_the_store_is_away_a_dossier_fails_with_a_sentence(
    without_store: Site, world: World, signed_in: SignedIn
) -> None:
    teacher = signed_in(world.teacher)

    teacher.send(f"/iterations/{world.waterlelie.iteration_id}/dossiers", {"form": Form.DOCX.value})

    (made,) = world.all(Dossier)
    assert made.failure is Failure.OWN_FAULT


def test_who_watches_over_the_installation_reads_what_does_not_answer(app: Site, store: Store, client: Client) -> None:
    told = {}
    for name, where in {"well": store, "away": NOWHERE}.items():
        with _kept_in(app, where):
            told[name] = client.get("/readyz")
            assert client.get("/healthz").status_code == 200

    assert [answer.status_code for answer in told.values()] == [200, 503]
    assert told["well"].json == {"status": "ok", "database": "reachable", "files": "reachable", "queue": "reachable"}
    assert told["away"].json == {**told["well"].json, "status": "unavailable", "files": "unreachable"}


# The broker


@pytest.fixture(scope="session")
def broker() -> Iterator[str]:
    with broker_server() as url:
        yield url


@contextmanager
def _queued_at(app: Site, broker_url: str) -> Iterator[Queue]:
    """The site with its jobs in another queue than that of the tests, which does them at once."""
    before, queue = app.extensions.get("jobs"), Queue(app, broker_url=broker_url, secret="a secret for this queue")
    app.extensions["jobs"] = queue
    try:
        yield queue
    finally:
        queue.huey.storage.pool.disconnect()
        app.extensions.pop("jobs") if before is None else app.extensions.update(jobs=before)


def test_what_is_asked_on_one_machine_is_made_on_another_by_way_of_a_redis_server(
    app: Site, world: World, signed_in: SignedIn, broker: str
) -> None:
    teacher = signed_in(world.teacher)
    with _queued_at(app, broker):
        teacher.send(f"/iterations/{world.waterlelie.iteration_id}/dossiers", {"form": Form.DOCX.value})
        health = teacher.get("/readyz")
    (asked,) = world.all(Dossier)

    with _queued_at(app, broker) as elsewhere:
        while elsewhere.huey.pending_count():
            elsewhere.huey.execute(elsewhere.huey.dequeue())

    assert asked.is_waiting
    assert world.again(asked).is_ready
    assert health.status_code == 200


def test_when_the_broker_is_away_what_was_kept_is_kept_and_asking_again_brings_it(
    app: Site, world: World, signed_in: SignedIn
) -> None:
    teacher = signed_in(world.teacher)
    url = f"/iterations/{world.waterlelie.iteration_id}/dossiers"

    with _queued_at(app, "redis://127.0.0.1:9/0"):
        answer, health = teacher.send(url, {"form": Form.DOCX.value}), teacher.get("/readyz")
    (asked,) = world.all(Dossier)
    again = teacher.send(url, {"form": Form.DOCX.value})

    assert (answer.status_code, again.status_code) == (303, 303)
    assert asked.is_waiting
    assert (health.status_code, health.json and health.json["queue"]) == (503, "unreachable")
    assert world.again(asked).is_ready
