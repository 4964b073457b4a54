"""Searches that somebody keeps: what is new in them, a letter a week about it, and one press to stop those."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Thread
from typing import Any

import pytest
import time_machine
from werkzeug.test import TestResponse

from designteam.evidence.models import Holding
from designteam.kit import clock as ours
from designteam.kit.web import Site
from designteam.letters.models import Letter
from designteam.library.models import Letters, SavedSearch
from designteam.library.shown.searches import STOP
from designteam.library.tasks import write_what_is_new
from designteam.network.models import Audience
from designteam.search.commands import follow_the_journal
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
SUNDAY = datetime(2026, 11, 22, 12, 0, tzinfo=ours.SCHOOL_TIME)
MONDAY = datetime(2026, 11, 23, 7, 17, tzinfo=ours.SCHOOL_TIME)
A_WEEK = timedelta(days=7)


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


def in_words(answer: TestResponse) -> str:
    return text_of(read(answer.text).root)


def bring_in(world: World, title: str, **how: Any) -> Holding:
    held: Holding = world.source(title=title, **how)
    with world.database.writing():
        follow_the_journal()
    return held


def keep(client: Client, asked: str = "q=lezen", **typed: str) -> TestResponse:
    return client.fill_in(f"/evidence/searches/new?{asked}", typed)


def the_search(world: World) -> SavedSearch:
    (search,) = world.all(SavedSearch)
    return search


def write(site: Site) -> None:
    with site.app_context():
        write_what_is_new.run()


# Keeping


def test_what_was_asked_is_kept_under_a_name_and_found_back(world: World, teacher: Client) -> None:
    bring_in(world, "Samen lezen")
    shelf = teacher.get("/evidence?q=lezen&kind=source")

    answer = keep(teacher, "q=lezen&kind=source", name="Over lezen")

    search = the_search(world)
    assert "/evidence/searches/new?" in shelf.text
    assert answer.status_code == 303
    assert (search.name, search.words, search.query, search.letters) == (
        "Over lezen", "lezen", "kind=source", Letters.WEEKLY,
    )  # fmt: skip
    assert "Over lezen" in in_words(teacher.get("/evidence/searches"))
    onward = teacher.send(f"/evidence/searches/{search.id}/shelf")
    assert onward.headers["Location"].endswith("/evidence?q=lezen&kind=source")


def test_it_is_called_by_what_was_asked_until_somebody_says_otherwise(world: World, teacher: Client) -> None:
    form = teacher.form_at("/evidence/searches/new?q=lezen&kind=source&strength=strong")

    assert "lezen, bronnen, Sterk" in str(form.with_({}))


def test_the_same_kept_twice_is_kept_once(world: World, teacher: Client) -> None:
    keep(teacher, name="Lezen")
    keep(teacher, name="Alles over lezen", letters="never")

    search = the_search(world)
    assert (search.name, search.letters) == ("Alles over lezen", Letters.NEVER)


def test_it_can_be_called_otherwise_and_removed(world: World, teacher: Client) -> None:
    keep(teacher)
    search = the_search(world)

    teacher.fill_in(f"/evidence/searches/{search.id}/edit", {"name": "Boeken", "letters": "never"}, to=str(search.id))
    changed = the_search(world)
    teacher.fill_in(f"/evidence/searches/{search.id}/edit", to="removal")

    assert (changed.name, changed.letters) == ("Boeken", Letters.NEVER)
    assert world.all(SavedSearch) == []


def test_a_search_is_of_one_person(world: World, teacher: Client, signed_in: SignedIn) -> None:
    keep(teacher, name="Alleen van mij")
    place = f"/evidence/searches/{the_search(world).id}"
    other = signed_in(world.researcher)

    assert [other.send(f"{place}/shelf").status_code, other.get(f"{place}/edit").status_code] == [404, 404]
    assert other.send(place, {"name": "Van jou", "letters": "never"}).status_code == 404
    assert other.send(f"{place}/removal").status_code == 404
    assert "Alleen van mij" not in in_words(other.get("/evidence/searches"))
    assert the_search(world).name == "Alleen van mij"


def test_who_is_not_signed_in_keeps_nothing(client: Client, world: World) -> None:
    bring_in(world, "Samen lezen", audience=Audience.PUBLIC)

    page = client.get("/evidence?q=lezen")

    assert "/evidence/searches" not in page.text
    assert client.get("/evidence/searches/new?q=lezen").status_code in {302, 303, 401}


@pytest.mark.parametrize("asked", ["", "kind=onzin", "q=-lezen", f"q={'x' * 201}", "sort=title"])
def test_what_asks_for_nothing_or_cannot_be_searched_is_not_kept(world: World, teacher: Client, asked: str) -> None:
    assert teacher.get(f"/evidence/searches/new?{asked}").status_code == 422
    assert teacher.send(f"/evidence/searches?{asked}", {"name": "x", "letters": "never"}).status_code == 422
    assert world.all(SavedSearch) == []


@pytest.mark.parametrize("typed", [{"name": ""}, {"name": "x" * 121}, {"letters": "hourly"}, {"letters": ""}])
def test_what_is_not_filled_in_well_is_asked_again(world: World, teacher: Client, typed: dict[str, str]) -> None:
    answer = teacher.send("/evidence/searches?q=lezen", {"name": "Lezen", "letters": "never"} | typed)

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == set(typed)
    assert world.all(SavedSearch) == []


def test_twenty_is_enough(world: World, teacher: Client) -> None:
    for number in range(20):
        keep(teacher, f"q=lezen+{number}")

    answer = keep(teacher, "q=rekenen", name="Rekenen")

    assert answer.status_code == 422
    assert "twintig zoekvragen" in in_words(answer)
    assert len(world.all(SavedSearch)) == 20


# What is new


def test_what_came_since_somebody_looked_is_new_until_they_look(world: World, teacher: Client) -> None:
    bring_in(world, "Samen lezen")
    keep(teacher)
    assert "Samen lezen" not in in_words(teacher.get("/evidence/searches"))

    bring_in(world, "Alleen lezen")
    page = in_words(teacher.get("/evidence/searches"))
    teacher.send(f"/evidence/searches/{the_search(world).id}/shelf")

    assert "één nieuw" in page
    assert "Alleen lezen" in page
    assert "Alleen lezen" not in in_words(teacher.get("/evidence/searches"))


def test_what_is_shared_later_is_new_then_and_what_may_not_be_seen_never(
    world: World, signed_in: SignedIn, teacher: Client
) -> None:
    elsewhere = signed_in(world.kompas_teacher)
    keep(elsewhere)
    card = world.card(finding="Samen lezen helpt.")
    with world.database.writing():
        follow_the_journal()
    before = in_words(elsewhere.get("/evidence/searches"))

    teacher.fill_in(f"/evidence/{card.id}", {"audience": "network"}, to="audience")

    assert "Samen lezen helpt." not in before
    assert "Samen lezen helpt." in in_words(elsewhere.get("/evidence/searches"))


def test_a_change_in_what_was_seen_is_not_new(world: World, teacher: Client) -> None:
    source = bring_in(world, "Samen lezen")
    keep(teacher)

    teacher.fill_in(f"/evidence/{source.id}/edit", {"title": "Samen lezen in de klas"})

    assert "Samen lezen" not in in_words(teacher.get("/evidence/searches"))


def test_the_library_page_fetches_them_when_somebody_asks(world: World, teacher: Client) -> None:
    teacher.get("/evidence")
    without = len(teacher.queries)
    keep(teacher)

    page = teacher.get("/evidence")

    assert len(teacher.queries) == without
    assert "Mijn zoekvragen" in in_words(page)
    part = teacher.get("/evidence/searches", headers={"HX-Request": "true"})
    assert "<html" not in part.text


# The letter


@pytest.fixture
def travels(clock: time_machine.Traveller) -> time_machine.Traveller:
    clock.move_to(SUNDAY)
    return clock


def test_once_a_week_a_letter_tells_what_is_new(
    app: Site, world: World, signed_in: SignedIn, travels: time_machine.Traveller
) -> None:
    teacher = signed_in(world.teacher)
    bring_in(world, "Samen lezen")
    keep(teacher, name="Over lezen")
    new = bring_in(world, "Alleen lezen")

    write(app)
    assert world.all(Letter) == []
    travels.move_to(MONDAY)
    write(app)
    write(app)

    (letter,) = world.all(Letter)
    assert (letter.address, letter.subject) == (world.teacher.email, "Nieuw in de bibliotheek voor jou")
    assert "Over lezen" in letter.text
    assert f"- Alleen lezen\n  https://localhost/evidence/{new.id}\n" in letter.text
    assert "Samen lezen" not in letter.text


def test_what_a_letter_told_is_not_told_again_and_nothing_new_gives_no_letter(
    app: Site, world: World, signed_in: SignedIn, travels: time_machine.Traveller
) -> None:
    keep(signed_in(world.teacher))
    bring_in(world, "Alleen lezen")

    for week in range(3):
        travels.move_to(MONDAY + week * A_WEEK)
        write(app)

    assert len(world.all(Letter)) == 1


def test_a_letter_tells_only_what_may_be_seen_at_that_moment(
    app: Site, world: World, signed_in: SignedIn, travels: time_machine.Traveller
) -> None:
    keep(signed_in(world.kompas_teacher))
    bring_in(world, "Lezen in ons team", audience=Audience.TEAM)
    shared = bring_in(world, "Lezen in het netwerk")
    with world.database.writing() as session:
        session.get_one(Holding, shared.id).audience = Audience.TEAM

    travels.move_to(MONDAY)
    write(app)

    assert world.all(Letter) == []


def test_at_most_ten_of_a_search_stand_in_a_letter(
    app: Site, world: World, signed_in: SignedIn, travels: time_machine.Traveller
) -> None:
    teacher = signed_in(world.teacher)
    for words in ("lezen", "boek", "verhaal", "letter", "taal"):
        keep(teacher, f"q={words}", name=words)
    for number in range(12):
        world.source(title=f"Lezen boek verhaal letter taal {'x' * 400} {number}")
    with world.database.writing():
        follow_the_journal()

    travels.move_to(MONDAY)
    write(app)

    (letter,) = world.all(Letter)
    assert letter.text.count("https://localhost/evidence/") == 40 + 2
    assert letter.text.count("en nog 2") == 4
    assert "en nog 12" in letter.text
    assert len(letter.text) < 10_000


def test_two_workers_write_one_letter(
    app: Site, world: World, signed_in: SignedIn, travels: time_machine.Traveller
) -> None:
    keep(signed_in(world.teacher))
    bring_in(world, "Alleen lezen")
    travels.move_to(MONDAY)

    workers = [Thread(target=write, args=[app]) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)

    assert len(world.all(Letter)) == 1


def test_it_is_written_in_the_language_of_who_gets_it(
    app: Site, world: World, signed_in: SignedIn, travels: time_machine.Traveller
) -> None:
    teacher = signed_in(world.teacher)
    teacher.send("/account", {"name": "Teacher", "language": "en"})
    keep(teacher)
    bring_in(world, "Alleen lezen")

    travels.move_to(MONDAY)
    write(app)

    (letter,) = world.all(Letter)
    assert (letter.language, letter.subject) == ("en", "New in the library for you")


def test_one_press_stops_the_letters_without_signing_in(
    app: Site, world: World, signed_in: SignedIn, client: Client, travels: time_machine.Traveller
) -> None:
    teacher = signed_in(world.teacher)
    keep(teacher)
    keep(signed_in(world.researcher))
    bring_in(world, "Alleen lezen")
    travels.move_to(MONDAY)
    write(app)
    letter = next(one for one in world.all(Letter) if one.address == world.teacher.email)
    found = re.search(r"https://localhost(/evidence/letters/\S+)", letter.text)
    assert found

    client.get(found[1])
    before = {search.person_id: search.letters for search in world.all(SavedSearch)}
    answer = client.fill_in(found[1], to=found[1])

    after = {search.person_id: search.letters for search in world.all(SavedSearch)}
    assert before == dict.fromkeys(before, Letters.WEEKLY)
    assert "Je krijgt geen mails meer" in in_words(answer)
    assert after == before | {world.teacher.id: Letters.NEVER}


@pytest.mark.parametrize("token", ["", "1", "1-", "1-abc", "x-abc", "-1-abc", "²-abc", "1-é", "9999999999-abc"])
def test_a_link_that_we_did_not_write_stops_nothing(app: Site, world: World, client: Client, token: str) -> None:
    with app.app_context():
        assert STOP.person_of(token) is None

    assert client.get(f"/evidence/letters/{token}").status_code == 404


@pytest.mark.parametrize(
    ("at", "monday"),
    [
        ("2026-11-23T05:59:00+00:00", None),
        ("2026-11-23T06:00:00+00:00", "2026-11-23"),
        ("2026-11-29T22:59:00+00:00", "2026-11-23"),
        ("2026-11-29T23:00:00+00:00", None),
        ("2026-06-01T05:00:00+00:00", "2026-06-01"),
    ],
)
def test_monday_begins_at_seven_at_school(at: str, monday: str | None) -> None:
    found = ours.monday_of(datetime.fromisoformat(at))

    assert (found and found.isoformat()) == monday
