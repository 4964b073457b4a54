"""Meetings: planned, prepared from what is open, held on a shared screen, and found back with what came of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from icalendar import Calendar

from designteam.cycle.models import Insight, Status
from designteam.journal.models import Entry
from designteam.kit import clock as ours
from designteam.meetings import commands
from designteam.meetings.commands import Point
from designteam.meetings.models import (
    Action,
    AgendaItem,
    Attendance,
    CalendarAddress,
    Meeting,
    Source,
    Yield,
    YieldKind,
)
from designteam.people.models import Person
from designteam.teams.models import DesignTeam
from tests.support.client import Client
from tests.support.pages import read, text_of
from tests.support.world import Where, Who, World

SignedIn = Callable[[Who], Client]
THURSDAY = {"on": "2026-11-26", "begins": "15:15", "minutes": "75", "title": "Kiezen", "room": "Lokaal 7"}

pytestmark = pytest.mark.usefixtures("clock")


def plan(
    world: World, *, team: Where | None = None, days: int = 2, points: tuple[str, ...] = ("Eerste punt",)
) -> Meeting:
    """A meeting of De Waterlelie in two days, with these points on its agenda."""
    where = team or world.waterlelie
    with world.database.writing() as session:
        by = session.get_one(Person, world.guide.id)
        starts = datetime(2026, 11, 24, 15, 15, tzinfo=ours.SCHOOL_TIME) + timedelta(days=days)
        meeting = commands.plan(
            session.get_one(DesignTeam, where.id), title="Kiezen", starts_at=starts, minutes=60, by=by, at=ours.now()
        )
        commands.add_points(meeting, [Point(text, 10) for text in points])
    return meeting


def items_of(world: World, meeting: Meeting) -> list[AgendaItem]:
    return sorted(world.all(AgendaItem, meeting_id=meeting.id), key=lambda item: item.position)


def words(html: str) -> str:
    """A page as it is read out."""
    return text_of(read(html).root)


def notes_url(item: AgendaItem) -> str:
    return f"/meetings/{item.meeting_id}/items/{item.id}/notes"


# Planning


def test_a_day_and_a_time_make_a_meeting(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    team = f"/teams/{world.waterlelie.id}/meetings"

    answer = teacher.fill_in(f"{team}/new", {"on": "2026-11-26", "begins": "15.15"}, to=team)

    (meeting,) = world.all(Meeting)
    assert answer.status_code == 303
    assert (meeting.starts_at.isoformat(), meeting.minutes) == ("2026-11-26T15:15:00+01:00", 75)
    assert "Designteambijeenkomst" in teacher.get(team).text


def test_a_meeting_sent_twice_is_planned_once(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    form = teacher.form_at(
        f"/teams/{world.waterlelie.id}/meetings/new",
    )

    for _ in range(2):
        teacher.post(f"/teams/{world.waterlelie.id}/meetings", data=form.with_(THURSDAY))

    assert len(world.all(Meeting)) == 1


def test_a_series_keeps_its_hour_when_the_clock_changes(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)

    teacher.send(
        f"/teams/{world.waterlelie.id}/meetings",
        THURSDAY | {"on": "2027-03-18", "every": "2", "until": "2027-04-15"},
    )

    meetings = world.all(Meeting)
    assert [meeting.starts_at.isoformat() for meeting in meetings] == [
        "2027-03-18T15:15:00+01:00",
        "2027-04-01T15:15:00+02:00",
        "2027-04-15T15:15:00+02:00",
    ]
    assert len({meeting.series_id for meeting in meetings}) == len({meeting.uid for meeting in meetings}) - 2 == 1
    assert [entry.verb for entry in world.all(Entry, subject="meeting")] == ["planned_series"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"on": "2026-02-31"}, "Deze datum bestaat niet."),
        ({"on": ""}, "Kies de dag."),
        ({"begins": "25:00"}, "Deze tijd bestaat niet. Schrijf bijvoorbeeld 15:15."),
        ({"begins": "half vier"}, "Deze tijd bestaat niet. Schrijf bijvoorbeeld 15:15."),
        ({"minutes": "0"}, "Schrijf een heel getal"),
        ({"link": "ftp://school.example/x"}, "Neem het hele adres over, vanaf https://."),
        ({"link": "http://["}, "Neem het hele adres over, vanaf https://."),
        ({"every": "3"}, "Kies er één uit de lijst"),
        ({"every": "1"}, "Kies tot welke dag de bijeenkomst terugkomt."),
        ({"every": "1", "until": "2026-11-01"}, "De laatste dag van de reeks ligt vóór de eerste."),
        ({"every": "1", "until": "2099-01-01"}, "Dat zijn meer dan zestig bijeenkomsten tegelijk."),
    ],
)
def test_what_does_not_fit_is_said_at_the_field_and_nothing_is_planned(
    world: World, signed_in: SignedIn, wrong: dict[str, str], sentence: str
) -> None:
    teacher = signed_in(world.teacher)

    answer = teacher.send(f"/teams/{world.waterlelie.id}/meetings", THURSDAY | wrong)

    assert answer.status_code == 422
    assert sentence in words(answer.text)
    assert "Lokaal 7" in answer.text
    assert world.all(Meeting) == []


def test_a_cancelled_meeting_stays_to_be_seen_with_its_reason(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world)
    teacher = signed_in(world.teacher)

    refused = teacher.send(f"/meetings/{meeting.id}/cancellation", {"reason": ""})
    teacher.send(f"/meetings/{meeting.id}/cancellation", {"reason": "Studiedag"})

    assert refused.status_code == 422
    assert "Gaat niet door: Studiedag" in words(teacher.get(f"/teams/{world.waterlelie.id}/meetings").text)
    assert "Er is geen bijeenkomst gepland." in teacher.get(f"/teams/{world.waterlelie.id}/meetings").text
    teacher.send(f"/meetings/{meeting.id}/resumption")
    assert not world.again(meeting).is_cancelled


def test_two_people_who_change_a_meeting_both_see_what_stands_there(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world)
    teacher, guide = signed_in(world.teacher), signed_in(world.guide)
    form = teacher.form_at(f"/meetings/{meeting.id}/edit", to=f"/meetings/{meeting.id}")
    guide.fill_in(f"/meetings/{meeting.id}/edit", {"room": "Aula"}, to=f"/meetings/{meeting.id}")

    answer = teacher.post(form.action, data=form.with_({"room": "Gymzaal"}))

    assert answer.status_code == 409
    assert "Aula" in answer.text
    assert "Gymzaal" in answer.text
    assert world.again(meeting).place == "Aula"


# The agenda


def test_what_is_open_is_proposed_and_the_last_question_stays_last(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, points=())
    teacher = signed_in(world.teacher)
    agenda = f"/meetings/{meeting.id}/agenda"

    teacher.fill_in(agenda, to="/proposals")
    teacher.fill_in(agenda, {"text": "Wat zagen we dinsdag?", "minutes": "15"}, to="/points")

    items = items_of(world, meeting)
    assert items[0].text == "Er is nog geen praktijkvraag."
    assert (items[0].source, items[0].code) == (Source.CONDITION, "question_written")
    assert [item.text for item in items[-2:]] == ["Wat zagen we dinsdag?", "Zien we nog hetzelfde?"]
    assert "Er is nog geen praktijkvraag. (20 minuten)" not in words(teacher.get(agenda).text)


def test_points_change_places_and_keep_their_minutes(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, points=("een", "twee", "drie"))
    first, second, third = items_of(world, meeting)
    teacher = signed_in(world.teacher)
    url = f"/meetings/{meeting.id}/agenda"

    teacher.send(url, {f"minutes_{second.id}": "25", f"shown_{second.id}": "10", "up": str(second.id)})
    teacher.send(url, {"down": str(first.id)})
    teacher.send(url, {"up": str(second.id)})
    teacher.send(url, {"off": str(third.id)})

    assert [(item.text, item.minutes) for item in items_of(world, meeting)] == [("twee", 25), ("een", 10)]


def test_minutes_that_somebody_else_changed_are_not_put_back(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, points=("een", "twee"))
    first, second = items_of(world, meeting)
    teacher, guide = signed_in(world.teacher), signed_in(world.guide)
    form = teacher.form_at(f"/meetings/{meeting.id}/agenda", to="/agenda")
    guide.fill_in(f"/meetings/{meeting.id}/agenda", {f"minutes_{first.id}": "30"}, to="/agenda")

    teacher.post(form.action, data=form.with_({f"minutes_{second.id}": "5"}))

    assert [item.minutes for item in items_of(world, meeting)] == [30, 5]


def test_an_agenda_that_is_too_long_is_said_kindly(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, points=tuple("abcdefg"))

    page = words(signed_in(world.teacher).get(f"/meetings/{meeting.id}/agenda").text)

    assert "Samen 75 minuten. De laatste vijf zijn vrijgehouden" in page
    assert "Dat is 15 minuten meer dan de bijeenkomst duurt. Wat kan wachten tot de volgende keer?" in page


def test_a_point_with_notes_stays_on_the_agenda(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world)
    (item,) = items_of(world, meeting)
    teacher = signed_in(world.teacher)
    teacher.send(notes_url(item), {"notes": "Gezegd.", "from_version": 1})

    answer = teacher.send(f"/meetings/{meeting.id}/agenda", {"off": str(item.id)})

    assert answer.status_code == 422
    assert "Bij dit punt is iets opgeschreven" in answer.text
    assert len(items_of(world, meeting)) == 1


def test_the_part_of_the_agenda_is_what_the_page_shows(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, points=("een", "twee"))
    first, _ = items_of(world, meeting)
    teacher = signed_in(world.teacher)

    part = teacher.send(f"/meetings/{meeting.id}/agenda", {"down": str(first.id)}, htmx=True)

    assert part.status_code == 200
    assert words(part.text) in words(teacher.get(f"/meetings/{meeting.id}/agenda").text)


# On the shared screen


def test_notes_are_kept_with_who_typed_them_and_the_button_leads_on(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, points=("een", "twee"))
    first, second = items_of(world, meeting)
    teacher = signed_in(world.teacher)

    answer = teacher.send(notes_url(first), {"notes": "Regel 1\r\nRegel 2", "from_version": 1, "go": str(second.id)})

    kept = world.again(first)
    assert answer.location == f"/meetings/{meeting.id}/run/{second.id}"
    assert (kept.notes, kept.version, kept.noted_by_id) == ("Regel 1\nRegel 2", 2, world.teacher.id)
    assert teacher.get(f"/meetings/{meeting.id}/run").location == f"/meetings/{meeting.id}/run/{second.id}"


@pytest.mark.parametrize("htmx", [True, False])
def test_who_types_in_an_older_text_sees_both_and_may_keep_both(
    world: World, signed_in: SignedIn, *, htmx: bool
) -> None:
    meeting = plan(world)
    (item,) = items_of(world, meeting)
    teacher, guide = signed_in(world.teacher), signed_in(world.guide)
    guide.send(notes_url(item), {"notes": "Van de begeleider", "from_version": 1})

    answer = teacher.send(notes_url(item), {"notes": "Van de leraar", "from_version": 1}, htmx=htmx)

    assert answer.status_code == 409
    assert "begeleider" in answer.text
    assert "leraar" in answer.text
    assert world.again(item).notes == "Van de begeleider"
    teacher.send(notes_url(item), {"notes": "Van de leraar", "from_version": 2, "keep": "both"}, htmx=htmx)
    assert world.again(item).notes == "Van de begeleider\n\nVan de leraar"


def test_the_same_text_sent_twice_is_no_conflict(world: World, signed_in: SignedIn) -> None:
    (item,) = items_of(world, plan(world))
    teacher = signed_in(world.teacher)

    answers = [teacher.send(notes_url(item), {"notes": "Eén keer", "from_version": 1}, htmx=True) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert world.again(item).version == 2


def test_ten_thousand_pasted_lines_are_kept_in_the_field_and_refused_in_words(
    world: World, signed_in: SignedIn
) -> None:
    (item,) = items_of(world, plan(world))
    pasted = "\n".join(f"regel {number}" for number in range(10_000))

    answer = signed_in(world.teacher).send(notes_url(item), {"notes": pasted, "from_version": 1}, htmx=True)

    assert answer.status_code == 422
    assert "regel 9999" in answer.text
    assert world.again(item).notes == ""


def test_who_reads_along_follows_what_others_type(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world)
    (item,) = items_of(world, meeting)
    reader = signed_in(world.reader)
    assert "textarea" not in reader.get(f"/meetings/{meeting.id}/run/{item.id}").text

    signed_in(world.teacher).send(notes_url(item), {"notes": "Net gezegd", "from_version": 1})

    part = reader.get(notes_url(item), headers={"HX-Request": "true"})
    assert "Net gezegd" in part.text
    assert 'data-version="2"' in part.text
    assert reader.send(notes_url(item), {"notes": "Mag niet", "from_version": 2}).status_code == 403


def test_two_people_tick_who_is_there_without_undoing_each_other(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world)
    url = f"/meetings/{meeting.id}/presence"
    shown = {"shown": [world.teacher.id, world.guide.id, world.researcher.id]}

    signed_in(world.teacher).send(url, shown | {"there": [world.teacher.id, world.guide.id]})
    signed_in(world.guide).send(url, {"shown": [world.researcher.id], "there": [world.researcher.id]}, htmx=True)
    signed_in(world.guide).send(url, {"shown": [world.guide.id]})
    foreign = signed_in(world.guide).send(url, {"shown": [world.visitor.id], "there": [world.visitor.id]})

    assert foreign.status_code == 422
    assert {row.person_id for row in world.all(Attendance)} == {world.teacher.id, world.researcher.id}


# What comes out of it


def test_an_insight_becomes_an_artefact_that_shows_where_it_comes_from(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world)
    (item,) = items_of(world, meeting)
    teacher = signed_in(world.teacher)
    url = f"/meetings/{meeting.id}/items/{item.id}/insights"

    for _ in range(2):
        teacher.send(url, {"text": "Ze kiezen wat groen is.", "lane": "pupils", "submission": "een-keer"})

    (insight,) = world.all(Insight)
    (gain,) = world.all(Yield)
    assert (insight.text, insight.lane, gain.artefact_id) == ("Ze kiezen wat groen is.", "pupils", insight.id)
    assert "Komt uit de bijeenkomst van 26 november" in words(teacher.get(f"/artefacts/{insight.id}/meetings").text)


def test_a_decision_may_agree_on_what_it_is_about(world: World, signed_in: SignedIn) -> None:
    question = world.question()
    (item,) = items_of(world, plan(world))
    url = f"/meetings/{item.meeting_id}/items/{item.id}/decisions"

    signed_in(world.teacher).send(url, {"text": "Dit is de vraag.", "about": question.id, "agrees": "y"})

    (gain,) = world.all(Yield)
    assert (gain.kind, gain.artefact_id) == (YieldKind.DECISION, question.id)
    assert world.again(question).status is Status.AGREED


def test_nothing_of_another_team_is_decided_about(world: World, signed_in: SignedIn) -> None:
    foreign = world.question(team=world.kompas)
    (item,) = items_of(world, plan(world))
    (theirs,) = items_of(world, plan(world, team=world.kompas))
    teacher = signed_in(world.teacher)
    at = f"/meetings/{item.meeting_id}/items"

    about = teacher.send(f"{at}/{item.id}/decisions", {"text": "Hun vraag.", "about": foreign.id})
    owner = teacher.send(f"{at}/{item.id}/actions", {"text": "Doe dit.", "owner": world.kompas_teacher.id})
    of_other = teacher.send(f"{at}/{theirs.id}/decisions", {"text": "Op hun agenda."})

    assert (about.status_code, owner.status_code, of_other.status_code) == (422, 422, 404)
    assert world.all(Yield) == []


def test_an_action_is_done_with_one_tap_and_taken_back_with_another(world: World, signed_in: SignedIn) -> None:
    (item,) = items_of(world, plan(world))
    teacher = signed_in(world.teacher)
    url = f"/meetings/{item.meeting_id}/items/{item.id}/actions"
    teacher.send(url, {"text": "Tellen", "owner": world.teacher.id, "due_on": "2026-11-20"})
    (action,) = world.all(Action)
    mine = teacher.get("/actions").text
    assert "Was bedoeld voor 20 november. Helpt het nog?" in words(mine)

    done = teacher.send(f"/actions/{action.id}/completion", htmx=True)

    assert "Toch niet gedaan" in done.text
    assert world.again(action).done_on == ours.today()
    teacher.send(f"/actions/{action.id}/reopening", {"next": "/actions"})
    assert world.again(action).done_on is None
    assert [entry.verb for entry in world.all(Entry, subject="meeting")][-3:] == ["promised", "finished", "reopened"]


def test_who_reads_along_finishes_only_what_they_promised_themselves(world: World, signed_in: SignedIn) -> None:
    (item,) = items_of(world, plan(world))
    url = f"/meetings/{item.meeting_id}/items/{item.id}/actions"
    for owner in (world.reader, world.teacher):
        signed_in(world.teacher).send(url, {"text": "Vertellen", "owner": owner.id})
    own, other = world.all(Action)
    reader = signed_in(world.reader)

    answers = [reader.send(f"/actions/{action.id}/completion").status_code for action in (own, other)]

    assert answers == [303, 403]


def test_what_was_noted_by_mistake_is_taken_back_but_an_insight_stays(world: World, signed_in: SignedIn) -> None:
    (item,) = items_of(world, plan(world))
    teacher = signed_in(world.teacher)
    at = f"/meetings/{item.meeting_id}"
    teacher.send(f"{at}/items/{item.id}/actions", {"text": "Vergissing"})
    teacher.send(f"{at}/items/{item.id}/insights", {"text": "Blijft staan.", "lane": "practice"})

    for gain in world.all(Yield):
        teacher.send(f"{at}/yields/{gain.id}/removal", htmx=True)

    assert (world.all(Yield), world.all(Action), len(world.all(Insight))) == ([], [], 1)


def test_the_record_says_who_was_there_what_was_said_and_who_does_what(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, days=-1)
    (item,) = items_of(world, meeting)
    teacher = signed_in(world.teacher)
    teacher.send(notes_url(item), {"notes": "Er is geteld.", "from_version": 1})
    teacher.send(f"/meetings/{meeting.id}/presence", {"shown": [world.guide.id], "there": [world.guide.id]})
    teacher.send(f"/meetings/{meeting.id}/items/{item.id}/actions", {"text": "Nog eens tellen", "due_on": "2026-12-01"})

    teacher.send(f"/meetings/{meeting.id}/rounding-off")

    record = words(signed_in(world.reader).get(f"/meetings/{meeting.id}").text)
    for said in (world.guide.name, "Er is geteld.", "Nog eens tellen", "Het hele team, voor 1 december"):
        assert said in record
    assert world.again(meeting).is_held


def test_who_rounds_off_sends_along_how_long_each_point_took(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, days=-1)
    (item,) = items_of(world, meeting)
    teacher = signed_in(world.teacher)
    teacher.send(notes_url(item), {"notes": "Er is geteld.", "from_version": 1})

    teacher.fill_in(f"/meetings/{meeting.id}", {f"took_{item.id}": "17"}, to="/rounding-off")

    again = plan(world, days=2)
    assert items_of(world, meeting)[0].took == 17
    assert f"duurde 17 min, {item.minutes} gepland" in words(teacher.get(f"/meetings/{meeting.id}").text)
    for page in ("agenda", "script"):
        assert "Duurde de vorige keer 17 minuten." in words(teacher.get(f"/meetings/{again.id}/{page}").text)
        assert "vorige keer" not in words(teacher.get(f"/meetings/{meeting.id}/{page}").text)


@pytest.mark.parametrize("sent", ["", "0", "-4", "241", "veel", "9" * 40])
def test_a_time_that_nobody_can_mean_is_not_kept(sent: str, world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, days=-1)
    (item,) = items_of(world, meeting)

    signed_in(world.teacher).send(f"/meetings/{meeting.id}/rounding-off", {f"took_{item.id}": sent})

    assert world.again(meeting).is_held
    assert items_of(world, meeting)[0].took is None


def test_an_insight_of_a_team_that_has_not_begun_waits(world: World, signed_in: SignedIn) -> None:
    (item,) = items_of(world, plan(world))
    url = f"/meetings/{item.meeting_id}/items/{item.id}/insights"

    answer = signed_in(world.teacher).send(url, {"text": "", "lane": "practice"}, htmx=True)

    assert answer.status_code == 422
    assert "Schrijf in één zin op wat jullie nu weten." in answer.text


# In one's own calendar


def feed(client: Client, url: str) -> Calendar:
    answer = client.get(url)
    assert answer.mimetype == "text/calendar"
    return Calendar.from_ical(answer.data)


def address(world: World, who: Who, signed_in: SignedIn, team: str = "all") -> str:
    signed_in(who).send("/calendars", {"team": team})
    (kept,) = world.all(CalendarAddress, person_id=who.id)
    return f"/calendars/{kept.token}.ics"


def test_a_calendar_follows_changes_under_the_same_name(world: World, signed_in: SignedIn, client: Client) -> None:
    meeting = plan(world)
    plan(world, team=world.kompas)
    url = address(world, world.teacher, signed_in)
    (before,) = feed(client, url).walk("VEVENT")

    signed_in(world.teacher).send(f"/meetings/{meeting.id}/cancellation", {"reason": "Studiedag"})
    calendar = feed(client, url)
    (after,) = calendar.walk("VEVENT")

    assert (before["uid"], before["status"]) == (after["uid"], "CONFIRMED")
    assert (after["status"], after["sequence"]) == ("CANCELLED", 1)
    assert after["dtstart"].to_ical() == b"20261126T151500"
    assert after["dtstart"].params["TZID"] == "Europe/Amsterdam"
    assert len(calendar.walk("VTIMEZONE")) == 1


def test_an_older_address_and_that_of_a_leaver_open_nothing(world: World, signed_in: SignedIn, client: Client) -> None:
    plan(world)
    older = address(world, world.teacher, signed_in)
    newer = address(world, world.teacher, signed_in)
    assert client.get(older).status_code == 404
    assert len(feed(client, newer).walk("VEVENT")) == 1

    world.leave(world.teacher)

    assert feed(client, newer).walk("VEVENT") == []


def test_an_address_of_one_team_shows_that_team(world: World, signed_in: SignedIn, client: Client) -> None:
    plan(world)
    plan(world, team=world.kompas, points=("Geheim punt",))
    url = address(world, world.guide, signed_in, team=str(world.kompas.id))

    (event,) = feed(client, url).walk("VEVENT")

    assert str(event["summary"]).startswith("Het Kompas")
    assert "Geheim punt" not in client.get(url).text
    assert signed_in(world.teacher).send("/calendars", {"team": world.kompas.id}).status_code == 422


def test_one_meeting_goes_into_a_calendar_as_a_file(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world)

    (event,) = feed(signed_in(world.reader), f"/meetings/{meeting.id}/calendar.ics").walk("VEVENT")

    assert event["uid"] == meeting.uid


# How many statements


def test_a_meeting_with_much_takes_as_many_statements_as_one_with_little(
    world: World, signed_in: SignedIn, clock: time_machine.Traveller
) -> None:
    meeting = plan(world, days=0)
    (item,) = items_of(world, meeting)
    teacher = signed_in(world.teacher)
    pages = {
        f"/teams/{world.waterlelie.id}/meetings": 6,
        f"/meetings/{meeting.id}": 7,
        f"/meetings/{meeting.id}/agenda": 9,
        f"/meetings/{meeting.id}/run/{item.id}": 7,
        notes_url(item): 5,
        "/actions": 2,
    }

    def counted() -> dict[str, int]:
        found = {}
        for url in pages:
            assert teacher.get(url, headers={"HX-Request": "true"}).status_code == 200
            found[url] = len(teacher.queries)
        return found

    teacher.send(notes_url(item), {"notes": "Eén regel", "from_version": 1}, htmx=True)
    saving = len(teacher.queries)
    few = counted()
    for number in range(4):
        plan(world, days=number, points=("nog een", "en nog een"))
    for number in range(5):
        teacher.send(
            f"/meetings/{meeting.id}/items/{item.id}/actions", {"text": f"Actie {number}", "owner": world.teacher.id}
        )
        teacher.send(f"/meetings/{meeting.id}/items/{item.id}/insights", {"text": f"Inzicht {number}", "lane": "ict"})

    assert saving <= 6
    assert {url: number for url, number in few.items() if number > pages[url]} == {}
    assert {url: number for url, number in counted().items() if number > few[url]} == {}
