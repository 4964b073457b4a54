"""Finding in the library: by words in any form, by choices that make the list shorter, and only what one may see."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from designteam.evidence import commands
from designteam.evidence.models import Card, CardStatus, Holding, Strength, Term, Vocabulary
from designteam.kit import clock
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.search.commands import follow_the_journal
from designteam.search.queries.stock import ON_A_PAGE
from tests.support.client import Client
from tests.support.pages import read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

DE_VRIES = {"family": "Vries", "given": "Jan de", "role": "author"}
SOURCES: tuple[dict[str, Any], ...] = (
    {"title": "Kinderen kiezen hun eigen lessenreeks", "issued": "2021", "people": [DE_VRIES]},
    {"title": "Zelfregulatie in de basisschool", "issued": "2008-03", "container": "Pedagogische Studiën"},
    {"title": "Bètadidactiek met lessenreeksen", "issued": "1987", "abstract": "Over coöperatief leren."},
)
# What is asked, and which of the sources answer, the newest first.
FOUND = {
    "": [2, 1, 0],
    "lessenreeksen": [2, 0],
    "KINDEREN": [0],
    "cooperatief": [2],
    "vries": [0],
    "pedagogische": [1],
    "1987": [2],
    "lessenreeks -kiezen": [2],
    "coperatief": [2],
    "zelfregultaie": [1],
    "olifant": [],
}


@pytest.fixture
def shelf(world: World) -> list[int]:
    """Three sources, in the index; by their place their ids."""
    held = [world.source(**fields).id for fields in SOURCES]
    _index(world)
    return held


@pytest.mark.parametrize("asked", FOUND)
def test_both_databases_find_the_same_in_any_form_and_with_typing_errors(
    world: World, signed_in: SignedIn, shelf: list[int], asked: str
) -> None:
    answer = signed_in(world.teacher).get("/evidence", query_string={"q": asked})

    assert [shelf.index(id_) for id_ in _held_on(answer.text)] == FOUND[asked]


def test_a_typing_error_says_which_word_was_meant(world: World, signed_in: SignedIn, shelf: list[int]) -> None:
    page = signed_in(world.teacher).get("/evidence?q=coperatief").text

    assert "Bedoelde je" in page
    assert ">coöperatief</a>" in page


def test_another_spelling_is_taken_from_nothing_one_may_not_see(world: World, signed_in: SignedIn) -> None:
    world.source(title="Kanariepietjes", audience=Audience.TEAM)
    _index(world)

    page = signed_in(world.kompas_teacher).get("/evidence?q=kanariepietje5").text

    assert "kanariepietjes" not in page.lower()


def test_what_one_may_not_see_is_not_found_and_not_counted(world: World, signed_in: SignedIn, client: Client) -> None:
    own = world.source(title="Kanarie van ons", audience=Audience.TEAM)
    shared = world.source(title="Kanarie van het netwerk", audience=Audience.NETWORK)
    public = world.source(title="Kanarie van iedereen", audience=Audience.PUBLIC)
    _index(world)
    shown = {"teacher": [public.id, shared.id, own.id], "kompas": [public.id, shared.id], "nobody": [public.id]}

    readers = {"teacher": signed_in(world.teacher), "kompas": signed_in(world.kompas_teacher), "nobody": client}
    for who, reader in readers.items():
        page = reader.get("/evidence?q=kanarie").text
        assert _held_on(page) == shown[who]
        assert _facets_on(page)["Bronnen"] == len(shown[who])


def test_the_name_of_a_team_is_no_choice_for_who_may_not_see_the_team(world: World, signed_in: SignedIn) -> None:
    world.source(title="Kanarie van het netwerk", audience=Audience.NETWORK)
    _index(world)

    assert any("Waterlelie" in label for label in _facets_on(signed_in(world.teacher).get("/evidence").text))
    assert not any("Waterlelie" in label for label in _facets_on(signed_in(world.elsewhere).get("/evidence").text))


def test_choices_make_the_list_shorter_and_count_what_is_left(world: World, signed_in: SignedIn) -> None:
    strong = _card(world, "Kiezen helpt bij rekenen", Strength.STRONG)
    _card(world, "Kiezen helpt bij lezen", Strength.HINT)
    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        commands.give_picture(
            session.get_one(Card, strong.id), text="Ze pakken zelf een rekenmachine.", grades=[6], team=None, by=by,
            at=clock.now(),
        )  # fmt: skip
    world.source(title="Kiezen in de klas", issued="2019")
    _index(world)
    teacher = signed_in(world.teacher)

    everything = _facets_on(teacher.get("/evidence").text)
    cards = teacher.get("/evidence?kind=card").text
    strong_ones = teacher.get("/evidence?kind=card&strength=strong").text

    assert (everything["Kenniskaarten"], everything["Bronnen"], everything["2010 tot en met 2019"]) == (2, 1, 1)
    assert (_facets_on(cards)["Sterk"], _facets_on(cards)["Met klasbeeld"], _facets_on(cards)["Nog niet"]) == (1, 1, 1)
    assert "Bronnen" not in _facets_on(cards)
    assert _held_on(strong_ones) == [strong.id]
    assert _held_on(teacher.get("/evidence?q=rekenmachines&picture=yes").text) == [strong.id]
    assert _held_on(teacher.get("/evidence?q=lezen&picture=yes").text) == []


def test_a_choice_can_be_taken_back_by_the_same_link(world: World, signed_in: SignedIn, shelf: list[int]) -> None:
    teacher = signed_in(world.teacher)
    page = teacher.get("/evidence?kind=source&decade=2000").text
    assert _held_on(page) == [shelf[1]]

    (back,) = set(re.findall(r'href="([^"]+)"[^>]*aria-current="true">(?:(?!</a>).)*2000 tot', page, re.DOTALL))

    assert _held_on(teacher.get(back.replace("&amp;", "&")).text) == [shelf[2], shelf[1], shelf[0]]


def test_terms_are_choices_by_vocabulary_and_two_have_to_stand_both(world: World, signed_in: SignedIn) -> None:
    both, half = world.source(title="Over allebei"), world.source(title="Over een van de twee")
    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        words = Vocabulary(code="kijken", label_nl="Manier van kijken", label_en="Way of looking", place=99)
        one, two = (
            Term(vocabulary=words, code=code, label_nl=code, label_en=code, place=place)
            for place, code in enumerate(("pedagogisch", "didactisch"))
        )
        session.add_all([words, one, two])
        session.flush()
        for held, terms in ((both, [one, two]), (half, [one])):
            again = session.get_one(Holding, held.id)
            commands.revise(again, {}, terms=terms, from_version=1, by=by, at=clock.now())
        ids = one.id, two.id
    _index(world)
    teacher = signed_in(world.teacher)

    facets = _facets_on(teacher.get("/evidence").text)

    assert (facets["Pedagogisch"], facets["Didactisch"]) == (2, 1)
    assert "Manier van kijken" in teacher.get("/evidence").text
    assert _held_on(teacher.get(f"/evidence?term={ids[0]}&term={ids[1]}").text) == [both.id]


def test_the_order_can_be_by_title_or_by_year(world: World, signed_in: SignedIn, shelf: list[int]) -> None:
    teacher = signed_in(world.teacher)

    by_title, by_year = (_held_on(teacher.get(f"/evidence?sort={order}").text) for order in ("title", "year"))

    assert by_title == [shelf[2], shelf[0], shelf[1]]
    assert by_year == [shelf[0], shelf[1], shelf[2]]


@pytest.mark.parametrize("order", ["newest", "title", "year"])
def test_one_reads_on_in_any_order_without_seeing_anything_twice(world: World, signed_in: SignedIn, order: str) -> None:
    held = [world.source(title=f"Kanarie {number:02}", issued=str(1990 + number)).id for number in range(ON_A_PAGE + 3)]
    _index(world)
    teacher = signed_in(world.teacher)

    first = teacher.get(f"/evidence?q=kanarie&sort={order}").text
    onward = re.search(r'href="([^"]*after[^"]*)"', first)
    assert onward
    second = teacher.get(onward[1].replace("&amp;", "&")).text

    assert (len(_held_on(first)), len(_held_on(second))) == (ON_A_PAGE, 3)
    assert sorted(_held_on(first) + _held_on(second)) == held
    assert not re.search(r'href="[^"]*after', second)


def test_what_is_judged_anew_is_found_under_its_new_status(world: World, signed_in: SignedIn) -> None:
    card = _card(world, "Kiezen helpt", Strength.STRONG)
    _index(world)
    teacher = signed_in(world.teacher)
    assert _held_on(teacher.get("/evidence?status=refuted").text) == []

    world.refute(card)
    _index(world)

    assert _held_on(teacher.get("/evidence?status=refuted").text) == [card.id]
    assert "Weerlegd" in teacher.get("/evidence?status=refuted").text


def test_what_was_taken_out_or_became_one_with_another_is_not_found(world: World, signed_in: SignedIn) -> None:
    gone, double, stays = (world.source(title=f"Kanarie {number}") for number in range(3))
    _index(world)
    with world.database.writing() as session:
        by = session.get_one(Person, world.researcher.id)
        session.get_one(Holding, gone.id).remove(because="Dubbel.", by=by, at=clock.now())
        double, into = (session.get_one(Holding, one.id) for one in (double, stays))
        commands.merge(double, into=into, by=by, at=clock.now())

    assert _held_on(signed_in(world.teacher).get("/evidence?q=kanarie").text) == [stays.id]


def test_the_search_of_everything_finds_the_library_too(world: World, signed_in: SignedIn, shelf: list[int]) -> None:
    page = signed_in(world.teacher).get("/search?q=zelfregulatie").text

    assert _held_on(page) == [shelf[1]]
    assert "Bibliotheek. Bron" in text_of(read(page).root)


def test_what_came_with_the_library_and_is_of_no_team_is_found(world: World, signed_in: SignedIn) -> None:
    with world.database.writing() as session:
        by = session.get_one(Person, world.researcher.id)
        held = commands.keep(
            "source", {"title": "Meegeleverde kanarie"}, of=None, audience=Audience.PUBLIC, by=by, at=clock.now()
        )
    _index(world)
    teacher = signed_in(world.teacher)

    assert _held_on(teacher.get("/evidence?q=meegeleverd").text) == [held.id]
    assert _held_on(teacher.get("/search?q=meegeleverd").text) == [held.id]


def test_while_typing_only_the_shelf_comes(world: World, signed_in: SignedIn, shelf: list[int]) -> None:
    part = signed_in(world.teacher).get("/evidence?q=zelf", headers={"HX-Request": "true"}).text

    assert part.lstrip().startswith('<div id="shelf"')
    assert "<h1" not in part


def test_a_page_takes_few_statements_however_much_there_is(world: World, signed_in: SignedIn, shelf: list[int]) -> None:
    teacher = signed_in(world.teacher)
    asked = ("/evidence", "/evidence?q=lessenreeks&kind=source", "/evidence?q=coperatief", "/evidence?sort=title")
    few = [_statements(teacher, url) for url in asked]
    for number in range(ON_A_PAGE):
        world.source(title=f"Nog een lessenreeks {number}")
        _card(world, f"Nog een kaart {number}", Strength.HINT)
    _index(world)

    assert [_statements(teacher, url) for url in asked] == few
    assert max(few) <= 6


@pytest.mark.parametrize(
    "address",
    [
        "q=%22", "q=AND", "q=0held", "q=%00", "kind=nonsense", "term=-1", "term=1%C2%B2", "term=99999999999999",
        "term=0x1", "team=%27", "decade=1", "after=-1", "after=99999999999999", "sort=rank", "after=1&sort=title",
        "kind=card&kind=source",
    ],
)  # fmt: skip
def test_odd_addresses_get_an_ordinary_answer(
    world: World, signed_in: SignedIn, shelf: list[int], address: str
) -> None:
    assert signed_in(world.teacher).get(f"/evidence?{address}").status_code == 200


def test_too_much_gets_a_sentence(world: World, signed_in: SignedIn) -> None:
    answer = signed_in(world.teacher).get("/evidence", query_string={"q": "x" * 201})

    assert answer.status_code == 422
    assert "200" in text_of(read(answer.text).root)


def test_an_empty_library_and_an_empty_answer_say_what_to_do(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)

    assert 'href="/evidence/new"' in teacher.get("/evidence").text
    world.source(title="Kanarie")
    _index(world)
    nothing = teacher.get("/evidence?q=olifant&kind=source").text
    assert 'href="/evidence?q=olifant"' in nothing
    assert 'href="/search?q=olifant"' in nothing


def _card(world: World, finding: str, strength: Strength) -> Any:
    card = world.card(finding=finding, audience=Audience.NETWORK)
    with world.database.writing() as session:
        again = session.get_one(Card, card.id)
        commands.judge(
            again, strength=strength, strength_because="Twee studies.", status=CardStatus.SUPPORTED, because="",
            from_version=again.version, by=session.get_one(Person, world.researcher.id), at=clock.now(),
            today=date(2026, 11, 1),
        )  # fmt: skip
    return card


def _index(world: World) -> None:
    with world.database.writing():
        follow_the_journal()


def _statements(client: Client, url: str) -> int:
    assert client.get(url).status_code == 200
    return len(client.queries)


def _held_on(page: str) -> list[int]:
    return [int(id_) for id_ in re.findall(r'<h3>\s*<a href="/evidence/(\d+)"', page)]


def _facets_on(page: str) -> dict[str, int]:
    """Every choice with how many it leaves."""
    found = re.findall(r'hx-push-url="true".*?</a>', page, re.DOTALL)
    said = [re.sub(r"<svg.*?</svg>|<span class=.sr.>.*?</span>", "", link, flags=re.DOTALL) for link in found]
    choices = (re.search(r'>([^<]+)<span class="many">(\d+)', link) for link in said)
    return {match[1].strip(): int(match[2]) for match in choices if match}


def test_most_ways_to_narrow_the_library_are_folded_until_one_is_chosen(world: World, signed_in: SignedIn) -> None:
    world.source(title="Reigers tellen", issued="2019")
    _card(world, "Reigers helpen", Strength.HINT)
    _index(world)
    teacher = signed_in(world.teacher)

    everything = re.sub(r"\s*\n\s*", "", teacher.get("/evidence?q=reigers").text)
    chosen = re.sub(r"\s*\n\s*", "", teacher.get("/evidence?q=reigers&decade=2010").text)

    folded = '<details class="facet">'
    assert everything.count(f"{folded}<summary><h2>Jaar van de bron") == 2, "beside the list and on a phone"
    assert "<summary><h2>Soort" not in everything
    assert f"{folded}<summary><h2>Jaar van de bron" not in chosen
