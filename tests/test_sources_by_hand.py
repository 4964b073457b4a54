"""A source that somebody fills in: what sort it is, and the numbers by which it is known everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from designteam.evidence.lookups import Catalogues
from designteam.evidence.models import Source
from designteam.kit.web import Site
from tests.support.client import Client
from tests.support.pages import errors_in, form_in, read, text_of, typed_in
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


def new_at(world: World) -> str:
    return f"/teams/{world.waterlelie.id}/evidence/source/new"


def test_a_book_is_kept_and_referred_to_as_a_book(world: World, teacher: Client) -> None:
    typed = {
        "type": "book",
        "title": "Kiezen leren",
        "issued": "2021",
        "people-0-family": "de Vries",
        "people-0-given": "J.",
        "edition": "2",
        "publisher": "Schoolpers",
        "publisher_place": "Arnhem",
        "isbn": "90-01-23456-9",
        "language": "nl",
        "licence": "CC BY 4.0",
    }

    teacher.fill_in(new_at(world), typed)

    (book,) = world.all(Source)
    assert (book.type, book.isbn, book.edition) == ("book", "9789001234560", "2")
    page = teacher.get(f"/evidence/{book.id}").text
    said = text_of(read(page).root)
    assert "De Vries, J. (2021). Kiezen leren (2e druk). Schoolpers." in said
    assert "Wat het is Boek" in said
    assert "Licentie CC BY 4.0" in said
    assert '"@type":"Book"' in page.replace('": "', '":"')
    assert 'content="9789001234560"' in page


def test_a_source_is_an_article_unless_somebody_says_otherwise(world: World, teacher: Client) -> None:
    teacher.fill_in(new_at(world), {"title": "Zelf kiezen"})

    (source,) = world.all(Source)
    assert source.type == "article-journal"


def test_a_sort_that_is_not_offered_stays_when_something_else_changes(world: World, teacher: Client) -> None:
    source = world.source(title="Keuze", type="entry-encyclopedia")

    teacher.fill_in(f"/evidence/{source.id}/edit", {"title": "Keuze, begrip"})

    again = world.again(source)
    assert (again.title, again.type) == ("Keuze, begrip", "entry-encyclopedia")


@pytest.mark.parametrize(
    "typed", ["10.1016/J.Test.2024.1", "https://doi.org/10.1016/j.test.2024.1", "doi: 10.1016/j.test.2024.1"]
)
def test_a_doi_is_kept_in_one_form_however_it_was_typed(world: World, teacher: Client, typed: str) -> None:
    teacher.fill_in(new_at(world), {"title": "Zelf kiezen", "doi": typed})

    (source,) = world.all(Source)
    assert source.doi == "10.1016/j.test.2024.1"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("doi", "11.1016/x", "Dit is geen DOI."),
        ("isbn", "978-90-01-23456-5", "Dit is geen ISBN."),
        ("issued", "vorig jaar", "Schrijf een jaar"),
        ("issued", "2024-13", "Schrijf een jaar"),
        ("type", "gedicht", "Kies er één uit de lijst"),
    ],
)
def test_what_is_no_number_or_year_gets_a_sentence_and_nothing_is_kept(
    world: World, teacher: Client, field: str, typed: str, sentence: str
) -> None:
    answer = teacher.send(f"/teams/{world.waterlelie.id}/evidence/source", {"title": "Zelf kiezen", field: typed})

    assert answer.status_code == 422
    assert sentence in errors_in(answer.text)[field]
    assert world.all(Source) == []


def test_a_number_that_cannot_be_looked_up_goes_along_to_the_form(app: Site, world: World, teacher: Client) -> None:
    silent = Catalogues(doi="http://127.0.0.1:9/", hosts=frozenset({"127.0.0.1"}), also_at_home=True)
    app.extensions["catalogues"] = silent
    asked = f"/teams/{world.waterlelie.id}/evidence/reference"

    refused = teacher.fill_in(asked, {"reference": "https://doi.org/10.1000/182"})
    by_hand = teacher.get(f"{new_at(world)}?doi=10.1000/182").text
    nonsense = teacher.get(f"{new_at(world)}?doi=%22%3E%3Cscript%3E&isbn=12").text

    assert refused.status_code == 422
    assert f'href="{new_at(world)}?doi=10.1000/182"' in refused.text
    assert typed_in(by_hand)["doi"] == ["10.1000/182"]
    assert (typed_in(nonsense)["doi"], typed_in(nonsense)["isbn"]) == ([""], [""])


def test_a_source_that_is_there_already_is_shown_and_kept_once_more_only_when_it_is_another(
    world: World, teacher: Client
) -> None:
    teacher.fill_in(new_at(world), {"title": "Zelf kiezen", "issued": "2020"})
    (first,) = world.all(Source)
    form = teacher.form_at(new_at(world), to="/evidence/source")
    typed = form.with_({"title": "Zelf kiezen!", "issued": "2020", "abstract": "Wat wij erin lazen."})

    refused = teacher.post(form.action, data=typed)

    assert refused.status_code == 422
    assert len(world.all(Source)) == 1
    assert f'href="/evidence/{first.id}"' in refused.text
    assert "Wat wij erin lazen." in refused.text

    again = form_in(refused.text, to="/evidence/source", default_action=form.action)

    kept = [teacher.post(again.action, data=again.with_({})).status_code for _ in range(2)]

    assert kept == [303, 303]
    assert len(world.all(Source)) == 2


def test_a_source_of_another_year_or_without_number_is_another(world: World, teacher: Client) -> None:
    teacher.fill_in(new_at(world), {"title": "Zelf kiezen", "issued": "2020"})

    teacher.fill_in(new_at(world), {"title": "Zelf kiezen", "issued": "2023"})

    assert [one.issued for one in world.all(Source)] == ["2020", "2023"]
