"""The words of the library: everybody reads them, researchers and coordinators look after them, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from designteam.evidence import commands
from designteam.evidence.commands.shipping import Shipment, bring_in_words
from designteam.evidence.models import Tag, Term, Vocabulary
from designteam.evidence.queries.holdings import terms_in_use
from designteam.journal.models import Entry
from designteam.kit import clock
from designteam.people.models import Person
from tests.support.client import Client
from tests.support.pages import form_in
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
LOOKS_AFTER = ("researcher", "coordinator")
OTHERS = ("teacher", "school_leader", "guide", "reader", "colleague", "visitor", "elsewhere", "administrator")


@pytest.fixture(autouse=True)
def shipped_words(world: World) -> None:
    with world.database.writing():
        bring_in_words(Shipment())


def the(world: World, code: str) -> Term:
    """The term by this code, as it is kept now."""
    return world.all(Term, code=code)[0]


def carried(world: World, term: Term) -> None:
    """Let a card carry this term."""
    with world.database.writing() as session:
        teacher = session.get_one(Person, world.teacher.id)
        values = {"finding": "Kiezen helpt.", "title": "Kiezen"}
        words = [session.get_one(Term, term.id)]
        commands.keep("card", values, of=None, terms=words, by=teacher, at=clock.now())


def said(**changes: str) -> dict[str, str]:
    """What a form of a word holds when it is filled in."""
    return {
        "label_nl": "Ouders",
        "label_en": "Parents",
        "definition_nl": "Kijkt vanuit de ouders.",
        "definition_en": "Looks from the parents.",
        "caution_nl": "",
        "caution_en": "",
        "origin": "Ons netwerk",
    } | changes


# Reading


def test_everybody_reads_the_words_with_what_they_mean_and_where_they_come_from(client: Client) -> None:
    page = client.get("/vocabularies").text

    assert "Gedeeld" not in page
    assert "Leraar en leerling sturen samen" in page
    assert "Van Hasselt (2017)" in page
    assert "Anders verwoorden" not in page


def test_the_words_are_there_in_english_too(client: Client) -> None:
    client.send("/language", {"language": "en", "next": "/vocabularies"})

    assert "Teacher and pupil steer together" in client.get("/vocabularies").text


def test_a_word_that_is_off_says_so_with_its_warning_and_is_not_offered(client: Client, world: World) -> None:
    page = client.get("/vocabularies").text

    assert "staat uit" in page
    assert "etiket voor een leerling" in page
    with world.database.reading():
        assert "learning_style" not in {term.code for term in terms_in_use()}


def test_all_words_take_as_many_statements_as_one(client: Client) -> None:
    client.get("/vocabularies")

    assert len(client.queries) == 2


def test_without_words_the_page_says_how_they_come(client: Client, world: World) -> None:
    with world.database.writing() as session:
        for model in (Term, Vocabulary):
            for row in session.scalars(select(model)):
                session.delete(row)
            session.flush()

    assert "Er zijn nog geen woorden" in client.get("/vocabularies").text


# Who may change them


@pytest.mark.parametrize("key", LOOKS_AFTER)
def test_researchers_and_coordinators_look_after_them(world: World, signed_in: SignedIn, key: str) -> None:
    term = the(world, "shared")
    browser = signed_in(getattr(world, key))

    pages = [f"/vocabularies/{term.vocabulary_id}", f"/terms/{term.id}/edit", f"/terms/{term.id}/switch"]

    assert [browser.get(url).status_code for url in pages] == [200, 200, 200]


@pytest.mark.parametrize("key", OTHERS)
def test_nobody_else_does(world: World, signed_in: SignedIn, key: str) -> None:
    term = the(world, "shared")
    browser = signed_in(getattr(world, key))
    before = world.kept()

    read = [f"/vocabularies/{term.vocabulary_id}", f"/vocabularies/{term.vocabulary_id}/terms/new"]
    read += [f"/terms/{term.id}/edit", f"/terms/{term.id}/switch"]
    read += [f"/vocabularies/{term.vocabulary_id}/switch"]
    sent = [f"/vocabularies/{term.vocabulary_id}/{what}" for what in ("terms", "switch")]
    sent += [f"/terms/{term.id}/{what}" for what in ("words", "switch", "place", "removal")]

    assert {browser.get(url).status_code for url in read} == {403}
    assert {browser.send(url, said()).status_code for url in sent} == {403}
    assert world.kept() == before


def test_a_stranger_is_asked_to_sign_in(world: World, client: Client) -> None:
    term = the(world, "shared")

    assert client.get(f"/terms/{term.id}/edit").status_code == 302
    assert client.send(f"/terms/{term.id}/words", said()).status_code == 401


# Saying it differently


def test_a_word_is_said_differently_and_the_history_tells_who_and_why(world: World, signed_in: SignedIn) -> None:
    term = the(world, "shared")
    researcher = signed_in(world.researcher)

    answer = researcher.fill_in(
        f"/terms/{term.id}/edit", {"label_nl": "Samen sturen", "because": "Korter."}, to="/words"
    )

    page = researcher.get(answer.location.partition("#")[0]).text
    assert (the(world, "shared").label_nl, the(world, "shared").code) == ("Samen sturen", "shared")
    assert "Leraar en leerling sturen samen → Samen sturen" in page
    assert "Korter." in page
    assert world.researcher.name in page


def test_nothing_changed_makes_no_line(world: World, signed_in: SignedIn) -> None:
    term = the(world, "shared")
    before = world.kept()

    signed_in(world.researcher).fill_in(f"/terms/{term.id}/edit", to="/words")

    assert world.kept() == before


def test_who_was_second_sees_both_texts_and_can_still_keep_theirs(world: World, signed_in: SignedIn) -> None:
    term = the(world, "shared")
    researcher, coordinator = signed_in(world.researcher), signed_in(world.coordinator)
    form = coordinator.form_at(f"/terms/{term.id}/edit", to="/words")
    researcher.fill_in(f"/terms/{term.id}/edit", {"label_nl": "Samen sturen"}, to="/words")

    late = coordinator.post(form.action, data=form.with_({"label_nl": "Gedeelde sturing"}))
    again = coordinator.send(f"/terms/{term.id}/words", _held(late.text) | {"label_nl": "Gedeelde sturing"})

    assert late.status_code == 409
    assert "Samen sturen" in late.text
    assert "Gedeelde sturing" in late.text
    assert again.status_code == 303
    assert the(world, "shared").label_nl == "Gedeelde sturing"


def test_a_word_without_a_meaning_or_too_long_is_refused_with_what_was_typed(world: World, signed_in: SignedIn) -> None:
    term = the(world, "shared")
    fields = said(label_nl="x" * 121, definition_en="", from_version="1")

    answer = signed_in(world.researcher).send(f"/terms/{term.id}/words", fields)

    assert answer.status_code == 422
    assert "x" * 121 in answer.text
    assert "in het Engels" in answer.text
    assert the(world, "shared").version == 1


def test_a_warning_that_came_with_a_word_can_be_reworded_and_not_left_out(world: World, signed_in: SignedIn) -> None:
    term = the(world, "learning_style")
    researcher = signed_in(world.researcher)

    without = researcher.fill_in(f"/terms/{term.id}/edit", {"caution_nl": ""}, to="/words")
    reworded = researcher.fill_in(f"/terms/{term.id}/edit", {"caution_nl": "Hier is geen bewijs voor."}, to="/words")

    assert (without.status_code, reworded.status_code) == (422, 303)
    assert the(world, "learning_style").caution_nl == "Hier is geen bewijs voor."


# On and off


def test_learning_styles_go_on_only_with_a_reason_and_after_the_warning(world: World, signed_in: SignedIn) -> None:
    term = the(world, "learning_style")
    researcher = signed_in(world.researcher)
    asked = researcher.get(f"/terms/{term.id}/switch").text

    bare = researcher.send(f"/terms/{term.id}/switch", {"to": "on", "because": " "})
    reasoned = researcher.send(f"/terms/{term.id}/switch", {"to": "on", "because": "We ruimen een oud idee op."})

    assert "etiket voor een leerling" in asked
    assert (bare.status_code, reasoned.status_code) == (422, 303)
    assert "Schrijf waarom" in bare.text
    assert the(world, "learning_style").is_on
    assert world.all(Entry, verb="switched_term_on")[0].details["because"] == "We ruimen een oud idee op."


def test_a_word_in_use_can_be_off_and_stays_where_it_stands(world: World, signed_in: SignedIn) -> None:
    term = the(world, "shared")
    carried(world, term)

    signed_in(world.researcher).send(f"/terms/{term.id}/switch", {"to": "off", "because": ""})

    assert not the(world, "shared").is_on
    assert len(world.all(Tag, term_id=term.id)) == 1


def test_switching_twice_the_same_way_does_it_once(world: World, signed_in: SignedIn) -> None:
    term = the(world, "shared")
    researcher = signed_in(world.researcher)

    for _ in range(2):
        researcher.send(f"/terms/{term.id}/switch", {"to": "off", "because": ""})

    assert not the(world, "shared").is_on
    assert len(world.all(Entry, verb="switched_term_off")) == 1


def test_a_whole_list_can_be_off_and_on_again(world: World, signed_in: SignedIn, client: Client) -> None:
    vocabulary_id = the(world, "rubric").vocabulary_id
    researcher = signed_in(world.researcher)

    asked = researcher.get(f"/vocabularies/{vocabulary_id}/switch")
    researcher.fill_in(f"/vocabularies/{vocabulary_id}/switch", {"because": "Te veel keus.", "to": "off"}, to="/switch")
    with world.database.reading():
        offered = {term.code for term in terms_in_use()}
    off = client.get("/vocabularies").text
    researcher.send(f"/vocabularies/{vocabulary_id}/switch", {"to": "on", "because": ""})

    assert asked.status_code == 200
    assert "rubric" not in offered
    assert "Niemand kan deze woorden nu kiezen." in off
    assert "Niemand kan deze woorden nu kiezen." not in client.get("/vocabularies").text
    assert "Te veel keus." in researcher.get(f"/vocabularies/{vocabulary_id}").text


# Place, a new one, and away


def test_a_word_moves_up_and_down_and_never_past_the_ends(world: World, signed_in: SignedIn) -> None:
    first = the(world, "teacher_led")
    researcher = signed_in(world.researcher)

    researcher.send(f"/terms/{first.id}/place", {"to": "down"})
    assert _order(world, first) == ["shared", "teacher_led", "learner_led"]
    researcher.send(f"/terms/{first.id}/place", {"to": "up"})
    before = world.kept()
    researcher.send(f"/terms/{first.id}/place", {"to": "up"})

    assert _order(world, first) == ["teacher_led", "shared", "learner_led"]
    assert world.kept() == before
    assert researcher.send(f"/terms/{first.id}/place", {"to": "sideways"}).status_code == 422


def test_a_new_word_is_added_once_and_can_be_removed_while_nothing_carries_it(
    world: World, signed_in: SignedIn
) -> None:
    perspective = the(world, "learner").vocabulary_id
    researcher = signed_in(world.researcher)
    at = f"/vocabularies/{perspective}/terms"

    made, doubled = researcher.send(at, said()), researcher.send(at, said(label_en="PARENTS", label_nl="Vaders"))
    added = the(world, "parents")
    carried(world, added)
    kept = researcher.send(f"/terms/{added.id}/removal")

    assert (made.status_code, doubled.status_code, kept.status_code) == (303, 422, 422)
    assert "met deze naam" in doubled.text
    assert (added.label_nl, added.is_on, _order(world, added)[-1]) == ("Ouders", True, "parents")
    assert "niet weghalen" in kept.text


def test_an_unused_word_of_ones_own_goes_and_a_shipped_one_does_not(world: World, signed_in: SignedIn) -> None:
    shipped = the(world, "learner")
    researcher = signed_in(world.researcher)
    researcher.send(f"/vocabularies/{shipped.vocabulary_id}/terms", said())

    gone = researcher.send(f"/terms/{the(world, 'parents').id}/removal")
    stays = researcher.send(f"/terms/{shipped.id}/removal")

    assert (gone.status_code, stays.status_code) == (303, 422)
    assert [term.code for term in world.all(Term, code="parents")] == []
    assert "removed_term" in {line.verb for line in world.all(Entry, subject="vocabulary")}


def test_the_page_of_a_vocabulary_takes_as_many_statements_for_many_words(world: World, signed_in: SignedIn) -> None:
    small, large = the(world, "convergent").vocabulary_id, the(world, "rubric").vocabulary_id
    researcher = signed_in(world.researcher)

    counted = []
    for vocabulary_id in (small, large):
        researcher.get(f"/vocabularies/{vocabulary_id}")
        counted.append(len(researcher.queries))

    assert counted == [4, 4]


def _order(world: World, term: Term) -> list[str]:
    terms = world.all(Term, vocabulary_id=term.vocabulary_id)
    return [one.code for one in sorted(terms, key=lambda one: one.place)]


def _held(html: str) -> dict[str, Any]:
    """What the form on this page holds."""
    return dict(form_in(html, to="/words", default_action="").with_({}))
