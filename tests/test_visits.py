"""What a team takes home from a visit: at most five ideas, each with what the team does with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from designteam.evidence.models import Capture, Disposition
from designteam.kit import clock
from designteam.network.models import Audience
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


def in_words(answer: TestResponse) -> str:
    return text_of(read(answer.text).root)


def test_an_idea_waits_for_a_decision_once_the_day_has_come(world: World, teacher: Client) -> None:
    today, soon = (world.hold("inspiration", on=clock.today() + timedelta(days=days)) for days in (0, 3))
    for visit in (today, soon):
        teacher.fill_in(f"/evidence/{visit.id}/captures/new", {"seen": "Een lijn met doelen.", "surprised_us": "y"})

    assert "Eén idee wacht" in in_words(teacher.get(f"/evidence/{today.id}"))
    assert "Eén idee wacht" not in in_words(teacher.get(f"/evidence/{soon.id}"))


def test_a_team_takes_over_a_part_and_says_which(world: World, teacher: Client) -> None:
    visit = world.hold("inspiration", on=clock.today())
    teacher.fill_in(f"/evidence/{visit.id}/captures/new", {"seen": "Een lijn met doelen."})
    (idea,) = world.all(Capture)
    at = f"/evidence/captures/{idea.id}/disposition"

    refused = teacher.fill_in(at, {"disposition": "partly", "taken": "De lijn."})
    teacher.fill_in(at, {"disposition": "partly", "taken": "De lijn.", "left": "De knijpers."})

    assert refused.status_code == 422
    assert world.again(idea).disposition is Disposition.PARTLY
    page = in_words(teacher.get(f"/evidence/{visit.id}"))
    assert "De knijpers." in page
    assert "Eén idee wacht" not in page


def test_five_ideas_are_enough_and_the_sixth_stays_in_the_form(world: World, teacher: Client) -> None:
    visit = world.hold("inspiration")
    form = teacher.form_at(f"/evidence/{visit.id}/captures/new")
    for number in range(5):
        teacher.post(form.action, data=form.with_({"seen": f"Idee {number}"}))

    answer = teacher.post(form.action, data=form.with_({"seen": "Het zesde idee"}))

    assert answer.status_code == 422
    assert "Het zesde idee" in answer.text
    assert len(world.all(Capture)) == 5


def test_the_same_idea_sent_twice_is_there_once(world: World, teacher: Client) -> None:
    form = teacher.form_at(f"/evidence/{world.hold('inspiration').id}/captures/new")

    sent = [teacher.post(form.action, data=form.with_({"seen": "Een lijn met doelen."})) for _ in range(2)]

    assert [answer.status_code for answer in sent] == [303, 303]
    assert len(world.all(Capture)) == 1


def test_an_idea_without_words_is_asked_for_them(world: World, teacher: Client) -> None:
    answer = teacher.fill_in(f"/evidence/{world.hold('inspiration').id}/captures/new", {"seen": ""})

    assert set(errors_in(answer.text)) == {"seen"}


def test_others_read_the_ideas_and_decide_nothing(world: World, teacher: Client, signed_in: SignedIn) -> None:
    visit = world.hold("inspiration", audience=Audience.NETWORK)
    teacher.fill_in(f"/evidence/{visit.id}/captures/new", {"seen": "Een lijn met doelen."})
    (idea,) = world.all(Capture)

    other = signed_in(world.kompas_teacher)

    assert "Een lijn met doelen." in in_words(other.get(f"/evidence/{visit.id}"))
    assert other.get(f"/evidence/captures/{idea.id}/disposition").status_code == 403
    assert other.send(f"/evidence/captures/{idea.id}/removal").status_code == 403
    assert teacher.send(f"/evidence/captures/{idea.id}/removal").status_code == 303
    assert world.all(Capture) == []
