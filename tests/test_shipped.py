"""What comes with the library: it comes in once, overwrites nobody, and every word and card says where it is from."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import select

from designteam.evidence.commands import shipping
from designteam.evidence.commands.shipping import Shipment, fill_the_library, the_library
from designteam.evidence.models import KINDS, Card, Holding, Relation, Source, Tag, Term, Tie, Vocabulary
from designteam.evidence.models.vocabulary import DEFINITION, LABEL, ORIGIN
from designteam.journal.models import Entry
from designteam.kit import clock, db
from designteam.kit.db import Words
from designteam.kit.web import Site
from designteam.method import vocabulary as method
from designteam.network.models import Audience
from designteam.people.models import Credential, Person
from tests.support.world import World
from tests.test_commands import run

MANY = 20_000  # more characters than any text here may have


def fill(world: World) -> Shipment:
    with world.database.writing():
        return fill_the_library(by=the_library(), at=clock.now())


# Coming in


def test_it_comes_in_once(world: World) -> None:
    first = fill(world)
    before = world.kept()

    again = fill(world)

    assert (first.added_words, first.added_holdings) == (len(_shipped_terms()), len(shipping.shipped_holdings()))
    assert (again.added_words, again.renewed_words, again.added_holdings) == (0, 0, 0)
    assert again.kept_holdings == first.added_holdings
    assert world.kept() == before


def test_what_somebody_changed_stays_as_they_changed_it(world: World) -> None:
    fill(world)
    with world.database.writing() as session:
        shared = session.scalars(select(Term).where(Term.code == "shared")).one()
        shared.reword({"label_nl": "Samen aan het stuur"}, from_version=1)
        shared.is_on, shared.place = False, 9
        card = session.scalars(select(Card).limit(1)).one()
        card.title = "In onze woorden"

    again = fill(world)

    kept = world.again(shared)
    assert (kept.label_nl, kept.is_on, kept.place) == ("Samen aan het stuur", False, 9)
    assert world.again(card).title == "In onze woorden"
    assert (again.kept_words, again.added_words) == (1, 0)


def test_what_nobody_changed_is_renewed_with_the_release(world: World) -> None:
    fill(world)
    with world.database.writing() as session:
        shared = session.scalars(select(Term).where(Term.code == "shared")).one()
        shared.definition_nl = "Wat er in een eerdere uitgave stond."

    again = fill(world)

    assert again.renewed_words == 1
    assert world.again(shared).definition_nl != "Wat er in een eerdere uitgave stond."


def test_a_word_that_was_added_here_keeps_its_place(world: World) -> None:
    fill(world)
    with world.database.writing() as session:
        perspective = session.scalars(select(Vocabulary).where(Vocabulary.code == "perspective")).one()
        own = Term(vocabulary=perspective, code="parents", label_nl="De ouders", label_en="The parents", place=1)
        session.add(own)

    fill(world)

    assert world.again(own).place == 1
    assert len(world.all(Term, vocabulary_id=perspective.id)) == 5


def test_what_was_taken_out_does_not_come_back(world: World) -> None:
    fill(world)
    card = world.all(Card)[0]
    with world.database.writing() as session:
        teacher = session.get_one(Person, world.teacher.id)
        session.get_one(Card, card.id).remove(because="Dit klopt niet meer.", by=teacher, at=clock.now())

    again = fill(world)

    assert again.added_holdings == 0
    assert world.again(card).is_removed


def test_the_library_signs_for_it_and_nobody_can_sign_in_as_the_library(world: World) -> None:
    fill(world)

    (library,) = world.all(Person, email=shipping.LIBRARY)
    assert world.all(Credential, person_id=library.id) == []
    assert {holding.added_by_id for holding in world.all(Holding)} == {library.id}
    assert {line.actor_id for line in world.all(Entry, subject="holding")} == {library.id}


def test_the_command_tells_what_it_did_and_who_signs(app: Site, world: World) -> None:
    made = run(app, "fill-library", "--by", world.coordinator.email)
    again = run(app, "upgrade")
    unknown = run(app, "fill-library", "--by", "niemand@school.example")

    assert {holding.added_by_id for holding in world.all(Holding)} == {world.coordinator.id}
    assert (made.exit_code, again.exit_code, unknown.exit_code) == (0, 0, 1)
    assert "0 added" in again.output
    assert "niemand@school.example" in unknown.output


# What it says


def test_everything_is_there_for_every_network_and_for_everybody(world: World) -> None:
    fill(world)

    holdings = world.all(Holding)
    assert {(holding.team_id, holding.network_id, holding.audience) for holding in holdings} == {
        (None, None, Audience.PUBLIC)
    }
    assert set(Counter(type(holding).__name__ for holding in holdings)) == {kind.__name__ for kind in KINDS.values()}


@pytest.mark.parametrize("vocabulary", shipping.shipped_vocabularies(), ids=lambda told: told["code"])
def test_every_vocabulary_speaks_both_languages_and_names_its_source(vocabulary: dict[str, Any]) -> None:
    for told in (vocabulary, *vocabulary["terms"]):
        assert told["origin"]
        assert len(told["origin"]) <= ORIGIN
        for name in ("label_nl", "label_en"):
            assert 0 < len(told[name]) <= LABEL
        assert bool(told["caution_nl"]) == bool(told["caution_en"])
        assert max(len(told["caution_nl"]), len(told["definition_nl"]), len(told["definition_en"])) <= DEFINITION
    assert all(told["definition_nl"] and told["definition_en"] for told in vocabulary["terms"])
    assert set(vocabulary["kinds"]) <= {*KINDS, "product"}


def test_the_words_that_the_method_counts_with_have_the_same_codes_here() -> None:
    shipped = {told["code"]: {term["code"] for term in told["terms"]} for told in shipping.shipped_vocabularies()}

    assert shipped["perspective"] == set(method.PERSPECTIVES)
    assert shipped["control"] == set(method.CONTROL)
    assert shipped["product_type"] == set(method.PRODUCT_TYPES)


def test_learning_styles_are_off_and_carry_a_warning() -> None:
    off = [term for term in _shipped_terms() if term["off"]]

    assert [term["code"] for term in off] == ["learning_style"]
    assert "etiket" in off[0]["caution_nl"]


def test_every_card_says_how_sure_it_is_and_what_to_be_careful_with(world: World) -> None:
    fill(world)

    cards, carried = world.all(Card), {tag.holding_id for tag in world.all(Tag)}
    assert len(cards) == 10
    assert {card.id for card in cards} <= carried
    for card in cards:
        assert card.strength is not None
        assert all((card.strength_because, card.caveats, card.for_whom, card.conditions, card.explanation)), card.title


def test_every_card_question_and_option_rests_on_a_source(world: World) -> None:
    fill(world)

    sources, cards = ({one.id for one in world.all(kind)} for kind in (Source, Card))
    resting = [tie for tie in world.all(Tie, relation=Relation.RESTS_ON) if tie.to_id in sources]
    under = {tie.from_id for tie in resting}
    assert [holding.title for holding in world.all(Holding) if holding.id not in sources | under] == []
    assert [tie.id for tie in resting if tie.from_id in cards and not tie.remark] == []


def test_every_term_that_is_named_exists() -> None:
    known = {f"{told['code']}/{term['code']}" for told in shipping.shipped_vocabularies() for term in told["terms"]}
    named = {code for _kind, about in shipping.shipped_holdings().values() for code in about.get("terms", ())}

    assert named - known == set()


def test_every_tie_leads_to_something_that_is_shipped() -> None:
    told = shipping.shipped_holdings()
    ties = list(shipping.shipped_ties(told))

    assert {key for tie in ties for key in (tie.this, tie.other)} <= set(told)
    assert len({shipping.submission_of(key) for key in told}) == len(told)
    assert all(len(shipping.submission_of(key)) <= 36 for key in told)


def test_every_text_fits_and_every_word_of_the_files_is_understood() -> None:
    """What is told under a name that no column has would be lost in silence."""
    beside = {"key", "terms", "rests_on", "named_in", "answers", *shipping.BESIDE_THE_COLUMNS}
    for key, (kind, told) in shipping.shipped_holdings().items():
        columns = KINDS[kind].__mapper__.columns
        values = shipping.values_of(kind, told)
        assert set(told) - beside <= {"title", *KINDS[kind].own_columns()}, key
        for name, value in values.items():
            column = columns[name].type
            assert not isinstance(column, Words) or len(value) <= min(column.most, MANY), f"{key}: {name}"


def test_no_year_is_guessed(world: World) -> None:
    """The management summary and the evaluation do not say from which year they are."""
    fill(world)

    with world.database.reading():
        undated = set(db.session().scalars(select(Source.title).where(Source.issued == "")))
    assert any(title.startswith("Onderzoek naar gepersonaliseerd leren") for title in undated)


def _shipped_terms() -> list[dict[str, Any]]:
    return [dict(term) for told in shipping.shipped_vocabularies() for term in told["terms"]]
