"""Taking a list along: the sources among what answers, as a file or on paper, and only what one may see."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from designteam.evidence.formats import MEDIA_TYPES, Format
from designteam.evidence.formats import read as read_references
from designteam.library.queries import lists
from designteam.network.models import Audience
from designteam.search.commands import follow_the_journal
from tests.support.client import Client
from tests.support.pages import read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
DE_VRIES = {"family": "Vries", "given": "J.", "non-dropping-particle": "de", "role": "author"}


@pytest.fixture
def shelf(world: World) -> None:
    world.source(title="Samen lezen", issued="2021", people=[DE_VRIES], doi="10.1000/ab", audience=Audience.PUBLIC)
    world.source(title="Alleen lezen", issued="2019")
    world.source(title="Lezen in ons team", issued="2020", audience=Audience.TEAM)
    world.source(title="Rekenen", issued="2018")
    world.card(finding="Lezen helpt.", audience=Audience.PUBLIC)
    with world.database.writing():
        follow_the_journal()


def in_words(answer: TestResponse) -> str:
    return text_of(read(answer.text).root)


def titles_in(answer: TestResponse) -> set[str]:
    return {str(one.item["title"]) for one in read_references(answer.data) if one.item}


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("form", list(Format))
def test_the_sources_that_answer_are_in_the_file(world: World, signed_in: SignedIn, form: Format) -> None:
    answer = signed_in(world.teacher).get(f"/evidence/list/{form.value}?q=lezen")

    assert titles_in(answer) == {"Samen lezen", "Alleen lezen", "Lezen in ons team"}
    assert answer.mimetype == MEDIA_TYPES[form].split(";")[0]
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.usefixtures("shelf")
def test_everybody_takes_along_what_they_may_see(world: World, signed_in: SignedIn, client: Client) -> None:
    address = "/evidence/list/csl_json?q=lezen"

    assert titles_in(client.get(address)) == {"Samen lezen"}
    assert titles_in(signed_in(world.kompas_teacher).get(address)) == {"Samen lezen", "Alleen lezen"}
    assert "Alleen lezen" not in in_words(client.get("/evidence/list?q=lezen"))
    assert "Lezen in ons team" not in in_words(signed_in(world.kompas_teacher).get("/evidence/list"))


@pytest.mark.usefixtures("shelf")
def test_the_page_lists_them_as_apa_does_and_leads_to_the_files(world: World, signed_in: SignedIn) -> None:
    page = signed_in(world.teacher).get("/evidence/list?q=lezen")

    assert "De Vries, J. (2021). Samen lezen ." in in_words(page)
    assert "3 bronnen" in in_words(page)
    files = [link.get("href") for link in read(page.text).elements("a") if link.get("download") is not None]
    assert files == [f"/evidence/list/{form.value}?q=lezen" for form in Format]


@pytest.mark.usefixtures("shelf")
def test_the_shelf_leads_to_the_list_with_the_same_choices(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    page = teacher.get("/evidence?q=lezen&decade=2010")

    (address,) = [
        link.get("href") or "" for link in read(page.text).elements("a") if "evidence/list" in (link.get("href") or "")
    ]
    assert titles_in(teacher.get(address.replace("/list?", "/list/bibtex?"))) == {"Alleen lezen"}


@pytest.mark.usefixtures("shelf")
def test_a_typing_error_takes_along_what_the_shelf_shows(world: World, signed_in: SignedIn) -> None:
    assert "Rekenen" in titles_in(signed_in(world.teacher).get("/evidence/list/ris?q=rekeneen"))


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("asked", ["q=olifant", "kind=card"])
def test_where_no_source_answers_the_page_says_so(world: World, signed_in: SignedIn, asked: str) -> None:
    answer = signed_in(world.teacher).get(f"/evidence/list?{asked}")

    assert "Er is geen bron in wat je vond." in in_words(answer)


@pytest.mark.usefixtures("shelf")
def test_when_there_are_more_than_we_count_the_newest_come_along(
    world: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "MOST_COUNTED", 2)

    answer = signed_in(world.teacher).get("/evidence/list?q=lezen")

    assert "Er zijn er meer." in in_words(answer)
    assert "2 bronnen" in in_words(answer)


@pytest.mark.usefixtures("shelf")
def test_a_long_list_takes_as_many_statements_as_a_short_one(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    teacher.get("/evidence/list/bibtex")
    few = len(teacher.queries)
    for number in range(10):
        world.source(title=f"Lezen {number}")
    with world.database.writing():
        follow_the_journal()

    teacher.get("/evidence/list/bibtex")

    assert len(teacher.queries) == few


@pytest.mark.parametrize("address", ["/evidence/list/pdf", "/evidence/list/BIBTEX", "/evidence/list/"])
def test_a_file_of_another_sort_is_not_there(world: World, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/evidence/list", "/evidence/list/bibtex"])
def test_what_cannot_be_searched_is_not_taken_along(world: World, client: Client, address: str) -> None:
    assert client.get(f"{address}?q={'x' * 201}").status_code == 422
