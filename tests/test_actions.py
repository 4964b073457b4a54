"""Actions between meetings: noted, given on, moved with what was before, and back on the next agenda."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from designteam.journal.models import Entry
from designteam.meetings.models import Action, Rearrangement
from tests.support.client import Client
from tests.support.world import Who, World
from tests.test_meetings import plan, words

SignedIn = Callable[[Who], Client]

pytestmark = pytest.mark.usefixtures("clock")


def note(world: World, client: Client, **fields: Any) -> Action:
    """Note an action as a person would; answers it."""
    team = f"/teams/{world.waterlelie.id}/actions"
    answer = client.fill_in(f"{team}/new", {"text": "De kaart drukken", **fields}, to=team)
    assert answer.status_code == 303
    return max(world.all(Action), key=lambda action: action.id)


def test_an_action_needs_no_meeting(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)

    action = note(world, teacher, due_on="2026-11-30")

    assert (action.owner_id, action.due_on, action.yield_id) == (world.teacher.id, date(2026, 11, 30), None)
    for url in ("/actions", f"/teams/{world.waterlelie.id}/meetings", f"/actions/{action.id}"):
        page = words(teacher.get(url).text)
        assert "De kaart drukken" in page, url
        assert "voor 30 november" in page, url
        assert "Genoteerd op 24 november" in page, url
    assert [entry.verb for entry in world.all(Entry, subject="action")] == ["noted"]


def test_the_same_form_sent_twice_notes_it_once(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    team = f"/teams/{world.waterlelie.id}/actions"
    form = teacher.form_at(f"{team}/new", to=team)

    for _ in range(2):
        teacher.post(form.action, data=form.with_({"text": "Drukken"}))

    assert len(world.all(Action)) == 1


def test_an_action_is_noted_from_what_it_is_about(world: World, signed_in: SignedIn) -> None:
    insight = world.insight(title="Te groot")
    teacher = signed_in(world.teacher)
    team = f"/teams/{world.waterlelie.id}/actions"

    teacher.fill_in(f"{team}/new?about={insight.id}", {"text": "Nog eens tellen"}, to=f"{team}?about={insight.id}")

    (action,) = world.all(Action)
    assert action.artefact_id == insight.id
    assert "Nog eens tellen" in teacher.get(f"/artefacts/{insight.id}/meetings").text


def test_nothing_of_another_team_is_chosen(world: World, signed_in: SignedIn) -> None:
    theirs = world.insight(team=world.kompas)
    teacher = signed_in(world.teacher)
    team = f"/teams/{world.waterlelie.id}/actions"
    known = {"text": "Tellen"}

    about = teacher.send(team, {**known, "about": theirs.id})
    named = teacher.send(f"{team}?about={theirs.id}", known)
    owner = teacher.send(team, {**known, "owner": world.kompas_teacher.id})

    assert (about.status_code, named.status_code, owner.status_code) == (422, 404, 422)
    assert world.all(Action) == []


def test_who_is_in_two_teams_does_not_note_one_about_the_other(world: World, signed_in: SignedIn) -> None:
    theirs = world.insight(team=world.kompas)

    answer = signed_in(world.guide).send(
        f"/teams/{world.waterlelie.id}/actions?about={theirs.id}", {"text": "Tellen", "about": theirs.id}
    )

    assert answer.status_code == 422


def test_an_action_goes_to_somebody_else_and_to_another_day_with_what_was_before(
    world: World, signed_in: SignedIn
) -> None:
    teacher = signed_in(world.teacher)
    action = note(world, teacher, due_on="2026-11-20")
    url = f"/actions/{action.id}"

    teacher.fill_in(f"{url}/edit", {"owner": world.guide.id, "due_on": "2026-12-01", "because": "Ik ben ziek."}, to=url)
    signed_in(world.guide).fill_in(f"{url}/edit", {"due_on": ""}, to=url)

    page = words(teacher.get(url).text)
    assert f"Van {world.teacher.name} naar {world.guide.name}." in page
    assert "Was bedoeld voor 20 november, nu voor 1 december." in page
    assert "Was bedoeld voor 1 december, nu voor geen dag." in page
    assert "Ik ben ziek." in page
    assert "2 keer verzet." in page
    assert [entry.verb for entry in world.all(Entry, subject="action")] == ["noted", "handed_over", "moved"]
    assert "De kaart drukken" not in words(teacher.get("/actions").text)
    assert "De kaart drukken" in words(signed_in(world.guide).get("/actions").text)


def test_two_people_who_change_an_action_see_what_stands_there(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    action = note(world, teacher, due_on="2026-11-30")
    url = f"/actions/{action.id}"
    form = teacher.form_at(f"{url}/edit", to=url)
    signed_in(world.guide).fill_in(f"{url}/edit", {"due_on": "2026-12-01"}, to=url)

    late = teacher.post(form.action, data=form.with_({"due_on": "2026-12-02"}))
    same = teacher.post(form.action, data=form.with_({"due_on": "2026-12-01"}))

    assert (late.status_code, same.status_code) == (409, 303)
    assert "voor 1 december" in words(late.text)
    assert len(world.all(Rearrangement)) == 1


def test_who_reads_along_gives_on_only_what_is_theirs(world: World, signed_in: SignedIn) -> None:
    teacher, reader = signed_in(world.teacher), signed_in(world.reader)
    own = note(world, teacher, owner=world.reader.id)
    other = note(world, teacher)

    later = {"due_on": "2026-12-01", "from_version": 1}
    answers = [reader.send(f"/actions/{action.id}", later).status_code for action in (own, other)]

    assert answers == [303, 403]
    assert reader.send(f"/teams/{world.waterlelie.id}/actions", {"text": "Zelf"}).status_code == 403
    assert reader.get(f"/actions/{other.id}").status_code == 200
    assert signed_in(world.kompas_teacher).get(f"/actions/{own.id}").status_code == 404


def test_what_is_due_is_proposed_and_shown_at_its_point(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    note(world, teacher, due_on="2026-11-25")
    note(world, teacher, text="Pas veel later", due_on="2027-02-01")
    meeting = plan(world, points=())
    agenda = f"/meetings/{meeting.id}/agenda"
    assert "Terugkijken op één actie" in teacher.get(agenda).text

    teacher.send(f"/meetings/{meeting.id}/proposals", {"points": "actions"})

    shown = words(teacher.get(f"/meetings/{meeting.id}/run", follow_redirects=True).text)
    assert "De kaart drukken" in shown
    assert "Pas veel later" not in shown


def test_an_action_of_a_meeting_moves_too_and_is_taken_back_with_all_of_it(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    action = world.meeting_with_an_action(owner=world.teacher)
    url = f"/actions/{action.id}"
    teacher.fill_in(f"{url}/edit", {"due_on": "2026-12-01"}, to=url)
    assert len(world.all(Rearrangement)) == 1
    assert [entry.verb for entry in world.all(Entry, subject="meeting")][-1] == "moved"
    meeting_id = world.all(Entry, verb="moved")[0].subject_id

    teacher.send(f"/meetings/{meeting_id}/yields/{action.yield_id}/removal")

    assert (world.all(Action), world.all(Rearrangement)) == ([], [])


def test_nothing_is_noted_without_words(world: World, signed_in: SignedIn) -> None:
    answer = signed_in(world.teacher).send(
        f"/teams/{world.waterlelie.id}/actions", {"text": " ", "due_on": "2026-02-31"}
    )

    assert answer.status_code == 422
    assert "Deze datum bestaat niet." in answer.text
    assert world.all(Action) == []


def test_many_actions_take_as_many_statements_as_one(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    action = note(world, teacher)
    counted = []
    for _ in range(2):
        for url in ("/actions", f"/teams/{world.waterlelie.id}/meetings", f"/actions/{action.id}"):
            teacher.get(url)
            counted.append(len(teacher.queries))
        for number in range(5):
            note(world, teacher, text=f"Nog iets {number}")
            teacher.send(f"/actions/{action.id}", {"due_on": f"2026-12-0{number + 1}", "from_version": number + 1})

    assert counted[:3] == counted[3:]
