"""Whoever comes to the library sees where everything stands, and reads nothing twice."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from designteam.evidence import commands
from designteam.evidence.models import Holding, QuestionStatus, Relation
from designteam.kit import clock
from designteam.method.definition import Role
from designteam.people.models import Person
from designteam.search.commands import follow_the_journal
from tests.support.client import Client
from tests.support.pages import read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


def in_words(answer: TestResponse) -> str:
    return text_of(read(answer.text).root)


def test_the_library_leads_to_its_words_and_each_word_back_to_what_carries_it(world: World, teacher: Client) -> None:
    term = world.term()

    assert 'href="/vocabularies"' in teacher.get("/evidence").text
    words = teacher.get("/vocabularies").text
    assert f'href="/evidence?term={term.id}"' in words
    assert 'href="/evidence"' in words


@pytest.mark.parametrize("path", ["/vocabularies", "/teams/{team}/evidence/card/new", "/evidence/searches"])
def test_the_menu_says_that_this_is_the_library(world: World, teacher: Client, path: str) -> None:
    page = teacher.get(path.format(team=world.waterlelie.id)).text

    menu = re.findall(r'<a href="([^"]+)" aria-current="page"', page)
    assert menu == ["/evidence"]


def test_what_stands_in_the_reference_is_not_said_again_under_it(world: World, teacher: Client) -> None:
    maker = {"family": "Gog", "given": "Tamara van", "role": "author"}
    helper = {"family": "Paas", "given": "Fred", "role": "author"}
    third = {"family": "Kostons", "given": "Danny", "role": "author"}
    world.source(title="Leren kiezen", people=[maker, helper, third], issued="2012", container="Instructie")
    with world.database.writing():
        follow_the_journal()

    found = in_words(teacher.get("/evidence?q=gog"))
    assert found.count("Gog") == 1
    assert found.count("Instructie") == 1
    assert "Danny Kostons" in in_words(teacher.get("/evidence?q=kostons"))


def test_a_question_whose_answer_has_a_card_offers_no_second_one(world: World, teacher: Client) -> None:
    question = world.hold("knowledge_question", short_answer="Ja.", status=QuestionStatus.ANSWERED)
    card = world.card(finding="Ja, na vier weken.")
    assert "Maak een kaart van het antwoord" in in_words(teacher.get(f"/evidence/{question.id}"))

    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        this, other = session.get_one(Holding, card.id), session.get_one(Holding, question.id)
        commands.tie(this, other, Relation.ANSWERS, by=by, at=clock.now())

    assert "Maak een kaart van het antwoord" not in in_words(teacher.get(f"/evidence/{question.id}"))


def test_who_is_in_more_teams_chooses_first_for_which_one(world: World, teacher: Client) -> None:
    of_one = in_words(teacher.get("/evidence/new"))
    world.welcome(world.teacher, Role.TEACHER, team=world.kompas)

    of_two = teacher.get("/evidence/new")
    of_the_other = teacher.get(f"/evidence/new?team={world.kompas.id}")
    of_no_team_of_mine = teacher.get(f"/evidence/new?team={world.kompas.id + 1000}")

    assert "Voor welk team?" not in of_one
    assert "en voor welk team" in in_words(of_two)
    for page, team in (
        (of_two, world.waterlelie),
        (of_the_other, world.kompas),
        (of_no_team_of_mine, world.waterlelie),
    ):
        assert re.findall(r'href="/teams/([0-9]+)/evidence/card/new"', page.text) == [str(team.id)]


def test_who_is_in_one_team_is_not_asked_for_which(world: World, teacher: Client) -> None:
    card = world.card()
    of_one = teacher.get(f"/evidence/{card.id}/pictures/new")
    world.welcome(world.teacher, Role.TEACHER, team=world.kompas)
    of_two = teacher.get(f"/evidence/{card.id}/pictures/new")

    assert "Voor welk team?" not in in_words(of_one)
    assert f'<input type="hidden" name="team" value="{world.waterlelie.id}">' in of_one.text
    assert "Voor welk team?" in in_words(of_two)


def test_the_answer_to_a_question_is_asked_only_once_there_is_one(world: World, teacher: Client) -> None:
    waiting = world.hold("knowledge_question")
    answered = world.hold("knowledge_question", short_answer="Ja.")

    assert '<details class="more" open>' not in teacher.get(f"/evidence/{waiting.id}/edit").text
    assert '<details class="more" open>' in teacher.get(f"/evidence/{answered.id}/edit").text


def test_who_keeps_no_search_is_led_to_the_library(teacher: Client) -> None:
    page = teacher.get("/evidence/searches")

    assert "Je bewaart nog geen zoekvraag." in in_words(page)
    assert "Naar de bibliotheek" in in_words(page)
