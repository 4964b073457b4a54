"""What changes around a meeting: planning, its agenda, what it gave, who was there, and secret addresses."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, select

from designteam.cycle import commands as cycle
from designteam.cycle.models import Artefact, Iteration
from designteam.kit import db
from designteam.kit.words import N_
from designteam.meetings.models import (
    SENT_RECORD,
    Action,
    AgendaItem,
    Attendance,
    CalendarAddress,
    CannotMeet,
    Meeting,
    MeetingSeries,
    Rearrangement,
    Source,
    Yield,
    YieldKind,
    renumbered,
)
from designteam.meetings.queries.sending import record_sent_at
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

MOST_AT_ONCE = 60
MOST_POINTS = 40
SENT_AGAIN_AFTER = timedelta(days=1)


class Point(NamedTuple):
    """A point that is to come on an agenda."""

    text: str
    minutes: int
    source: Source = Source.FREE
    code: str = ""
    artefact_id: int | None = None
    because: str = ""


def plan(
    team: DesignTeam,
    *,
    title: str,
    starts_at: datetime,
    minutes: int,
    place: str = "",
    link: str = "",
    every_weeks: int | None = None,
    until: date | None = None,
    submission: str | None = None,
    by: Person,
    at: datetime,
) -> Meeting:
    """Plan a meeting, or one every so many weeks up to and including a day; answers the first one.

    The same submission sent twice gives the meeting of the first time. Raises CannotMeet.
    """
    if submission and (made := db.session().scalar(select(Meeting).where(Meeting.submission == submission))):
        return made
    series = None
    days = [starts_at]
    if every_weeks is not None:
        days = _days_of(starts_at, every_weeks=every_weeks, until=until)
        series = MeetingSeries(team_id=team.id, every_weeks=every_weeks, until=until)
        db.session().add(series)
    planned = [
        Meeting(
            team=team, series=series, title=title, starts_at=day, minutes=minutes, place=place, link=link,
            changed_at=at, submission=submission or None if day == starts_at else None,
        )
        for day in days
    ]  # fmt: skip
    db.session().add_all(planned)
    db.session().flush()
    planned[0].note("planned" if series is None else "planned_series", by=by, at=at)
    return planned[0]


def _days_of(first: datetime, *, every_weeks: int, until: date | None) -> list[datetime]:
    if until is None:
        raise CannotMeet(N_("Choose until which day it repeats."))
    if until < first.date():
        raise CannotMeet(N_("The last day of the series lies before the first one."))
    step = timedelta(weeks=every_weeks)
    number = (until - first.date()) // step + 1
    if number > MOST_AT_ONCE:
        raise CannotMeet(N_("That is more than sixty meetings at once. Choose an earlier last day."))
    return [first + step * place for place in range(number)]


def add_points(meeting: Meeting, points: Sequence[Point]) -> Sequence[AgendaItem]:
    """Put points at the end of the agenda, before the one that is always last. Raises CannotMeet."""
    if len(meeting.items) + len(points) > MOST_POINTS:
        raise CannotMeet(N_("An agenda holds at most forty points."))
    added = [AgendaItem(meeting=meeting, position=len(meeting.items) + 1, **point._asdict()) for point in points]
    db.session().add_all(added)
    renumbered(meeting.items)
    db.session().flush()
    return added


def give_time(meeting: Meeting, minutes: Mapping[int, int]) -> None:
    """Change how many minutes points take, by the id of the point."""
    for item in meeting.items:
        item.minutes = minutes.get(item.id, item.minutes)


def move_up(meeting: Meeting, item: AgendaItem) -> None:
    _swap(meeting, item, -1)


def move_down(meeting: Meeting, item: AgendaItem) -> None:
    _swap(meeting, item, +1)


def _swap(meeting: Meeting, item: AgendaItem, step: int) -> None:
    order = [one for one in meeting.items if not one.is_last]
    if item.is_last:
        return
    here = order.index(item)
    there = min(max(here + step, 0), len(order) - 1)
    order[here], order[there] = order[there], order[here]
    renumbered([*order, *(one for one in meeting.items if one.is_last)])


def take_off(meeting: Meeting, item: AgendaItem) -> None:
    """Take a point off the agenda. Raises CannotMeet when something was written down with it."""
    if item.notes or item.yields:
        raise CannotMeet(N_("Something was written down with this point, so it stays on the agenda."))
    meeting.items.remove(item)
    db.session().delete(item)
    renumbered(meeting.items)


def note_record_sent(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Note that the record goes to the team. Raises CannotMeet when it went within the last day."""
    before = record_sent_at(meeting)
    if before is not None and at - before < SENT_AGAIN_AFTER:
        raise CannotMeet(N_("The record went to the team less than a day ago."))
    meeting.note(SENT_RECORD, by=by, at=at)


