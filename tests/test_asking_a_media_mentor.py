"""A team that explores without a media mentor is helped to ask one; who says yes is in the team."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from werkzeug.test import TestResponse

from designteam.cycle import commands
from designteam.cycle.models import Evaluation
from designteam.kit import clock as ours
from designteam.method.definition import Role
from designteam.people.models import Person
from designteam.teams.models import Membership, TeamInvitation
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of, typed_in
from tests.support.world import Where, Who, World

SignedIn = Callable[[Who], Client]
NewClient = Callable[[], Client]
Letters = Callable[[], list[Any]]

BUTTON, REASON = "Vraag een mediamentor mee te kijken", "Ict komt vaak laat"
WITHOUT_ICT = "Niets van wat jullie schreven, rust al op een ict-optie"
NEW, A_SENTENCE = "nieuw@school.example", "een lange zin om mee te beginnen"


@pytest.fixture
def exploring(world: World) -> World:
    world.move("explore")
    return world


@pytest.fixture
def guide(exploring: World, signed_in: SignedIn, clock: time_machine.Traveller) -> Client:
    return signed_in(exploring.guide)


def page_of(world: World, phase: str = "explore") -> str:
    return f"/iterations/{world.waterlelie.iteration_id}/phases/{phase}"


def asking(world: World) -> str:
    return f"/teams/{world.waterlelie.id}/media-mentor/new"


def in_words(answer: TestResponse) -> str:
    return text_of(read(answer.text).root)


def link_in(letter: Any) -> str:
    found = re.search(r"https://localhost(/\S+)", letter.get_content())
    assert found is not None
    return found[1]


def become_mentor(world: World, who: Who, where: Where) -> None:
    world.welcome(who, Role.MEDIA_MENTOR, team=where)


# When it is asked for, and when it is not


def test_a_team_that_explores_without_a_media_mentor_reads_why_and_how(world: World, guide: Client) -> None:
    page = in_words(guide.get(page_of(world)))

    assert REASON in page
    assert BUTTON in page


def test_who_does_not_lead_reads_who_can_ask(exploring: World, signed_in: SignedIn) -> None:
    page = in_words(signed_in(exploring.teacher).get(page_of(exploring)))

    assert REASON in page
    assert BUTTON not in page
    assert "Wie het team leidt, kan er een vragen." in page
    assert signed_in(exploring.teacher).get(asking(exploring)).status_code == 403
    assert signed_in(exploring.kompas_teacher).get(asking(exploring)).status_code == 404


def test_a_team_with_a_media_mentor_is_left_in_peace(world: World, guide: Client) -> None:
    become_mentor(world, world.colleague, world.waterlelie)

    assert "mediamentor mee te kijken" not in in_words(guide.get(page_of(world)))


def test_a_media_mentor_who_left_no_longer_counts(
    world: World, guide: Client, clock: time_machine.Traveller, signed_in: SignedIn
) -> None:
    become_mentor(world, world.colleague, world.waterlelie)
    (membership,) = world.all(Membership, person_id=world.colleague.id)
    with world.database.writing() as session:
        again = session.get_one(Membership, membership.id)
        again.end(on=ours.today(), by=session.get_one(Person, world.guide.id), at=ours.now())
    assert BUTTON not in in_words(guide.get(page_of(world)))

    clock.shift(timedelta(days=1))

    assert BUTTON in in_words(signed_in(world.guide).get(page_of(world)))


def test_before_and_after_the_exploration_there_is_silence(world: World, signed_in: SignedIn) -> None:
    guide = signed_in(world.guide)
    assert REASON not in in_words(guide.get(page_of(world)))

    world.move("explore")
    assert REASON not in in_words(guide.get(page_of(world, "clarify_question")))
    assert REASON not in in_words(guide.get(page_of(world, "working_hypothesis")))

    world.move("working_hypothesis")
    assert REASON not in in_words(guide.get(page_of(world)))


def test_a_hypothesis_without_an_ict_option_is_a_reason_too(world: World, signed_in: SignedIn) -> None:
    world.move("requirements")
    guide, hypothesis = signed_in(world.guide), world.hypothesis()
    for phase in ("explore", "working_hypothesis"):
        page = in_words(guide.get(page_of(world, phase)))
        assert (WITHOUT_ICT in page, BUTTON in page) == (True, True)
    assert WITHOUT_ICT not in in_words(guide.get(page_of(world, "requirements")))

    world.cite(hypothesis, world.hold("ict_option"))

    for phase in ("explore", "working_hypothesis"):
        assert WITHOUT_ICT not in in_words(guide.get(page_of(world, phase)))


def test_an_ict_option_behind_an_insight_counts_and_a_card_does_not(world: World, signed_in: SignedIn) -> None:
    guide, insight = signed_in(world.guide), world.insight()
    world.hypothesis(rests_on=[insight])
    world.cite(insight, world.card())
    assert WITHOUT_ICT in in_words(guide.get(page_of(world)))

    world.cite(insight, world.hold("ict_option"))

    assert WITHOUT_ICT not in in_words(guide.get(page_of(world)))


def test_a_dropped_hypothesis_asks_for_nothing(world: World, signed_in: SignedIn) -> None:
    hypothesis, guide = world.hypothesis(), signed_in(world.guide)
    assert WITHOUT_ICT in in_words(guide.get(page_of(world)))

    world.drop(hypothesis)

    assert WITHOUT_ICT not in in_words(guide.get(page_of(world)))


def test_an_iteration_that_is_over_asks_for_nothing(exploring: World, signed_in: SignedIn) -> None:
    evaluation = exploring.evaluation()
    with exploring.database.writing() as session:
        commands.start_next_iteration(
            session.get_one(Evaluation, evaluation.id), name="Nog een ronde", because="Verder kijken.", carries=[],
            on=ours.today(), by=session.get_one(Person, exploring.guide.id), at=ours.now(),
        )  # fmt: skip

    assert REASON not in in_words(signed_in(exploring.guide).get(page_of(exploring)))


def test_the_page_of_the_phase_takes_one_statement_for_it(world: World, guide: Client) -> None:
    guide.get(page_of(world))
    asked = [query for query in guide.queries if "team_invitation" in query]

    assert len(asked) == 1
    guide.get(page_of(world, "requirements"))
    assert [query for query in guide.queries if "team_invitation" in query] == []


# Asking somebody of the network


def test_a_media_mentor_of_another_team_gets_one_letter_with_the_question(
    world: World, guide: Client, letters: Letters
) -> None:
    become_mentor(world, world.visitor, world.kompas)
    question = world.question(text="Hoe zien kinderen zelf wat ze al kunnen?")
    form = in_words(guide.get(asking(world)))
    assert f"{world.visitor.name} (Het Kompas)" in form
    assert question.text in form

    answer = guide.fill_in(asking(world), {"who": str(world.visitor.id)}, to="/media-mentor")

    (letter,) = letters()
    assert letter["To"] == world.visitor.email
    assert question.text in letter.get_content()
    assert "De Waterlelie" in letter.get_content()
    assert answer.location == f"{page_of(world)}#media-mentor"
    page = in_words(guide.get(page_of(world)))
    assert "Er is iemand gevraagd" in page
    assert BUTTON not in page


def test_who_says_yes_is_in_the_team_as_media_mentor_and_not_before(
    world: World, guide: Client, letters: Letters, signed_in: SignedIn
) -> None:
    become_mentor(world, world.visitor, world.kompas)
    guide.fill_in(asking(world), {"who": str(world.visitor.id)}, to="/media-mentor")
    visitor, link = signed_in(world.visitor), link_in(letters()[-1])
    assert visitor.get(page_of(world)).status_code == 404

    answer = visitor.fill_in(link, to=link)

    assert answer.location == f"/teams/{world.waterlelie.id}"
    (joined,) = world.all(Membership, team_id=world.waterlelie.id, person_id=world.visitor.id)
    assert joined.role is Role.MEDIA_MENTOR
    assert REASON not in in_words(guide.get(page_of(world)))


def test_another_who_is_signed_in_does_not_come_in_with_the_letter(
    world: World, guide: Client, letters: Letters, signed_in: SignedIn
) -> None:
    become_mentor(world, world.visitor, world.kompas)
    guide.fill_in(asking(world), {"who": str(world.visitor.id)}, to="/media-mentor")
    link = link_in(letters()[-1])

    signed_in(world.elsewhere).send(link)

    assert world.all(Membership, team_id=world.waterlelie.id, person_id=world.elsewhere.id) == []


def test_only_media_mentors_of_the_network_who_are_there_now_can_be_chosen(world: World, guide: Client) -> None:
    become_mentor(world, world.visitor, world.kompas)
    world.leave(world.kompas_teacher, team=world.kompas)
    choices = read(guide.get(asking(world)).text)

    page = text_of(choices.root)
    assert world.visitor.name in page
    assert world.kompas_teacher.name not in page
    answer = guide.send(f"/teams/{world.waterlelie.id}/media-mentor", {"who": str(world.elsewhere.id)})
    assert (answer.status_code, set(errors_in(answer.text))) == (422, {"who"})
    assert world.all(TeamInvitation) == []


def test_the_addresses_of_others_are_not_shown(world: World, guide: Client) -> None:
    become_mentor(world, world.visitor, world.kompas)

    assert world.visitor.email not in guide.get(asking(world)).text


# Asking somebody else


def test_somebody_else_is_asked_by_mail_in_that_role(
    world: World, guide: Client, letters: Letters, client: Client
) -> None:
    guide.fill_in(asking(world), {"email": NEW, "name": "Nieuwe mentor"}, to="/media-mentor")
    link = link_in(letters()[-1])

    client.fill_in(link, {"password": A_SENTENCE}, to=link)

    (person,) = world.all(Person, email=NEW)
    (membership,) = world.all(Membership, person_id=person.id)
    assert membership.role is Role.MEDIA_MENTOR


def test_nobody_in_the_network_is_said_with_what_to_do_instead(world: World, guide: Client) -> None:
    page = guide.get(asking(world))

    assert "Geen ander team van het netwerk heeft een mediamentor." in in_words(page)
    assert f'href="/teams/{world.waterlelie.id}/people#wanted"' in page.text


def test_an_address_and_a_name_are_asked_for_and_what_was_typed_stays(world: World, guide: Client) -> None:
    url = f"/teams/{world.waterlelie.id}/media-mentor"

    nothing = guide.send(url, {"who": "else"})
    half = guide.send(url, {"who": "else", "email": "geen adres", "name": "Nieuwe mentor"})

    assert (nothing.status_code, set(errors_in(nothing.text))) == (422, {"email", "name"})
    assert (half.status_code, set(errors_in(half.text))) == (422, {"email"})
    assert typed_in(half.text)["name"] == ["Nieuwe mentor"]
    assert world.all(TeamInvitation) == []


def test_asked_twice_one_letter_goes(world: World, guide: Client, letters: Letters) -> None:
    fields = {"who": "else", "email": NEW, "name": "Nieuwe mentor"}
    url = f"/teams/{world.waterlelie.id}/media-mentor"

    answers = [guide.send(url, fields).status_code for _ in range(2)]

    assert answers == [303, 422]
    assert len(letters()) == len(world.all(TeamInvitation)) == 1


def test_once_an_invitation_ran_out_one_can_ask_again(
    world: World, guide: Client, letters: Letters, clock: time_machine.Traveller, signed_in: SignedIn
) -> None:
    guide.fill_in(asking(world), {"email": NEW, "name": "Nieuwe mentor"}, to="/media-mentor")

    clock.shift(timedelta(days=15))

    assert BUTTON in in_words(signed_in(world.guide).get(page_of(world)))
