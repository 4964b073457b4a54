"""A question to somebody who knows the research, and its answer, which becomes a card."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from designteam.evidence.models import Card, KnowledgeQuestion, QuestionStatus, Relation, Tie
from designteam.network.models import Audience
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
ANSWER = "Ja, als kinderen eerst zien wat ze al kunnen."


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


def in_words(answer: TestResponse) -> str:
    return text_of(read(answer.text).root)


def test_a_question_says_how_far_it_is(world: World, teacher: Client) -> None:
    question = world.hold("knowledge_question", status=QuestionStatus.ASKED, asked_of="Een lerarenopleiding")

    page = in_words(teacher.get(f"/evidence/{question.id}"))

    assert "Een lerarenopleiding" in page
    assert "Er is nog geen antwoord." in page
    assert "Maak een kaart van het antwoord" not in page


def test_an_answer_becomes_a_card_and_both_lead_to_each_other(
    world: World, teacher: Client, signed_in: SignedIn
) -> None:
    question = world.hold("knowledge_question", short_answer=ANSWER, status=QuestionStatus.ANSWERED)
    assert "Maak een kaart van het antwoord" in in_words(teacher.get(f"/evidence/{question.id}"))

    teacher.fill_in(f"/evidence/{question.id}/answer/new", {"audience": "network"})

    (card,) = world.all(Card)
    (tie,) = world.all(Tie)
    assert (card.finding, card.audience) == (ANSWER, Audience.NETWORK)
    assert (tie.from_id, tie.to_id, tie.relation) == (card.id, question.id, Relation.ANSWERS)
    assert world.again(question).status is QuestionStatus.PUBLISHED
    other = signed_in(world.kompas_teacher)
    assert f'href="/evidence/{question.id}"' in other.get(f"/evidence/{card.id}").text
    assert f'href="/evidence/{card.id}"' in other.get(f"/evidence/{question.id}").text


def test_a_card_of_an_answer_is_made_once(world: World, teacher: Client) -> None:
    question = world.hold("knowledge_question", short_answer=ANSWER)
    form = teacher.form_at(f"/evidence/{question.id}/answer/new")

    teacher.post(form.action, data=form.with_({}))
    teacher.post(form.action, data=form.with_({}))
    teacher.fill_in(f"/evidence/{question.id}/answer/new")

    assert len(world.all(Card)) == 1


def test_what_is_not_answered_becomes_no_card(world: World, teacher: Client) -> None:
    question = world.hold("knowledge_question")

    answer = teacher.fill_in(f"/evidence/{question.id}/answer/new", {"finding": "Dat weten we vast wel."})

    assert answer.status_code == 422
    assert "Schrijf eerst het korte antwoord op." in in_words(answer)
    assert world.all(Card) == []


def test_an_answer_without_its_sentence_is_asked_for_it(world: World, teacher: Client) -> None:
    question = world.hold("knowledge_question", short_answer=ANSWER)

    answer = teacher.fill_in(f"/evidence/{question.id}/answer/new", {"finding": ""})

    assert set(errors_in(answer.text)) == {"finding"}


def test_only_designers_of_its_team_make_the_card(world: World, signed_in: SignedIn) -> None:
    question: KnowledgeQuestion = world.hold("knowledge_question", short_answer=ANSWER, audience=Audience.NETWORK)
    at = f"/evidence/{question.id}/answer/new"

    assert [signed_in(who).get(at).status_code for who in (world.reader, world.kompas_teacher)] == [403, 403]
    assert signed_in(world.teacher).get(f"/evidence/{world.card().id}/answer/new").status_code == 404
