"""Who made a source: one row each, in the order of the reference, and no part of a name lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import TestResponse

from designteam.evidence.models import Source
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of, typed_in
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

AKKER = {"family": "Akker", "given": "Jan", "non-dropping-particle": "van den", "suffix": "Jr.", "role": "author"}
DIRECTOR = {"family": "Haan", "given": "L.", "role": "director"}
RAAD = {"literal": "Onderwijsraad", "role": "author"}


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


def in_words(answer: TestResponse) -> str:
    return text_of(read(answer.text).root)


def new_at(world: World) -> str:
    return f"/teams/{world.waterlelie.id}/evidence/source/new"


def people_of(world: World, source: Source) -> list[dict[str, str]]:
    return list(world.again(source).people)


def test_people_and_organisations_come_in_the_order_of_the_rows(world: World, teacher: Client) -> None:
    typed = {
        "title": "Zelf kiezen",
        "issued": "2024",
        "people-0-family": "de Vries",
        "people-0-given": "J.",
        "people-1-family": "Onderwijsraad",
        "people-2-role": "translator",
        "people-2-family": "Jansen",
        "people-2-given": "Piet",
    }

    answer = teacher.fill_in(new_at(world), typed)

    (source,) = world.all(Source)
    assert answer.status_code == 303
    assert source.people == [
        {"family": "Vries", "non-dropping-particle": "de", "given": "J.", "role": "author"},
        {"literal": "Onderwijsraad", "role": "author"},
        {"family": "Jansen", "given": "Piet", "role": "translator"},
    ]
    page = in_words(teacher.get(f"/evidence/{source.id}"))
    assert "Vries, J. de, & Onderwijsraad" in page or "De Vries, J., & Onderwijsraad" in page


def test_a_name_that_nobody_changes_keeps_all_its_parts(world: World, teacher: Client) -> None:
    source = world.source(people=[AKKER, DIRECTOR, RAAD])

    teacher.fill_in(f"/evidence/{source.id}/edit", {"title": "Een andere titel"})

    assert people_of(world, source) == [AKKER, DIRECTOR, RAAD]


def test_of_a_name_that_is_made_longer_the_rest_stays(world: World, teacher: Client) -> None:
    source = world.source(people=[AKKER, RAAD])

    teacher.fill_in(f"/evidence/{source.id}/edit", {"people-0-given": "Jan Willem", "people-1-role": "editor"})

    assert people_of(world, source) == [AKKER | {"given": "Jan Willem"}, RAAD | {"role": "editor"}]


def test_the_order_of_the_rows_is_the_order_of_the_names(world: World, teacher: Client) -> None:
    source = world.source(people=[AKKER, RAAD])
    swapped = {
        "people-0-family": "Onderwijsraad",
        "people-0-given": "",
        "people-1-family": "van den Akker",
        "people-1-given": "Jan",
    }

    teacher.fill_in(f"/evidence/{source.id}/edit", swapped)

    assert people_of(world, source) == [RAAD, AKKER]


def test_an_emptied_row_is_nobody(world: World, teacher: Client) -> None:
    source = world.source(people=[AKKER, RAAD])

    teacher.fill_in(f"/evidence/{source.id}/edit", {"people-0-family": "", "people-0-given": ""})

    assert people_of(world, source) == [RAAD]


def test_a_form_without_rows_leaves_the_people(world: World, teacher: Client) -> None:
    source = world.source(people=[AKKER])

    teacher.send(f"/evidence/{source.id}/versions", {"title": "Korter", "from_version": 1})

    assert people_of(world, source) == [AKKER]


def test_one_more_gives_a_row_and_keeps_what_was_typed(world: World, teacher: Client) -> None:
    typed = {"title": "Nog niet af", "people-0-family": "Vries", "people-0-given": "J.", "one_more": "1"}

    answer = teacher.fill_in(new_at(world), typed)

    fields = typed_in(answer.text)
    assert answer.status_code == 200
    assert (fields["title"], fields["people-0-family"]) == (["Nog niet af"], ["Vries"])
    assert "people-3-family" in fields
    assert errors_in(answer.text) == {}
    assert world.all(Source) == []


def test_one_more_while_changing_keeps_what_was_typed_too(world: World, teacher: Client) -> None:
    source = world.source(people=[AKKER, RAAD])

    answer = teacher.fill_in(f"/evidence/{source.id}/edit", {"people-2-family": "Bakker", "one_more": "1"})

    fields = typed_in(answer.text)
    assert (fields["people-2-family"], fields["people-3-family"]) == (["Bakker"], [""])
    assert people_of(world, source) == [AKKER, RAAD]


def test_a_given_name_alone_is_refused_at_its_row(world: World, teacher: Client) -> None:
    answer = teacher.fill_in(new_at(world), {"title": "Zelf kiezen", "people-1-given": "Jan"})

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {"people-1-given"}
    assert "Schrijf ook de achternaam." in in_words(answer)


@pytest.mark.parametrize(
    "odd",
    [
        {"people-0-family": "x" * 201},
        {"people-0-family": "voor\x00na"},
        {"people-0-family": "Vries", "people-0-role": "hacker"},
    ],
)
def test_what_does_not_fit_is_refused_and_stays(world: World, teacher: Client, odd: dict[str, str]) -> None:
    answer = teacher.fill_in(new_at(world), {"title": "Zelf kiezen", **odd})

    assert answer.status_code == 422
    assert errors_in(answer.text)
    assert world.all(Source) == []


@pytest.mark.parametrize("name", ["people-²-family", f"people-{'9' * 5000}-family", "people--family", "people-0"])
def test_rows_that_no_form_of_ours_has_are_not_there(world: World, teacher: Client, name: str) -> None:
    answer = teacher.send(
        f"/teams/{world.waterlelie.id}/evidence/source", {"title": "Zelf kiezen", "submission": "een", name: "x"}
    )

    (source,) = world.all(Source)
    assert answer.status_code == 303
    assert source.people == []


def test_more_rows_than_fit_are_refused_and_not_cut_off(world: World, teacher: Client) -> None:
    many = {f"people-{number}-family": f"Naam {number}" for number in range(101)}

    answer = teacher.send(f"/teams/{world.waterlelie.id}/evidence/source", {"title": "Zelf kiezen", **many})

    assert answer.status_code == 422
    assert "Er passen hoogstens 100 mensen in een formulier." in in_words(answer)
    assert world.all(Source) == []


def test_of_very_many_people_the_last_stay_as_they_are(world: World, teacher: Client) -> None:
    many: list[dict[str, Any]] = [{"family": f"Naam{number}", "given": "A.", "role": "author"} for number in range(75)]
    source = world.source(people=many)

    teacher.fill_in(f"/evidence/{source.id}/edit", {"people-0-given": "B."})

    assert people_of(world, source) == [many[0] | {"given": "B."}, *many[1:]]


def test_the_versions_tell_in_words_who_came_and_went(world: World, teacher: Client) -> None:
    source = world.source(people=[AKKER])

    teacher.fill_in(
        f"/evidence/{source.id}/edit", {"people-1-role": "editor", "people-1-family": "Bos", "people-1-given": "Lia"}
    )

    page = in_words(teacher.get(f"/evidence/{source.id}/versions"))
    assert "Wie maakte het?" in page
    assert "Bos, Lia (redacteur)" in page


def test_two_who_change_the_same_read_each_others_people(world: World, teacher: Client) -> None:
    source = world.source(people=[AKKER])
    first, second = (teacher.form_at(f"/evidence/{source.id}/edit") for _ in range(2))
    teacher.post(first.action, data=first.with_({"people-1-family": "Bos", "people-1-given": "Lia"}))

    answer = teacher.post(second.action, data=second.with_({"people-1-family": "Kos", "people-1-given": "Mia"}))

    assert answer.status_code == 409
    assert "van den Akker, Jan, Jr.; [toegevoegd: Bos, Lia" in in_words(answer)
    assert typed_in(answer.text)["people-1-family"] == ["Kos"]


# What follows from the words


def test_a_title_follows_the_finding_it_was_made_of(world: World, teacher: Client) -> None:
    card = world.card(finding="Kiezen helpt.")

    teacher.fill_in(f"/evidence/{card.id}/edit", {"finding": "Kiezen helpt soms."})

    assert world.again(card).title == "Kiezen helpt soms."


def test_a_title_of_its_own_stays_when_the_finding_changes(world: World, teacher: Client) -> None:
    card = world.card(title="Kiezen", finding="Kiezen helpt.")

    teacher.fill_in(f"/evidence/{card.id}/edit", {"finding": "Kiezen helpt soms."})

    assert world.again(card).title == "Kiezen"


def test_a_question_is_called_by_what_it_became(world: World, teacher: Client) -> None:
    question = world.hold("knowledge_question", question="Helpt kiezen?")

    teacher.fill_in(f"/evidence/{question.id}/edit", {"sharpened": "Werken kinderen langer door als ze kiezen?"})

    assert world.again(question).title == "Werken kinderen langer door als ze kiezen?"
