"""A series of meetings: changed and cancelled from one of them on, with what was held left alone, and made longer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from designteam.journal.models import Entry
from designteam.kit import clock as ours
from designteam.letters.models import Letter
from designteam.meetings import commands
from designteam.meetings.commands import Point
from designteam.meetings.models import AgendaItem, Meeting
from designteam.people.models import Person
from designteam.teams.models import DesignTeam
from tests.support.client import Client
from tests.support.world import Who, World
from tests.test_meetings import address, feed, words

SignedIn = Callable[[Who], Client]
Letters = Callable[[], list[Any]]
FIRST = datetime(2026, 11, 12, 15, 15, tzinfo=ours.SCHOOL_TIME)

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def series(world: World) -> Sequence[Meeting]:
    """Six Thursdays, one a week: the first was held, the second is over, the third is the day after tomorrow."""
    with world.database.writing() as session:
        by = session.get_one(Person, world.guide.id)
        first = commands.plan(
            session.get_one(DesignTeam, world.waterlelie.id), title="Kiezen", starts_at=FIRST, minutes=60,
            place="Lokaal 7", every_weeks=1, until=date(2026, 12, 17), by=by, at=ours.now(),
        )  # fmt: skip
        first.round_off(by=by, at=ours.now())
    return planned(world)


def planned(world: World) -> Sequence[Meeting]:
    return sorted(world.all(Meeting), key=lambda meeting: meeting.id)


def days(world: World) -> list[str]:
    return [f"{meeting.starts_at:%d-%m %H:%M}" for meeting in planned(world)]


def change(client: Client, meeting: Meeting, **fields: Any) -> Any:
    return client.fill_in(f"/meetings/{meeting.id}/edit", fields, to=f"/meetings/{meeting.id}")


def test_only_this_one_changes_when_nobody_chose_otherwise(
    world: World, series: Sequence[Meeting], signed_in: SignedIn
) -> None:
    answer = change(signed_in(world.teacher), series[3], on="2026-12-04")

    assert answer.status_code == 303
    assert days(world)[2:5] == ["26-11 15:15", "04-12 15:15", "10-12 15:15"]


def test_this_one_and_those_after_it_move_and_what_was_before_stays(
    world: World, series: Sequence[Meeting], signed_in: SignedIn
) -> None:
    change(signed_in(world.teacher), series[3], on="2026-12-01", begins="14:00", reach="onward")

    assert days(world) == [
        "12-11 15:15", "19-11 15:15", "26-11 15:15", "01-12 14:00", "08-12 14:00", "15-12 14:00",
    ]  # fmt: skip
    assert [meeting.version for meeting in planned(world)] == [2, 1, 1, 2, 2, 2]


def test_all_to_come_change_and_what_was_held_or_is_over_stays(
    world: World, series: Sequence[Meeting], signed_in: SignedIn
) -> None:
    change(signed_in(world.teacher), series[4], room="Lokaal 3", minutes="45", reach="all")

    places = [(meeting.place, meeting.minutes) for meeting in planned(world)]
    assert places == [("Lokaal 7", 60)] * 2 + [("Lokaal 3", 45)] * 4


def test_what_is_left_as_it_is_stays_different_in_each(
    world: World, series: Sequence[Meeting], signed_in: SignedIn
) -> None:
    teacher = signed_in(world.teacher)
    change(teacher, series[4], title="Met de ouders", begins="19:30")

    change(teacher, series[2], room="Lokaal 3", reach="onward")

    fifth = planned(world)[4]
    assert (fifth.title, f"{fifth.starts_at:%H:%M}", fifth.place) == ("Met de ouders", "19:30", "Lokaal 3")


def test_another_rhythm_counts_from_the_first_that_changes(
    world: World, series: Sequence[Meeting], signed_in: SignedIn
) -> None:
    teacher = signed_in(world.teacher)
    teacher.send(f"/meetings/{series[3].id}/cancellation", {"reason": "Studiedag"})

    change(teacher, series[2], every="2", reach="onward")

    assert days(world)[2:] == ["26-11 15:15", "03-12 15:15", "10-12 15:15", "24-12 15:15"]
    page = words(teacher.get(f"/meetings/{series[2].id}").text)
    assert "Eén uit een reeks, elke twee weken. Er komen er nog 3, de laatste op 24 december." in page


def test_one_meeting_has_no_rhythm(world: World, series: Sequence[Meeting], signed_in: SignedIn) -> None:
    answer = change(signed_in(world.teacher), series[2], every="2")

    assert answer.status_code == 422
    assert "Kies welke bijeenkomsten zo vaak terugkomen." in answer.text
    assert days(world)[3] == "03-12 15:15"


def test_a_series_does_not_move_into_the_past(world: World, series: Sequence[Meeting], signed_in: SignedIn) -> None:
    answer = change(signed_in(world.teacher), series[3], on="2026-11-24", reach="all")

    assert answer.status_code == 422
    assert "Dan zou de eerste al voorbij zijn." in answer.text
    assert days(world)[2] == "26-11 15:15"


def test_an_agenda_stays_with_its_meeting(world: World, series: Sequence[Meeting], signed_in: SignedIn) -> None:
    with world.database.writing() as session:
        commands.add_points(session.get_one(Meeting, series[3].id), [Point("Eis 2", 20)])

    change(signed_in(world.teacher), series[2], on="2026-11-27", every="2", reach="onward")

    (item,) = world.all(AgendaItem)
    assert item.meeting_id == series[3].id
    assert days(world)[3] == "11-12 15:15"


def test_the_same_form_sent_twice_changes_once(world: World, series: Sequence[Meeting], signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"/meetings/{series[2].id}/edit", to=f"/meetings/{series[2].id}")
    sent = form.with_({"on": "2026-11-27", "reach": "onward"})

    answers = [teacher.post(form.action, data=sent).status_code for _ in range(2)]

    assert answers == [303, 303]
    assert days(world)[2:] == ["27-11 15:15", "04-12 15:15", "11-12 15:15", "18-12 15:15"]
    assert len(world.all(Entry, verb="replanned_series")) == 1


def test_two_people_who_change_a_series_both_see_what_stands_there(
    world: World, series: Sequence[Meeting], signed_in: SignedIn
) -> None:
    teacher, guide = signed_in(world.teacher), signed_in(world.guide)
    form = guide.form_at(f"/meetings/{series[4].id}/edit", to=f"/meetings/{series[4].id}")
    change(teacher, series[2], begins="14:00", reach="onward")

    answer = guide.post(form.action, data=form.with_({"begins": "16:00", "reach": "all"}))

    assert answer.status_code == 409
    assert "14.00" in words(answer.text)
    assert {f"{meeting.starts_at:%H}" for meeting in planned(world)[2:]} == {"14"}


def test_everybody_else_gets_one_letter_about_all_of_them(
    world: World, series: Sequence[Meeting], signed_in: SignedIn, letters: Letters
) -> None:
    change(signed_in(world.teacher), series[2], begins="14:00", reach="onward")

    assert sorted(letter.address for letter in world.all(Letter)) == sorted(
        who.email for who in (world.school_leader, world.researcher, world.guide, world.reader)
    )
    one = next(one for one in letters() if world.guide.email in str(one["To"]))
    text = one.get_content()
    assert one["Subject"] == "4 bijeenkomsten van het team Rekenen groep 6 en 7 zijn veranderd"
    assert "- donderdag 26 november 2026, 14.00 uur, Lokaal 7: Kiezen (was 26 november 2026, 15.15 uur)" in text
    assert text.count("\n- ") == 4


def test_no_letter_goes_when_nobody_asked_or_only_the_title_is_new(
    world: World, series: Sequence[Meeting], signed_in: SignedIn
) -> None:
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"/meetings/{series[2].id}/edit", to=f"/meetings/{series[2].id}")
    silent = form.with_({"begins": "14:00", "reach": "onward"})
    silent.pop("tells")

    teacher.post(form.action, data=silent)
    change(teacher, series[2], title="Weer kiezen", reach="onward")

    assert {meeting.title for meeting in planned(world)[2:]} == {"Weer kiezen"}
    assert world.all(Letter) == []


def test_a_cancelled_series_stays_to_be_seen_and_goes_from_calendars(
    world: World, series: Sequence[Meeting], signed_in: SignedIn, client: Client
) -> None:
    teacher = signed_in(world.teacher)
    url = address(world, world.teacher, signed_in)
    before = {str(event["UID"]) for event in feed(client, url).walk("VEVENT")}

    page = f"/meetings/{series[3].id}/cancellation"
    teacher.fill_in(page, {"reason": "We stoppen ermee", "reach": "onward"}, to=page)

    after = feed(client, url).walk("VEVENT")
    assert {str(event["UID"]) for event in after} == before
    told = sorted(f"{event['STATUS']} {event['SEQUENCE']}" for event in after)
    assert told == ["CANCELLED 1"] * 3 + ["CONFIRMED 0"] * 2 + ["CONFIRMED 1"]
    assert "We stoppen ermee" in words(teacher.get(f"/meetings/{series[5].id}").text)
    letter = next(letter for letter in world.all(Letter) if letter.address == world.guide.email)
    assert letter.subject == "3 bijeenkomsten van het team Rekenen groep 6 en 7 gaan niet door"
    assert [entry.verb for entry in world.all(Entry, subject="meeting")][-1] == "cancelled_series"


def test_more_meetings_come_after_the_last_one_in_the_same_rhythm(
    world: World, series: Sequence[Meeting], signed_in: SignedIn
) -> None:
    teacher = signed_in(world.teacher)
    page = f"/meetings/{series[2].id}/more"

    for _ in range(2):
        teacher.fill_in(page, {"until": "2027-01-14", "every": "2"}, to=page)

    added = planned(world)[6:]
    assert [meeting.starts_at.date() for meeting in added] == [date(2026, 12, 31), date(2027, 1, 14)]
    assert {(meeting.title, meeting.place, meeting.series_id) for meeting in added} == {
        ("Kiezen", "Lokaal 7", series[0].series_id)
    }


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2026-12-20", "Kies een latere dag."),
        ("2029-12-20", "Kies een eerdere laatste dag."),
        ("", "Kies tot welke dag"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_added(
    world: World, series: Sequence[Meeting], signed_in: SignedIn, until: str, said: str
) -> None:
    page = f"/meetings/{series[2].id}/more"

    answer = signed_in(world.teacher).send(page, {"until": until, "every": "1"})

    assert answer.status_code == 422
    assert said in answer.text
    assert len(planned(world)) == 6


def test_a_meeting_that_is_over_offers_no_choice(world: World, series: Sequence[Meeting], signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)

    assert "Welke bijeenkomsten?" not in teacher.get(f"/meetings/{series[1].id}/edit").text
    assert "Welke bijeenkomsten?" in teacher.get(f"/meetings/{series[2].id}/edit").text
    assert teacher.send(f"/meetings/{series[1].id}", {"reach": "all"}).status_code == 422


def test_a_long_series_takes_as_many_statements_to_look_at_as_a_short_one(
    world: World, series: Sequence[Meeting], signed_in: SignedIn
) -> None:
    teacher = signed_in(world.teacher)
    teacher.get(f"/meetings/{series[2].id}")
    few = len(teacher.queries)
    teacher.send(f"/meetings/{series[2].id}/more", {"until": "2027-06-30", "every": "1"})

    teacher.get(f"/meetings/{series[2].id}")

    assert len(teacher.queries) == few
    assert len(planned(world)) > 6 + timedelta(days=180) // timedelta(weeks=1)
