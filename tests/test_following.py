"""Following products, and the letters about what happens with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any

import pytest
import time_machine
from werkzeug.test import TestResponse

from designteam.catalogue.models import Interest, News, NewsChoice, Rhythm, Subject
from designteam.catalogue.shown.following import STOP
from designteam.catalogue.tasks import put_out, write_at_once, write_in_time
from designteam.kit import clock as ours
from designteam.kit.stems import stems_of
from designteam.kit.web import Site
from designteam.letters.models import Letter
from designteam.network.models import Audience, School
from designteam.products.models import Publication
from designteam.search.commands import follow_the_journal
from designteam.search.queries.words import answers, question_in
from designteam.teams.models import DesignTeam
from tests.support.client import Client
from tests.support.pages import read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
ABOUT: dict[str, Any] = {"learning_areas": ["rekenen"], "grades": [7], "summary": "Kinderen kiezen zelf."}
SUNDAY = datetime(2026, 11, 22, 12, 0, tzinfo=ours.SCHOOL_TIME)
MONDAY = datetime(2026, 11, 23, 7, 17, tzinfo=ours.SCHOOL_TIME)
A_WEEK = timedelta(days=7)


@pytest.fixture
def travels(clock: time_machine.Traveller) -> time_machine.Traveller:
    clock.move_to(SUNDAY)
    return clock


@pytest.fixture
def reader(world: World, signed_in: SignedIn, travels: time_machine.Traveller) -> Client:
    """A teacher of another school in the network."""
    return signed_in(world.kompas_teacher)


def in_words(answer: TestResponse) -> str:
    return text_of(read(answer.text).root)


def put(world: World, title: str, *, audience: Audience = Audience.PUBLIC, **said: Any) -> Publication:
    publication = world.publish(world.product(title=title, **ABOUT | said), audience=audience)
    with world.database.writing():
        follow_the_journal()
    return publication


def renew(world: World, publication: Publication, because: str) -> None:
    from designteam.cycle.models import Product

    (product,) = world.all(Product, id=publication.product_id)
    world.publish(product, because=because)


def write(site: Site) -> None:
    with site.app_context():
        write_at_once.run()
        write_in_time.run()


def follow(client: Client, publication: Publication) -> TestResponse:
    return client.fill_in(f"/products/{publication.id}", to=f"/products/{publication.id}/following")


def rhythms(client: Client, **chosen: str) -> TestResponse:
    return client.fill_in("/products/following", chosen, to="/rhythms")


# Following


def test_a_product_is_followed_from_its_page_and_let_go_again(world: World, reader: Client) -> None:
    publication = put(world, "Rekenlogboek")

    follow(reader, publication)
    follow_twice = reader.send(f"/products/{publication.id}/following")

    (interest,) = world.all(Interest)
    assert (interest.subject, interest.name) == (Subject.PRODUCT, "Rekenlogboek")
    assert follow_twice.status_code == 303
    assert "Rekenlogboek" in in_words(reader.get("/products/following"))
    assert "Je volgt dit product." in in_words(reader.get(f"/products/{publication.id}"))
    reader.fill_in("/products/following", to=f"/interests/{interest.id}/removal")
    assert world.all(Interest) == []


def test_a_school_an_area_and_a_search_are_followed_in_words(world: World, reader: Client) -> None:
    put(world, "Rekenlogboek")
    (team,) = world.all(DesignTeam, id=world.waterlelie.id)
    (school,) = world.all(School, id=team.school_id)
    asked = {f"school={school.id}": "school", "area=rekenen": "theme", "q=kiezen&grade=7": "search"}

    for choices in asked:
        reader.fill_in(f"/products?{choices}", to=choices)

    found = {interest.subject.value: interest.name for interest in world.all(Interest)}
    assert found == {"school": school.name, "theme": "Rekenen", "search": "“kiezen”, groep 7"}
    page = reader.get("/products/following")
    assert "/products?area=rekenen" in page.text
    assert "/products?q=kiezen&amp;grade=7" in page.text


def test_ten_things_take_as_many_statements_as_none(world: World, reader: Client) -> None:
    empty = reader.get("/products/following")
    few = len(reader.queries)
    for number in range(10):
        reader.send(f"/products/following?q=rekenen+{number}")

    reader.get("/products/following")

    assert "Je volgt nog niets." in in_words(empty)
    assert len(reader.queries) == few == 3


@pytest.mark.parametrize("asked", ["", "area=onzin", "q=-kiezen", f"q={'x' * 201}", "sort=alike"])
def test_what_asks_for_all_or_cannot_be_searched_is_not_followed(world: World, reader: Client, asked: str) -> None:
    assert reader.send(f"/products/following?{asked}").status_code == 422
    assert world.all(Interest) == []


def test_who_is_not_signed_in_follows_nothing(world: World, client: Client) -> None:
    publication = put(world, "Rekenlogboek")

    assert "following" not in client.get(f"/products/{publication.id}").text
    client.send(f"/products/{publication.id}/following")
    client.send("/products/following?area=rekenen")
    assert world.all(Interest) == []


def test_what_may_not_be_read_is_not_followed_and_nobody_stops_for_another(
    world: World, reader: Client, signed_in: SignedIn
) -> None:
    inside, outside = put(world, "Binnen", audience=Audience.SCHOOL), put(world, "Buiten")
    follow(signed_in(world.teacher), outside)
    (interest,) = world.all(Interest)

    assert reader.send(f"/products/{inside.id}/following").status_code == 404
    assert reader.send(f"/interests/{interest.id}/removal").status_code == 404
    assert "Buiten" not in in_words(reader.get("/products/following"))


def test_a_hundred_is_enough(world: World, reader: Client) -> None:
    for number in range(100):
        reader.send(f"/products/following?q=rekenen+{number}")

    answer = reader.send("/products/following?q=rekenen+100")

    assert answer.status_code == 422
    assert "honderd" in in_words(answer)
    assert len(world.all(Interest)) == 100


@pytest.mark.parametrize("typed", [{"new": "hourly"}, {"used": ""}])
def test_a_rhythm_that_does_not_exist_is_asked_again(world: World, reader: Client, typed: dict[str, str]) -> None:
    chosen = dict.fromkeys(News, "never") | typed

    assert reader.send("/products/following/rhythms", chosen).status_code == 422
    assert world.all(NewsChoice) == []


# When letters go


@pytest.mark.parametrize(
    ("rhythm", "at", "last"),
    [
        ("daily", "2026-11-23T07:00", "2026-11-23T07:00"),
        ("daily", "2026-11-23T06:59", "2026-11-20T07:00"),
        ("daily", "2026-11-22T12:00", "2026-11-20T07:00"),
        ("weekly", "2026-11-23T06:59", "2026-11-16T07:00"),
        ("weekly", "2026-11-29T23:59", "2026-11-23T07:00"),
        ("monthly", "2026-12-07T06:59", "2026-11-02T07:00"),
        ("monthly", "2026-12-07T07:00", "2026-12-07T07:00"),
        ("weekly", "2027-03-29T07:00", "2027-03-29T07:00"),
        ("weekly", "2027-03-29T06:59", "2027-03-22T07:00"),
        ("weekly", "2026-10-26T07:00", "2026-10-26T07:00"),
    ],
)
def test_letters_go_at_seven_at_school_in_summer_and_in_winter(rhythm: str, at: str, last: str) -> None:
    moment, expected = (datetime.fromisoformat(one).replace(tzinfo=ours.SCHOOL_TIME) for one in (at, last))

    assert Rhythm(rhythm).last_before(moment.astimezone(UTC)) == expected


def test_seven_is_an_hour_earlier_in_the_world_when_it_is_summer() -> None:
    noons = (datetime(2027, 3, day, 12, tzinfo=UTC) for day in (22, 29))
    weekly = [Rhythm.WEEKLY.last_before(noon) for noon in noons]

    assert [moment.astimezone(UTC).hour for moment in weekly if moment] == [6, 5]


# Letters


def test_a_week_of_news_is_one_letter_per_thing_the_newest_first(
    app: Site, world: World, reader: Client, travels: time_machine.Traveller
) -> None:
    first = put(world, "Rekenlogboek")
    travels.shift(timedelta(minutes=30))
    follow(reader, first)
    reader.send("/products/following?area=rekenen")
    travels.shift(timedelta(hours=1))
    renew(world, first, "De keuzes staan nu op één bladzijde.")
    travels.shift(timedelta(hours=1))
    put(world, "Doelenboekje")
    travels.shift(timedelta(hours=1))
    put(world, "Keuzekaart")

    write(app)
    assert world.all(Letter) == []
    travels.move_to(MONDAY)
    write(app)
    write(app)

    (letter,) = world.all(Letter)
    assert (letter.address, letter.subject) == (world.kompas_teacher.email, "Producten: 3 keer nieuws voor jou")
    places = [letter.text.index(words) for words in ("Keuzekaart", "Doelenboekje", "Een nieuwe uitgave: De keuzes")]
    assert places == sorted(places)
    assert letter.text.count("\nRekenen\n") == 1
    assert f"https://localhost/products/{first.id}\n" in letter.text


def test_what_was_told_is_not_told_again(
    app: Site, world: World, reader: Client, travels: time_machine.Traveller
) -> None:
    reader.send("/products/following?area=rekenen")
    for week in range(3):
        if week < 2:
            put(world, f"Product {week}")
        travels.move_to(MONDAY + week * A_WEEK)
        write(app)

    told = [letter.text for letter in world.all(Letter)]
    assert [("Product 0" in text, "Product 1" in text) for text in told] == [(True, False), (False, True)]


def test_what_happened_before_somebody_followed_is_no_news(
    app: Site, world: World, reader: Client, travels: time_machine.Traveller
) -> None:
    put(world, "Rekenlogboek")
    travels.shift(timedelta(hours=1))
    reader.send("/products/following?area=rekenen")

    travels.move_to(MONDAY)
    write(app)

    assert world.all(Letter) == []


def test_a_withdrawal_is_told_at_once_and_once_to_who_uses_it(
    app: Site, world: World, reader: Client, travels: time_machine.Traveller
) -> None:
    publication = put(world, "Rekenlogboek")
    reader.fill_in(f"/products/{publication.id}/use", {"went": "works"}, to="/use")
    follow(reader, publication)
    travels.shift(timedelta(hours=1))
    world.withdraw(publication, because="Er stond een fout in stap twee.")

    write(app)
    assert world.all(Letter) == []
    travels.shift(timedelta(minutes=3))
    write(app)
    write(app)
    travels.move_to(MONDAY)
    write(app)

    letters = {letter.address: letter for letter in world.all(Letter)}
    letter = letters[world.kompas_teacher.email]
    assert len([one for one in world.all(Letter) if one.address == letter.address]) == 1
    assert letter.subject.startswith("Nieuws over Rekenlogboek")
    assert "- Ingetrokken: Er stond een fout in stap twee." in letter.text


def test_the_makers_hear_who_uses_it(app: Site, world: World, reader: Client, travels: time_machine.Traveller) -> None:
    publication = put(world, "Rekenlogboek")
    reader.fill_in(
        f"/products/{publication.id}/use", {"went": "does_not_work", "went_because": "Te veel tekst."}, to="/use"
    )

    travels.move_to(MONDAY)
    write(app)

    told = {letter.address: letter.text for letter in world.all(Letter)}
    assert world.teacher.email in told
    assert world.kompas_teacher.email not in told
    assert "probeerde het, en het werkte daar niet. Te veel tekst." in told[world.teacher.email]


def test_who_comes_into_a_team_later_does_not_hear_of_before(
    app: Site, world: World, reader: Client, travels: time_machine.Traveller
) -> None:
    publication = put(world, "Rekenlogboek")
    reader.fill_in(f"/products/{publication.id}/use", {"went": "works"}, to="/use")
    travels.move_to(MONDAY - timedelta(hours=2))
    from designteam.method.definition import Role

    world.welcome(world.kompas_teacher, Role.TEACHER)

    travels.move_to(MONDAY)
    write(app)

    assert world.kompas_teacher.email not in {letter.address for letter in world.all(Letter)}


def test_who_is_in_no_team_hears_too_and_nobody_hears_of_their_own(
    app: Site, world: World, signed_in: SignedIn, travels: time_machine.Traveller
) -> None:
    for who in (world.administrator, world.teacher):
        signed_in(who).send("/products/following?area=rekenen")
    put(world, "Rekenlogboek")

    travels.move_to(MONDAY)
    write(app)

    assert [letter.address for letter in world.all(Letter)] == [world.administrator.email]


def test_what_should_have_gone_at_once_goes_later_when_no_worker_ran(
    app: Site, world: World, reader: Client, travels: time_machine.Traveller
) -> None:
    publication = put(world, "Rekenlogboek")
    follow(reader, publication)
    world.withdraw(publication)

    travels.shift(timedelta(days=9))
    write(app)

    assert len(world.all(Letter)) == 1


def test_who_lost_the_right_meanwhile_hears_nothing(
    app: Site, world: World, reader: Client, travels: time_machine.Traveller
) -> None:
    publication = put(world, "Rekenlogboek", audience=Audience.NETWORK)
    follow(reader, publication)
    reader.send("/products/following?area=rekenen")
    travels.shift(timedelta(hours=1))
    put(world, "Doelenboekje", audience=Audience.NETWORK)
    world.withdraw(publication)
    put(world, "Alleen van ons", audience=Audience.SCHOOL)
    world.leave(world.kompas_teacher, team=world.kompas)

    travels.move_to(MONDAY)
    write(app)

    assert world.kompas_teacher.email not in {letter.address for letter in world.all(Letter)}


@pytest.mark.parametrize(
    "wanted", [("at_once", [1, 1, 1]), ("daily", [0, 1, 1]), ("weekly", [0, 1, 1]), ("monthly", [0, 0, 1])]
)
def test_everybody_hears_as_often_as_they_want(
    app: Site, world: World, reader: Client, travels: time_machine.Traveller, wanted: tuple[str, list[int]]
) -> None:
    rhythm, letters = wanted
    reader.send("/products/following?area=rekenen")
    rhythms(reader, new=rhythm)
    put(world, "Rekenlogboek")

    counted = []
    for moment in (SUNDAY + timedelta(minutes=5), MONDAY, MONDAY + 2 * A_WEEK):
        travels.move_to(moment)
        write(app)
        counted.append(len(world.all(Letter)))

    assert counted == letters


def test_who_wants_no_letters_gets_none_and_later_nothing_of_that_time(
    app: Site, world: World, signed_in: SignedIn, reader: Client, travels: time_machine.Traveller
) -> None:
    reader.send("/products/following?area=rekenen")
    rhythms(reader, new="never")
    put(world, "Rekenlogboek")
    travels.move_to(MONDAY)
    write(app)
    rhythms(signed_in(world.kompas_teacher), new="weekly")
    travels.shift(timedelta(minutes=1))
    put(world, "Doelenboekje")

    travels.move_to(MONDAY + A_WEEK)
    write(app)

    (letter,) = world.all(Letter)
    assert "Doelenboekje" in letter.text
    assert "Rekenlogboek" not in letter.text


def test_from_monthly_to_weekly_nothing_is_lost(
    app: Site, world: World, signed_in: SignedIn, reader: Client, travels: time_machine.Traveller
) -> None:
    reader.send("/products/following?area=rekenen")
    rhythms(reader, new="monthly")
    put(world, "Rekenlogboek")
    travels.move_to(MONDAY)
    write(app)
    rhythms(signed_in(world.kompas_teacher), new="weekly")

    write(app)
    travels.move_to(MONDAY + 2 * A_WEEK)
    write(app)

    (letter,) = world.all(Letter)
    assert "Rekenlogboek" in letter.text


def test_forty_lines_at_most_stand_in_a_letter_and_it_fits(
    app: Site, world: World, reader: Client, travels: time_machine.Traveller
) -> None:
    for number in range(42):
        publication = world.publish(world.product(title=f"{number} {'rekenen ' * 16}", **ABOUT))
        follow(reader, publication)
        travels.shift(timedelta(minutes=1))
        renew(world, publication, "Nieuw, en daarom zo lang als het kan. " * 12)

    travels.move_to(MONDAY)
    write(app)

    (letter,) = [one for one in world.all(Letter) if one.address == world.kompas_teacher.email]
    assert letter.subject == "Producten: 42 keer nieuws voor jou"
    assert letter.text.count("\n- ") == 40
    assert "en nog 2" in letter.text
    assert len(letter.text) < 10_000


def test_two_workers_write_one_letter(app: Site, world: World, reader: Client, travels: time_machine.Traveller) -> None:
    reader.send("/products/following?area=rekenen")
    put(world, "Rekenlogboek")
    travels.move_to(MONDAY)

    workers = [Thread(target=write, args=[app]) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)

    assert len(world.all(Letter)) == 1


def test_nothing_new_takes_one_statement(app: Site, world: World, reader: Client) -> None:
    from threading import get_ident

    reader.send("/products/following?area=rekenen")
    for number in range(5):
        put(world, f"Product {number}")
    write(app)
    statements = app.extensions["statements"][get_ident()]
    before = len(statements)

    with app.app_context():
        write_at_once.run()

    assert len([one for one in statements[before:] if "PRAGMA" not in one]) == 1


def test_it_is_written_in_the_language_of_who_gets_it(
    app: Site, world: World, reader: Client, travels: time_machine.Traveller
) -> None:
    reader.send("/account", {"name": "Teacher", "language": "en"})
    reader.send("/products/following?area=rekenen")
    put(world, "Rekenlogboek")

    travels.move_to(MONDAY)
    write(app)

    (letter,) = world.all(Letter)
    assert (letter.language, letter.subject[:4]) == ("en", "News")
    assert "- New: Rekenlogboek, of " in letter.text


def test_one_press_stops_the_letters_without_signing_in(
    app: Site, world: World, reader: Client, client: Client, travels: time_machine.Traveller
) -> None:
    reader.send("/products/following?area=rekenen")
    put(world, "Rekenlogboek")
    travels.move_to(MONDAY)
    write(app)
    (letter,) = world.all(Letter)
    found = re.search(r"https://localhost(/products/letters/\S+)", letter.text)
    assert found

    client.get(found[1])
    before = {choice.rhythm for choice in world.all(NewsChoice)}
    answer = client.fill_in(found[1], to=found[1])

    assert Rhythm.NEVER not in before
    assert "Je krijgt geen mails meer" in in_words(answer)
    assert [choice.rhythm for choice in world.all(NewsChoice, person_id=world.kompas_teacher.id)] == [Rhythm.NEVER] * 4
    assert len(world.all(Interest)) == 1


@pytest.mark.parametrize("token", ["1", "1-", "1-abc", "x-abc", "²-abc", "1-é", "9999999999-abc"])
def test_a_link_that_we_did_not_write_stops_nothing(app: Site, client: Client, token: str) -> None:
    with app.app_context():
        assert STOP.person_of(token) is None

    assert client.get(f"/products/letters/{token}").status_code == 404


def test_what_goes_out_on_its_day_is_told_too(
    app: Site, world: World, reader: Client, travels: time_machine.Traveller
) -> None:
    publication = put(world, "Rekenlogboek")
    follow(reader, publication)
    from designteam.cycle.models import Product

    (product,) = world.all(Product, id=publication.product_id)
    world.publish(product, because="Met een voorbeeld.", goes_out_on=(MONDAY + timedelta(days=1)).date())
    travels.move_to(MONDAY + timedelta(days=1, hours=2))
    with app.app_context():
        put_out.run()

    travels.move_to(MONDAY + A_WEEK)
    write(app)

    (letter,) = world.all(Letter, address=world.kompas_teacher.email)
    assert "Met een voorbeeld." in letter.text


@pytest.mark.parametrize(
    ("asked", "text", "fits"),
    [
        ("keuze", "Kinderen maken keuzes.", True),
        ("kiezen rekenen", "Kiezen bij taal.", False),
        ("kiezen -rekenen", "Kiezen bij rekenen.", False),
        ('"zelf kiezen"', "Kinderen leren zelf kiezen.", True),
        ('"zelf kiezen"', "Zelf leren zij kiezen.", False),
        ("reken*", "Een rekenlogboek.", True),
        ("logboek*", "Een rekenlogboek.", False),
        ("", "Alles.", True),
    ],
)
def test_a_text_answers_as_in_the_index(asked: str, text: str, fits: bool) -> None:
    assert answers(question_in(asked), stems_of(text)) is fits
