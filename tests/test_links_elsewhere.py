"""Links to shared drives and pages: which may be added, how they are looked at, and what a page says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
import time_machine

from designteam.cycle import commands
from designteam.cycle.models import Artefact, Bookmark, Reach
from designteam.cycle.queries.attachments import bookmarks_to_look_at
from designteam.kit import clock as ours
from designteam.kit import outside
from designteam.kit.outside import Found, look_at
from tests.support.access import added_bookmark
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


class Elsewhere(BaseHTTPRequestHandler):
    """A site that answers as its path asks."""

    asked: Sequence[str] = ()

    def do_HEAD(self) -> None:
        type(self).asked = (*self.asked, f"{self.command} {self.path}")
        code, _, onward = self.path.strip("/").partition("/")
        only_get = code == "405" and self.command == "GET"
        self.send_response(200 if only_get else int(code))
        if onward:
            self.send_header("Location", onward.replace("~", "/"))
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Says nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    Elsewhere.asked = ()
    with _serving() as address:
        yield address


@contextmanager
def _serving() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


# Looking


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/200", Found.WORKS),
        ("/301/~200", Found.WORKS),
        ("/405", Found.WORKS),
        ("/429", Found.WORKS),
        ("/401", Found.SIGN_IN),
        ("/403", Found.SIGN_IN),
        ("/302/https:~~accounts.google.com~signin", Found.SIGN_IN),
        ("/404", Found.BROKEN),
        ("/410", Found.BROKEN),
        ("/500", Found.BROKEN),
        ("/302/~302~~200", Found.WORKS),
        ("/302/ftp:~~127.0.0.1~", Found.BROKEN),
    ],
)
def test_what_an_answer_means(elsewhere: str, path: str, found: Found) -> None:
    assert look_at(f"{elsewhere}{path}", also_at_home=True) is found


def test_this_machine_is_never_asked_unless_a_test_says_so(elsewhere: str) -> None:
    assert look_at(f"{elsewhere}/200") is Found.BROKEN
    assert Elsewhere.asked == ()


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://0.0.0.0/", "http://[::1]/", "http://10.0.0.8/",
        "http://192.168.1.1/admin", "http://172.16.0.1/", "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/", "http://[fd00::1]/", "http://100.64.0.1/",
        "http://224.0.0.1/", "http://2130706433/", "http://0x7f.1/", "https://example.org:8443/", "ftp://example.org/",
        "file:///etc/passwd", "gopher://example.org/", "http://naam:geheim@example.org/", "http:///pad", "geen adres",
        "javascript:alert(1)",
    ],
)  # fmt: skip
def test_nothing_but_public_places_is_asked(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    asked: list[object] = []
    monkeypatch.setattr(outside, "_asked", lambda *where: asked.append(where))

    assert look_at(url) is Found.BROKEN
    assert asked == []


def test_a_name_of_which_one_address_is_ours_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(outside, "_asked", lambda *where: asked.append(where))

    found = look_at("https://twee-adressen.example/", look_up=lambda _name, _port: ["93.184.216.34", "127.0.0.1"])

    assert found is Found.BROKEN
    assert asked == []


def test_a_redirect_into_our_own_network_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answered(parts: object, address: str, method: str) -> tuple[int, str]:
        asked.append(address)
        return 302, "http://169.254.169.254/latest/meta-data/"

    monkeypatch.setattr(outside, "_asked", answered)

    assert look_at("https://93.184.216.34/") is Found.BROKEN
    assert asked == ["93.184.216.34"]


# On the page of what it belongs to


@pytest.fixture
def insight(world: World) -> Artefact:
    made: Artefact = world.insight()
    return made


def found_of(world: World, bookmark: Bookmark, reach: Reach) -> None:
    with world.database.writing():
        commands.note_reach(bookmark.id, reach, at=ours.now())


@pytest.mark.parametrize(
    "url",
    [
        "mailto:juf@school.example",
        "data:text/html,x",
        "ftp://schijf.example/",
        "schijf.example",
        "https://a b.nl/",
        "http://[",
    ],
)
def test_only_an_address_of_the_web_can_be_added(
    world: World, signed_in: SignedIn, insight: Artefact, url: str
) -> None:
    fields = {"url": url, "title": "Alle kaarten", "leads_to": "drive"}

    answer = signed_in(world.teacher).send(f"/artefacts/{insight.id}/bookmarks", fields)

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {"url"}
    assert world.all(Bookmark) == []


def test_a_link_is_looked_at_as_soon_as_it_is_added(
    world: World, signed_in: SignedIn, insight: Artefact, clock: time_machine.Traveller
) -> None:
    teacher = signed_in(world.teacher)
    fields = {"url": "https://192.168.1.1/map", "title": "De schijf op school", "leads_to": "drive"}

    answer = teacher.fill_in(f"/artefacts/{insight.id}/bookmarks/new", fields, to="/bookmarks")

    text = text_of(read(teacher.get(f"/artefacts/{insight.id}").text).root)
    assert answer.status_code == 303
    assert "De schijf op school" in text
    assert "werkt niet sinds 24 november 2026" in text  # nobody reaches it from outside the school


def test_the_page_says_in_words_whether_a_link_works(
    world: World, signed_in: SignedIn, insight: Artefact, clock: time_machine.Traveller
) -> None:
    bookmark = added_bookmark(world, insight)
    teacher = signed_in(world.teacher)
    said = {}

    for reach in (Reach.UNKNOWN, Reach.WORKS, Reach.SIGN_IN, Reach.BROKEN):
        found_of(world, bookmark, reach)
        said[reach] = text_of(read(teacher.get(f"/artefacts/{insight.id}").text).root)

    assert "nog niet bekeken" in said[Reach.UNKNOWN]
    assert "vraagt om in te loggen" in said[Reach.SIGN_IN]
    assert "werkt niet sinds 24 november 2026" in said[Reach.BROKEN]
    assert all("schijf.example" in text for text in said.values())


def test_a_link_is_looked_at_again_after_a_week_and_broken_since_the_first_time(
    world: World, insight: Artefact, clock: time_machine.Traveller
) -> None:
    bookmark = added_bookmark(world, insight)
    due = []
    for days in (0, 1, 7, 8):
        with world.database.reading():
            due.append(len(bookmarks_to_look_at(before=ours.now() + timedelta(days=days - 7), most=5)))
        found_of(world, bookmark, Reach.BROKEN)

    first = world.again(bookmark).reach_since
    clock.shift(timedelta(days=9))
    found_of(world, bookmark, Reach.BROKEN)

    assert due == [1, 0, 0, 1]
    assert world.again(bookmark).reach_since == first
    assert world.again(bookmark).looked_at == ours.now()


def test_a_link_that_was_removed_is_not_looked_at_and_leaves_a_line(
    world: World, signed_in: SignedIn, insight: Artefact
) -> None:
    bookmark = added_bookmark(world, insight)
    teacher = signed_in(world.teacher)
    url = f"/artefacts/{insight.id}/bookmarks/{bookmark.id}/removal"

    answer = teacher.fill_in(url, {"reason": "De map is verhuisd."}, to=url)

    with world.database.reading():
        assert bookmarks_to_look_at(before=ours.now(), most=5) == []
    page = teacher.get(f"/artefacts/{insight.id}").text
    assert answer.status_code == 303
    assert "De map is verhuisd." in page
    assert bookmark.url not in page


def test_the_same_address_twice_is_there_once(world: World, signed_in: SignedIn, insight: Artefact) -> None:
    for _ in range(2):
        added_bookmark(world, insight)

    assert len(world.all(Bookmark)) == 1
