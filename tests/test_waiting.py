"""What waits for somebody on their own page, and how meetings meet the rest of the work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from designteam.cycle import commands as cycle
from designteam.cycle.models import Artefact, Experiment, Manner, Participant
from designteam.journal.models import Entry
from designteam.kit import clock as ours
from designteam.letters.models import Letter
from designteam.meetings import commands
from designteam.meetings.commands import Point
from designteam.meetings.models import Action, AgendaItem, Meeting, Source
from designteam.people.models import Person
from designteam.teams.models import DesignTeam
from tests.support.client import Client
from tests.support.pages import read, text_of
from tests.support.world import Where, Who, World, yield_of

SignedIn = Callable[[Who], Client]
Letters = Callable[[], list[Any]]
TODAY = date(2026, 11, 24)

pytestmark = pytest.mark.usefixtures("clock")


def words(client: Client, url: str = "/") -> str:
    """A page as it is read out."""
    return text_of(read(client.get(url).text).root)


def plan(world: World, *, team: Where | None = None, days: int = 2, title: str = "Kiezen") -> Meeting:
    with world.database.writing() as session:
        by = session.get_one(Person, world.guide.id)
        starts = datetime(2026, 11, 24, 15, 15, tzinfo=ours.SCHOOL_TIME) + timedelta(days=days)
        found = session.get_one(DesignTeam, (team or world.waterlelie).id)
        return commands.plan(found, title=title, starts_at=starts, minutes=60, place="kamer 3", by=by, at=ours.now())


@pytest.fixture
def held(world: World) -> Meeting:
    """A meeting of last week with a decision, an insight and two actions."""
    meeting, insight = plan(world, days=-7), world.insight()
    with world.database.writing() as session:
        again, by, at = session.get_one(Meeting, meeting.id), session.get_one(Person, world.teacher.id), ours.now()
        (item,) = commands.add_points(again, [Point("Wat kiezen we?", 20)])
        commands.decide(item, "Wij nemen\nde kaart.", by=by, at=at)
        commands.learn_about(item, "Hardop helpt.", about=session.get_one(Artefact, insight.id), by=by, at=at)
        due = TODAY + timedelta(days=3)
        commands.promise(item, "De kaart tekenen", owner_id=world.guide.id, due_on=due, by=by, at=at)
        commands.promise(item, "Nog eens kijken", owner_id=None, due_on=None, by=by, at=at)
        commands.note_who_is_there(again, there=[world.teacher.id], shown=[world.teacher.id])
        again.round_off(by=by, at=at)
    return meeting


# My page


def test_a_critical_question_waits_for_who_designs_and_not_for_who_asked_it(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    question = world.comment(insight, "Waarom juist deze groep?", manner=Manner.CRITICAL, by=world.guide)
    waits = f'href="/artefacts/{insight.id}#comment-{question.id}"'

    assert waits in signed_in(world.teacher).get("/").text
    assert waits not in signed_in(world.guide).get("/").text
    assert waits not in signed_in(world.reader).get("/").text
    assert waits not in signed_in(world.kompas_teacher).get("/").text


def test_who_is_named_in_a_question_finds_it_once(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    world.comment(insight, f"@{world.teacher.name}, waarom deze groep?", manner=Manner.CRITICAL, by=world.guide)

    read_out = words(signed_in(world.teacher))

    assert f"{world.guide.name} noemde je: “" in read_out
    assert read_out.count("waarom deze groep?") == 1


def test_what_has_a_day_comes_first_and_what_waits_longest_next(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    world.comment(insight, "Waarom deze groep?", manner=Manner.CRITICAL, by=world.teacher)
    one, other = (world.meeting_with_an_action(owner=world.guide) for _ in range(2))
    with world.database.writing() as session:
        undated, dated = session.get_one(Action, one.id), session.get_one(Action, other.id)
        yield_of(undated).text, yield_of(dated).text, dated.due_on = "Ooit eens kijken", "Vrijdag kijken", TODAY
    read_out = words(signed_in(world.guide))

    places = [read_out.index(part) for part in ("Vrijdag kijken", "Waarom deze groep?")]
    assert places == sorted(places)
    assert "Ooit eens kijken" in read_out
    assert "Vrijdag kijken" not in words(signed_in(world.teacher))


def test_an_action_of_the_whole_team_waits_for_all_once_it_is_late(world: World, signed_in: SignedIn) -> None:
    action = world.meeting_with_an_action()
    teacher = signed_in(world.teacher)
    before = words(teacher)
    with world.database.writing() as session:
        session.get_one(Action, action.id).due_on = TODAY - timedelta(days=1)

    assert "Nog eens kijken" not in before
    assert "Nog eens kijken Voor 23 november." in words(teacher)


def test_an_experiment_that_starts_soon_asks_whether_it_is_clear_and_what_one_expects(
    world: World, signed_in: SignedIn
) -> None:
    experiment = world.experiment(rests_on=[world.design()], title="De kaart", starts_on=TODAY + timedelta(days=5))
    later = world.experiment(rests_on=[world.design()], title="Veel later", starts_on=TODAY + timedelta(days=50))
    teacher = signed_in(world.teacher)
    clear, expects = (f'href="/artefacts/{experiment.id}/{part}"' for part in ("clarity", "prediction"))
    before = teacher.get("/").text

    teacher.send(f"/artefacts/{experiment.id}/clarity", {"question": ""})
    teacher.send(f"/artefacts/{experiment.id}/prediction", {"text": "Acht van de twaalf."})

    assert clear in before
    assert expects in before
    assert f"/artefacts/{later.id}/" not in before
    after = teacher.get("/").text
    assert clear not in after
    assert expects not in after
    assert expects not in signed_in(world.reader).get("/").text


def test_a_running_experiment_asks_for_an_expectation_until_the_result_is_there(
    world: World, signed_in: SignedIn
) -> None:
    running = world.experiment(rests_on=[world.design()], state="running")
    teacher = signed_in(world.teacher)
    before = teacher.get("/").text

    world.revise(running, result="De helft pakte hem.")

    expects = f'href="/artefacts/{running.id}/prediction"'
    assert expects in before
    assert expects not in teacher.get("/").text


def test_a_question_of_a_participant_waits_for_who_can_answer_it(world: World, signed_in: SignedIn) -> None:
    experiment = world.experiment(rests_on=[world.design()], title="De kaart")
    with world.database.writing() as session:
        tried, by = session.get_one(Experiment, experiment.id), session.get_one(Person, world.teacher.id)
        cycle.name_participants(tried, [by.id], by=by, at=ours.now())
        session.flush()
        cycle.say_whether_clear(tried, question="Mag het ook buiten?", by=by, at=ours.now())
    (asked,) = world.all(Participant)
    guide, url = signed_in(world.guide), f"/artefacts/{experiment.id}/participants/{asked.id}/answer"
    before = guide.get("/").text

    guide.send(url, {"text": "Ja, dat mag."})

    assert f'href="{url}"' in before
    assert "Mag het ook buiten?" in before
    assert url not in signed_in(world.teacher).get("/").text
    assert url not in guide.get("/").text


def test_a_text_that_was_not_finished_waits_for_its_writer_alone(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    place = f"/iterations/{world.waterlelie.iteration_id}/insight/new"
    draft = {"place": place, "about": "Inzicht", "writing": "een", "typed": [["text", "Halverwege"]]}

    teacher.post("/drafts", json=draft, headers={"X-CSRFToken": teacher.token})

    assert "Je liet een tekst liggen: Inzicht" in words(teacher)
    assert f'href="{place}"' in teacher.get("/").text
    assert place not in signed_in(world.guide).get("/").text


def test_more_than_eight_are_folded_away(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    for number in range(11):
        world.comment(insight, f"Waarom {number}?", manner=Manner.CRITICAL, by=world.guide)

    assert "Nog 3" in words(signed_in(world.teacher))


def test_the_next_meeting_of_each_team_stands_on_my_page(world: World, signed_in: SignedIn) -> None:
    plan(world, days=9, title="Na de kerst")
    plan(world, days=2)
    plan(world, team=world.kompas, title="Van een ander")

    read_out = words(signed_in(world.teacher))

    assert "donderdag 26 nov Kiezen 15.15 uur, kamer 3" in read_out
    assert "Van een ander" not in read_out
    assert "Na de kerst" not in read_out


def test_somebody_new_sees_that_no_meeting_is_planned(world: World, signed_in: SignedIn) -> None:
    read_out = words(signed_in(world.teacher))

    assert "Er wacht niets op je." in read_out
    assert "Er is geen bijeenkomst gepland." in read_out


# The page of the team


def test_the_page_of_the_team_says_when_it_comes_together(world: World, signed_in: SignedIn) -> None:
    world.question()
    teacher, url = signed_in(world.teacher), f"/teams/{world.waterlelie.id}"
    before = words(teacher, url)

    meeting = plan(world)

    assert "Volgende bijeenkomst" not in before
    after = words(teacher, url)
    assert "Volgende bijeenkomst: donderdag 26 nov, 15.15 uur" in after
    assert "kamer 3" in after
    assert f'href="/meetings/{meeting.id}"' in teacher.get(url).text


# What a meeting could talk about


def test_a_critical_question_is_proposed_with_who_asked_it_and_leads_to_what_it_is_about(
    world: World, signed_in: SignedIn
) -> None:
    insight = world.insight(title="Hardop lezen")
    question = world.comment(insight, "Waarom juist deze groep?", manner=Manner.CRITICAL, by=world.guide)
    meeting, teacher = plan(world), signed_in(world.teacher)
    agenda = f"/meetings/{meeting.id}/agenda"
    proposed = f"{world.guide.name} vraagt over “Hardop lezen”: “Waarom juist deze groep?”"
    before = words(teacher, agenda)

    teacher.send(f"/meetings/{meeting.id}/proposals", {"points": f"question-{question.id}"})

    (item,) = world.all(AgendaItem, code=f"question-{question.id}")
    assert f"{proposed} (10 minuten)" in before
    assert (item.source, item.text, item.artefact_id) == (Source.ARTEFACT, proposed, insight.id)
    assert f"{proposed} (10 minuten)" not in words(teacher, agenda)


# The record by mail


def test_the_record_goes_to_everybody_in_the_team(
    world: World, signed_in: SignedIn, letters: Letters, held: Meeting
) -> None:
    teacher = signed_in(world.teacher)

    answer = teacher.fill_in(f"/meetings/{held.id}", to="/letters")

    assert answer.status_code == 303
    addresses = {letter["To"] for letter in letters()}
    assert {world.teacher.email, world.guide.email, world.reader.email} <= addresses
    assert world.kompas_teacher.email not in addresses
    assert len(addresses) == len(letters())
    (mine,) = [letter for letter in letters() if letter["To"] == world.teacher.email]
    assert mine["Subject"] == "Wat er kwam uit Kiezen, dinsdag 17 november 2026"
    text = mine.get_content().replace("\r\n", "\n")
    assert "Wat we besloten:\n- Wij nemen de kaart.\n" in text
    assert "Wat we ontdekten:\n- Hardop helpt.\n" in text
    assert f"- De kaart tekenen ({world.guide.name}, voor 27 november)\n- Nog eens kijken (Het hele team)\n" in text
    assert f"https://localhost/meetings/{held.id}\n" in text
    assert "\n\n\n" not in text
    assert [entry.verb for entry in world.all(Entry, verb="sent_record")] == ["sent_record"]


def test_the_record_is_read_in_the_language_of_who_gets_it(
    world: World, signed_in: SignedIn, letters: Letters, held: Meeting
) -> None:
    with world.database.writing() as session:
        session.get_one(Person, world.guide.id).language = "en"

    signed_in(world.teacher).fill_in(f"/meetings/{held.id}", to="/letters")

    (theirs,) = [letter for letter in letters() if letter["To"] == world.guide.email]
    assert theirs["Subject"] == "What came of Kiezen, Tuesday 17 November 2026"


def test_sent_twice_the_record_goes_once_and_after_a_day_again(
    world: World, signed_in: SignedIn, held: Meeting, clock: time_machine.Traveller
) -> None:
    url = f"/meetings/{held.id}"
    signed_in(world.teacher).fill_in(url, to="/letters")
    first, guide = len(world.all(Letter)), signed_in(world.guide)
    page = words(guide, url)

    guide.send(f"{url}/letters", {})
    again_at_once = len(world.all(Letter))
    clock.shift(timedelta(days=1, minutes=1))
    signed_in(world.guide).fill_in(url, to="/letters")

    assert "Naar het team gestuurd op 24 november 2026" in page
    assert "Stuur naar het team" not in page
    assert again_at_once == first
    assert len(world.all(Letter)) == 2 * first


def test_who_only_reads_along_sends_nothing_and_another_team_finds_nothing(
    world: World, signed_in: SignedIn, held: Meeting
) -> None:
    reader, url = signed_in(world.reader), f"/meetings/{held.id}"

    assert "Stuur naar het team" not in words(reader, url)
    assert reader.send(f"{url}/letters", {}).status_code == 403
    assert signed_in(world.kompas_teacher).send(f"{url}/letters", {}).status_code == 404
    assert world.all(Letter) == []


def test_before_a_meeting_there_is_no_record_to_send(world: World, signed_in: SignedIn) -> None:
    meeting, teacher = plan(world), signed_in(world.teacher)
    url = f"/meetings/{meeting.id}"

    assert "Stuur naar het team" not in words(teacher, url)
    teacher.send(f"{url}/letters", {})

    assert world.all(Letter) == []
    assert world.all(Entry, verb="sent_record") == []


def test_a_very_long_record_says_how_much_stayed_on_the_page(
    world: World, signed_in: SignedIn, letters: Letters, held: Meeting
) -> None:
    with world.database.writing() as session:
        item, by = session.get_one(Meeting, held.id).items[0], session.get_one(Person, world.teacher.id)
        for _ in range(20):
            commands.decide(item, "a" * 590, by=by, at=ours.now())

    signed_in(world.teacher).fill_in(f"/meetings/{held.id}", to="/letters")

    assert "Er staan er nog 10 op de pagina." in letters()[0].get_content()