def note_who_is_there(meeting: Meeting, *, there: Collection[int], shown: Collection[int]) -> None:
    """Keep who is there, of those who were shown. Of others, ticked by somebody else meanwhile, nothing changes."""
    known = set(db.session().scalars(select(Attendance.person_id).where(Attendance.meeting_id == meeting.id)))
    come = (set(there) & set(shown)) - known
    db.session().add_all(Attendance(meeting_id=meeting.id, person_id=id_) for id_ in sorted(come))
    gone = (set(shown) - set(there)) & known
    db.session().execute(delete(Attendance).where(Attendance.meeting_id == meeting.id, Attendance.person_id.in_(gone)))


def decide(
    item: AgendaItem,
    text: str,
    *,
    about: Artefact | None = None,
    agrees: bool = False,
    submission: str | None = None,
    by: Person,
    at: datetime,
) -> Yield:
    """Write a decision down. With `agrees`, the artefact it is about is agreed as it stands now."""
    made, is_new = _gain(item, YieldKind.DECISION, text, about=about, submission=submission, by=by, at=at)
    if is_new:
        item.meeting.note("decided", by=by, at=at)
        if about is not None and agrees:
            about.agree(by=by, at=at)
    return made


def learn(
    item: AgendaItem,
    text: str,
    *,
    lane: str,
    classroom_example: str = "",
    to: Iteration,
    submission: str | None = None,
    by: Person,
    at: datetime,
) -> Yield:
    """Write an insight down; it becomes an artefact of the iteration."""
    made, is_new = _gain(item, YieldKind.INSIGHT, text, submission=submission, by=by, at=at)
    if is_new:
        values = {"lane": lane, "text": text, "classroom_example": classroom_example}
        made.artefact = cycle.add("insight", values, to=to, by=by, at=at)
    return made


def learn_about(
    item: AgendaItem, text: str, *, about: Artefact, submission: str | None = None, by: Person, at: datetime
) -> Yield:
    """Write an insight down with something that already exists."""
    made, is_new = _gain(item, YieldKind.INSIGHT, text, about=about, submission=submission, by=by, at=at)
    if is_new:
        item.meeting.note("learned", by=by, at=at)
    return made


def promise(
    item: AgendaItem,
    text: str,
    *,
    owner_id: int | None,
    due_on: date | None,
    submission: str | None = None,
    by: Person,
    at: datetime,
) -> Yield:
    """Write down that somebody, or the whole team, does something before a day."""
    made, is_new = _gain(item, YieldKind.ACTION, text, submission=submission, by=by, at=at)
    if is_new:
        item.meeting.note("promised", by=by, at=at)
        made.action = Action(team_id=item.meeting.team_id, owner_id=owner_id, due_on=due_on)
    return made


def take_back(gain: Yield, *, by: Person, at: datetime) -> None:
    """Undo what was written down by mistake. An artefact that it became stays: it has a life of its own."""
    if gain.action is not None:
        db.session().execute(delete(Rearrangement).where(Rearrangement.action_id == gain.action.id))
        db.session().delete(gain.action)
    db.session().flush()
    gain.item.meeting.note("took_back", by=by, at=at)
    db.session().delete(gain)


def _gain(
    item: AgendaItem,
    kind: YieldKind,
    text: str,
    *,
    about: Artefact | None = None,
    submission: str | None,
    by: Person,
    at: datetime,
) -> tuple[Yield, bool]:
    """The yield, and whether it is new: the same submission sent twice gives that of the first time."""
    if submission and (made := db.session().scalar(select(Yield).where(Yield.submission == submission))):
        return made, False
    made = Yield(item=item, kind=kind, text=text, artefact=about, at=at, by_id=by.id, submission=submission or None)
    db.session().add(made)
    db.session().flush()
    return made, True


def renew_address(person: Person, *, team_id: int | None) -> CalendarAddress:
    """Give somebody a new secret address; the one they had stops working."""
    same_team = CalendarAddress.team_id.is_(None) if team_id is None else CalendarAddress.team_id == team_id
    db.session().execute(delete(CalendarAddress).where(CalendarAddress.person_id == person.id, same_team))
    made = CalendarAddress(person_id=person.id, team_id=team_id, token=secrets.token_urlsafe(32))
    db.session().add(made)
    db.session().flush()
    return made
