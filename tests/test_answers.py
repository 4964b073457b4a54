"""What every answer carries, whatever was asked, and what people read when something cannot be done."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import get_ident
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, OperationalError

from designteam.kit import db
from designteam.kit.security import HEADERS
from designteam.kit.web import Site
from designteam.network.models import Audience
from designteam.people.models import Person
from tests.support.access import addresses_of
from tests.support.client import HTMX, Client
from tests.support.pages import Page, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
NEEDS = {
    "/drafts": "/drafts?at=/",
    "/evidence/searches/new": "/evidence/searches/new?q=kiezen",
    "/guidance/notes/new": "/guidance/notes/new?team=1",
}  # of which page, which words, and about which team
ONLY_IN_THE_DEMO = {"/demo/letters"}
FOR_RESEARCHERS = {"/evidence/doubles"}

# What is asked, the status it gets, and what is lacking for it to go well.
ANSWERS = {
    "a page": ("/method", 200),
    "a redirect": ("/account", 302),
    "a page that is not here": ("/nergens", 404),
    "a method that is not known": ("/sign-out", 405),
    "the health of the installation": ("/healthz", 200),
    "a file": ("/static/favicon.svg", 200),
    "a file that is not here": ("/static/nergens.css", 404),
    "a file above the folder": ("/static/..%2f..%2fpyproject.toml", 404),
}
# Written down a second time, apart from the code, so that what is lost there is missed here.
PROTECTION = {
    "Content-Security-Policy": HEADERS["Content-Security-Policy"],  # looked at part by part below
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Strict-Transport-Security": "max-age=31536000",
}
NO_IDS = ("0", "-1", "01", "1.0", "1e3", "9" * 19, "9" * 400, "٣", "1%00", "%F0%9F%98%80", "1'--")
NO_VERSIONS = ("newer=x", "newer=-1", "newer=99", "newer=1&older=99", f"older={2**63}", "newer=%00", "newer=٣")
NO_BEGINNINGS = ("lane=overal", "rests_on=x", f"rests_on={2**63}", f"rests_on={'9' * 400}", "lane=%00", "rests_on=٣")
NO_FORMS = (
    (b'{"text": "x"}', "application/json"),
    (b"\xff\xfe\x00", "text/plain"),
    (b"", "multipart/form-data"),
    (b"--x\r\n", "multipart/form-data; boundary=x"),
)


@pytest.mark.parametrize(("url", "status"), ANSWERS.values(), ids=ANSWERS)
def test_every_answer_is_protected(client: Client, url: str, status: int) -> None:
    answer = client.get(url)

    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in PROTECTION} == PROTECTION
    assert "Server" not in answer.headers or "Werkzeug" not in answer.headers["Server"]
    assert "X-Powered-By" not in answer.headers


def test_a_nul_in_the_place_of_a_word_is_not_found(client: Client, site: Site) -> None:
    words = [
        rule
        for rule in site.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.arguments and not rule.arguments - {"token", "slug", "mark"}
    ]
    addresses = [re.sub("<[a-z]+>", "x%00", rule.rule) for rule in words]

    assert len(addresses) > 5
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 404)


def test_the_policy_for_content_allows_nothing_of_elsewhere() -> None:
    policy = HEADERS["Content-Security-Policy"].split("; ")

    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'"} <= set(policy)
    assert {"frame-ancestors 'none'", "base-uri 'none'"} <= set(policy)
    assert not any("unsafe" in line or "*" in line or "http:" in line for line in policy)


def test_pages_are_kept_by_nobody_and_files_for_long(client: Client) -> None:
    page, file = client.get("/method"), client.get("/static/favicon.svg")

    assert page.headers["Cache-Control"] == "private, no-store"
    assert {"HX-Request", "Cookie"} <= set(page.headers["Vary"].replace(" ", "").split(","))
    assert file.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in file.headers


def test_another_name_for_this_site_is_not_believed(client: Client) -> None:
    for headers in ({"Host": "elders.example"}, {"Host": "localhost.elders.example"}):
        answer = client.get("/sign-in", headers=headers, base_url="https://elders.example")
        assert answer.status_code == 400
        assert "elders.example" not in answer.text

    forwarded = client.get("/account", headers={"X-Forwarded-Host": "elders.example"})
    assert "elders.example" not in forwarded.location


# Reading changes nothing


def test_no_page_writes_anything(app: Site, world: World, signed_in: SignedIn) -> None:
    """Every page is asked for while each statement that is no question is counted; the database refuses them too."""
    work = world.chain(audience=Audience.NETWORK)
    guide, researcher = signed_in(world.guide), signed_in(world.researcher)
    plain = [
        NEEDS.get(rule.rule, rule.rule)
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.arguments
    ]
    walked = addresses_of(app, world, work, method="GET", asker=world.guide)
    asked = [(researcher if url in FOR_RESEARCHERS else guide, url) for url in plain]
    askers = {"curate": researcher, **dict.fromkeys(("confirm", "recall"), signed_in(world.school_leader))}
    asked += [(askers.get(address.action, guide), address.url) for address in walked]
    before = world.kept(apart_from=())

    for reader, url in asked:
        assert reader.get(url).status_code < 400 or url in ONLY_IN_THE_DEMO, url
        assert [statement for statement in reader.queries if not statement.startswith(("SELECT", "WITH"))] == [], url

    assert world.kept(apart_from=()) == before


def test_the_database_itself_refuses_to_write_while_reading(database: db.Database, world: World) -> None:
    with database.reading() as session, pytest.raises(DBAPIError, match=r"readonly|read-only"):
        session.execute(text("UPDATE person SET name = 'iemand anders'"))

    assert "iemand anders" not in {person.name for person in world.all(Person)}


def test_after_reading_one_can_write_again(database: db.Database) -> None:
    """The same connection serves both; it does not stay closed for writing."""
    for _ in range(3):
        with database.reading() as session:
            session.execute(text("SELECT 1"))
        with database.writing() as session:
            session.execute(text("UPDATE person SET language = 'en'"))


# Addresses that make no sense


@pytest.mark.parametrize("number", NO_IDS)
def test_a_number_that_no_database_gives_out_is_not_found(world: World, signed_in: SignedIn, number: str) -> None:
    teacher = signed_in(world.teacher)

    for url in (f"/teams/{number}", f"/artefacts/{number}", f"/iterations/{number}/phases/explore"):
        assert (url, teacher.get(url).status_code) == (url, 404)


def test_the_largest_number_that_can_be_asked_for_is_not_found_either(world: World, signed_in: SignedIn) -> None:
    assert signed_in(world.teacher).get(f"/artefacts/{'9' * 18}").status_code == 404


@pytest.mark.parametrize("query", NO_VERSIONS)
def test_a_version_that_does_not_exist_is_not_found_or_left_aside(
    world: World, signed_in: SignedIn, query: str
) -> None:
    insight = world.insight()

    assert signed_in(world.teacher).get(f"/artefacts/{insight.id}/versions?{query}").status_code in {200, 404}


@pytest.mark.parametrize("query", NO_BEGINNINGS)
def test_what_an_address_says_beforehand_is_left_aside_when_it_makes_no_sense(
    world: World, signed_in: SignedIn, query: str
) -> None:
    url = f"/iterations/{world.waterlelie.iteration_id}/insight/new?{query}"

    assert signed_in(world.teacher).get(url).status_code == 200


def test_kinds_phases_and_open_places_that_do_not_exist_are_not_found(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    at = f"/iterations/{world.waterlelie.iteration_id}"

    for url in (f"{at}/onzin/new", f"{at}/phases/onzin", f"{at}/open/onzin"):
        assert (url, teacher.get(url).status_code) == (url, 404)
    assert teacher.send(f"{at}/onzin", {"text": "x"}).status_code == 404


def test_what_a_thing_of_this_kind_cannot_do_is_not_found(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)

    assert teacher.send(f"/artefacts/{insight.id}/endorsement", {"from_version": 1}).status_code == 404
    assert teacher.get(f"/artefacts/{insight.id}/next-iteration").status_code == 404


# Requests that make no sense


def test_what_is_too_big_is_refused_before_it_is_read(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    url = f"/artefacts/{insight.id}/versions"
    parts = {f"veld{number}": "x" for number in range(1200)}

    answer = teacher.send(url, {"text": "x" * 1_000_001})
    many = teacher.post(url, data=parts, content_type="multipart/form-data")

    assert (answer.status_code, many.status_code) == (413, 413)
    assert world.again(insight).version == 1


def test_a_body_that_is_no_form_changes_nothing(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    url, headers = f"/artefacts/{insight.id}/versions", {"X-CSRFToken": teacher.token}

    for body, kind in NO_FORMS:
        answer = teacher.post(url, data=body, content_type=kind, headers=headers)
        assert answer.status_code in {400, 409, 415, 422}

    assert world.again(insight).version == 1


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_methods_that_we_do_not_use_are_refused(world: World, signed_in: SignedIn, method: str) -> None:
    teacher = signed_in(world.teacher)

    answer = teacher.open(f"/teams/{world.waterlelie.id}", method=method, headers={"X-CSRFToken": teacher.token})

    assert answer.status_code == 405


# What people read


@pytest.mark.parametrize("url", ["/nergens", "/sign-out", "/artefacts/999"])
def test_a_refusal_is_a_page_with_a_way_on(world: World, signed_in: SignedIn, url: str) -> None:
    answer = signed_in(world.teacher).get(url)

    page = Page(answer.text)
    (main,) = page.elements("main")
    assert answer.status_code in {404, 405}
    assert any(element.get("href") for element in main.iter("a"))
    assert "Traceback" not in answer.text
    assert "werkzeug" not in answer.text.lower()


def test_a_refusal_for_a_part_of_a_page_is_an_alert(world: World, signed_in: SignedIn) -> None:
    answer = signed_in(world.teacher).get("/artefacts/999", headers=HTMX)

    (alert,) = [element for element in Page(answer.text).elements() if element.get("role") == "alert"]
    assert answer.status_code == 404
    assert text_of(alert)
    assert "<html" not in answer.text


def test_our_own_fault_has_a_number_that_is_in_the_log_and_says_nothing_else(
    app: Site, world: World, signed_in: SignedIn, caplog: pytest.LogCaptureFixture
) -> None:
    teacher = signed_in(world.teacher)
    teacher.expects_fault = True

    with _failing(app.database, RuntimeError("het geheim van de smid"), at="SELECT iteration"):
        answer = teacher.get(f"/teams/{world.waterlelie.id}")

    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    mark = record.getMessage().split()[-1]
    assert answer.status_code == 500
    assert mark in answer.text
    assert "geheim" not in answer.text
    assert record.exc_info is not None


def test_a_busy_database_is_told_and_nothing_is_half_kept(app: Site, world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"/artefacts/{insight.id}/edit")
    before = world.kept()
    locked = OperationalError("INSERT", {}, Exception("database is locked"))

    with _failing(app.database, locked, at="INSERT INTO version"):
        answer = teacher.post(form.action, data=form.with_({"text": "Half."}))

    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert world.kept() == before


class _failing:  # noqa: N801  reads as a verb
    """While the block lasts, a statement that begins like this fails."""

    def __init__(self, database: db.Database, fault: Exception, *, at: str) -> None:
        self.engine, self.fault, self.at = database.engine, fault, at

    def __enter__(self) -> None:
        event.listen(self.engine, "before_cursor_execute", self._fail)

    def __exit__(self, *_: object) -> None:
        event.remove(self.engine, "before_cursor_execute", self._fail)

    def _fail(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith(self.at):
            raise self.fault


# The health of the installation


def test_the_installation_says_that_it_is_well(client: Client) -> None:
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json == {"status": "ok", "database": "reachable", "schema": "at head"}


def test_the_installation_says_that_its_schema_is_behind(world: World, client: Client) -> None:
    with world.database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'earlier'"))

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json == {"status": "unavailable", "database": "reachable", "schema": "not at head"}


def test_the_installation_says_that_its_database_is_gone(site: Site, unreachable: db.Database) -> None:
    site.database = unreachable
    site.extensions["statements"] = {get_ident(): []}
    client = site.test_client()

    answer = client.get("/healthz", base_url="https://localhost")
    page = client.get("/account", base_url="https://localhost")

    assert answer.status_code == 503
    assert answer.json == {"status": "unavailable", "database": "unreachable", "schema": "unknown"}
    assert page.status_code in {302, 503}


@pytest.fixture(params=["sqlite", "postgresql"])
def unreachable(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[db.Database]:
    """A database where there is none."""
    nowhere = {
        "sqlite": f"sqlite:///{tmp_path}/nergens/designteam.db",
        "postgresql": f"postgresql+psycopg://nobody@/nothing?host={tmp_path}",
    }
    database = db.Database(nowhere[request.param])
    yield database
    database.engine.dispose()
