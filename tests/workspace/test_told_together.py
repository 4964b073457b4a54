"""The story of a team tells that it met, talked and measured, and stays readable however much that is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from designteam.cycle.commands import trying
from designteam.cycle.models import Comment, Experiment, Indicator, Manner, Measurement, Sort
from designteam.journal.commands import record
from designteam.kit import clock as ours
from designteam.meetings.models import Action
from designteam.people.models import Person
from designteam.teams.models import DesignTeam
from designteam.workspace.queries import story
from tests.support.client import Client
from tests.support.world import Who, World, yield_of

SignedIn = Callable[[Who], Client]

pytestmark = pytest.mark.usefixtures("clock")


def _story(world: World, client: Client, show: str = "") -> str:
    return client.get(f"/teams/{world.waterlelie.id}/timeline?show={show}").text


def test_a_meeting_stands_in_the_story_once_it_was_held(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    action = world.meeting_with_an_action()
    before = _story(world, teacher, "meetings")
    with world.database.writing() as session:
        meeting = yield_of(session.get_one(Action, action.id)).item.meeting
        meeting.round_off(by=session.get_one(Person, world.teacher.id), at=ours.now())

    told = _story(world, teacher, "meetings")

    assert "Bijeenkomst</a>" not in before
    assert "We kwamen bij elkaar. Dat gaf één uitkomst." in told
    assert f'href="/meetings/{meeting.id}"' in told
    assert f'href="/meetings/{meeting.id}"' in _story(world, teacher)


def test_what_was_said_about_one_thing_on_a_day_is_one_event(world: World, signed_in: SignedIn) -> None:
    insight, other = world.insight(text="Kinderen rekenen hardop"), world.insight(text="Kinderen tekenen eerst")
    for number in range(5):
        world.comment(insight, f"Dit is opmerking {number}.")
    world.comment(other, "Dit herken ik.")

    told = _story(world, signed_in(world.teacher), "talk")

    assert "Er werd 5 keer iets gezegd over" in told
    assert "Er werd één keer iets gezegd over" in told
    assert "opmerking" not in told


def test_a_question_that_was_answered_stands_there_with_the_question(world: World, signed_in: SignedIn) -> None:
    asked = world.comment(world.insight(), "Geldt dat ook voor groep 3?", manner=Manner.CRITICAL)
    answer = world.reply(asked, "Ja.")
    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        session.get_one(Comment, asked.id).settle(session.get_one(Comment, answer.id), by=by, at=ours.now())

    told = _story(world, signed_in(world.teacher), "talk")

    assert "kreeg een antwoord" in told
    assert "Geldt dat ook voor groep 3?" in told


def test_numbers_are_one_event_a_day_and_closed_predictions_none(world: World, signed_in: SignedIn) -> None:
    experiment = world.experiment(title="Kaart in groep 6")
    with world.database.writing() as session:
        row, by = session.get_one(Experiment, experiment.id), session.get_one(Person, world.teacher.id)
        trying.predict(row, text="Een kanarie verwacht ik.", sure=None, by=by, at=ours.now())
        looked = Indicator(experiment_id=row.id, number=1, looks_at="Hoe vaak", sort=Sort.COUNT)
        day = ours.today() - timedelta(days=1)
        looked.measurements = [
            Measurement(measured_on=day, among=among, size=12, value=7.5) for among in ("5", "6", "7")
        ]
        session.add(looked)
        record("measured", by=by, at=ours.now(), subject="team", subject_id=row.team_id, team_id=row.team_id)
        team = session.get_one(DesignTeam, world.waterlelie.id)
        trying.celebrate(team, what="Iedereen deed mee.", who="", on=day, by=by, at=ours.now())
    teacher = signed_in(world.teacher)
    closed = _story(world, teacher, "tried")
    with world.database.writing() as session:
        row, by = session.get_one(Experiment, experiment.id), session.get_one(Person, world.teacher.id)
        row.result = "Het lukte."
        trying.open_predictions(row, by=by, at=ours.now())

    opened = _story(world, teacher, "tried")

    assert "Er zijn 3 getallen genoteerd van" in closed
    assert "Iedereen deed mee." in closed
    assert "verwachtte" not in closed
    assert "We openden wat ieder van ons verwachtte" in opened
    assert "kanarie" not in opened


def test_each_day_of_talk_is_told_once_over_the_pages(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "MOST", 4)
    insight = world.insight()
    now = ours.now()
    with world.database.writing() as session:
        for day in range(10):
            said = datetime.combine(now.date() - timedelta(days=day), now.time(), tzinfo=now.tzinfo)
            for _ in range(3):
                session.add(Comment(artefact_id=insight.id, version=1, author_id=world.teacher.id, at=said, text="Ja."))
        by = session.get_one(Person, world.teacher.id)
        record("commented", by=by, at=now, subject="team", subject_id=insight.team_id, team_id=insight.team_id)
    told, before = [], None
    while True:
        with world.database.reading():
            chapter = story.story_of(insight.team_id, ("talked",), before=before, today=ours.today())
            told += [(event.on, event.row.many) for event in chapter.events]
        before = chapter.before
        if before is None:
            break

    assert len(told) == len(set(told)) == 10
    assert {many for _, many in told} == {3}
