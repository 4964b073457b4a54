"""Changing a whole series: this meeting and those after it, or all that are to come. What was held stays."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from designteam.kit import db
from designteam.kit.words import N_
from designteam.meetings.commands.meetings import MOST_AT_ONCE
from designteam.meetings.models import CannotMeet, Meeting
from designteam.meetings.queries.series import last_with, to_come_with
from designteam.people.models import Person
from designteam.teams.models import Stale


class Reach(StrEnum):
    """How far a change goes."""

    ONE = "one"
    ONWARD = "onward"
    ALL = "all"


class Moved(NamedTuple):
    """A meeting with when and where it would have been."""

    meeting: Meeting
    was: datetime
    minutes: int
    place: str
    link: str


def reached_from(meeting: Meeting, reach: Reach, *, at: datetime) -> Sequence[Meeting]:
    """The meetings that a change of this one goes on to, in their order."""
    if reach is Reach.ONE:
        return [meeting]
    every = to_come_with(meeting, now=at)
    if reach is Reach.ONWARD:
        every = [one for one in every if (one.starts_at, one.id) >= (meeting.starts_at, meeting.id)]
    return every


def change_series(
    meeting: Meeting,
    reach: Reach,
    *,
    title: str,
    starts_at: datetime,
    minutes: int,
    place: str,
    link: str,
    every_weeks: int | None = None,
    from_version: int,
    by: Person,
    at: datetime,
) -> Sequence[Moved]:
    """Carry what changes in this meeting over to the others; what stays the same in it stays as it is in each.

    Another day of the week moves each by as many days. With `every_weeks` they get a new rhythm from the first one
    on, and there are as many as before. Answers what changed. Raises Stale, and CannotMeet for a day in the past.
    """
    others = reached_from(meeting, reach, at=at)
    wanted = {"title": title, "minutes": minutes, "place": place, "link": link}
    if not others or (from_version != meeting.version and _differs(meeting, starts_at, wanted, every_weeks)):
        raise Stale
    new = {name: value for name, value in wanted.items() if value != getattr(meeting, name)}
    begins = _moments_of(others, meeting, starts_at, every_weeks)
    if begins[0] < at:
        raise CannotMeet(N_("Then the first of them would lie behind us. Choose a later day."))
    moved = [Moved(one, one.starts_at, one.minutes, one.place, one.link) for one in others]
    changed = [one for one, begin in zip(moved, begins, strict=True) if _take_over(one.meeting, begin, new, at=at)]
    if changed:
        _keep_rhythm(meeting, every_weeks)
        meeting.note("replanned_series", by=by, at=at, number=len(changed))
    return changed


def _differs(meeting: Meeting, starts_at: datetime, wanted: dict[str, object], every_weeks: int | None) -> bool:
    """Whether it was not already changed to exactly this, by the same form sent twice."""
    as_it_is = {name: getattr(meeting, name) for name in wanted}
    rhythm = meeting.series.every_weeks if meeting.series else None
    return (starts_at, wanted) != (meeting.starts_at, as_it_is) or every_weeks not in {None, rhythm}


def _moments_of(
    others: Sequence[Meeting], meeting: Meeting, starts_at: datetime, every_weeks: int | None
) -> Sequence[datetime]:
    """When each of them begins. An hour stays an hour on the clock of the school, in summer and in winter."""
    days = starts_at.date() - meeting.starts_at.date()
    at_this_hour = starts_at.time() if starts_at.time() != meeting.starts_at.time() else None
    shifted = [
        datetime.combine(one.starts_at.date() + days, at_this_hour or one.starts_at.time(), one.starts_at.tzinfo)
        for one in others
    ]
    if every_weeks is None:
        return shifted
    step = timedelta(weeks=every_weeks)
    return [
        datetime.combine(shifted[0].date() + step * place, moment.time(), moment.tzinfo)
        for place, moment in enumerate(shifted)
    ]


def _take_over(meeting: Meeting, begins: datetime, new: dict[str, object], *, at: datetime) -> bool:
    """Change it where it differs, and say whether it did."""
    differing = {name: value for name, value in new.items() if value != getattr(meeting, name)}
    if begins == meeting.starts_at and not differing:
        return False
    meeting.starts_at = begins
    for name, value in differing.items():
        setattr(meeting, name, value)
    meeting.has_changed(at=at)
    return True


def _keep_rhythm(meeting: Meeting, every_weeks: int | None) -> None:
    db.session().flush()
    if meeting.series is not None:
        meeting.series.every_weeks = every_weeks or meeting.series.every_weeks
        meeting.series.until = last_with(meeting).starts_at.date()


def cancel_series(meeting: Meeting, reach: Reach, *, because: str, by: Person, at: datetime) -> Sequence[Meeting]:
    """Cancel these meetings with one reason. Each stays to be seen with its agenda. Answers what was cancelled."""
    others = [one for one in reached_from(meeting, reach, at=at) if not one.is_cancelled]
    for one in others:
        one.call_off(because=because, at=at)
    if others:
        meeting.note("cancelled_series", by=by, at=at, number=len(others))
    return others


def prolong(meeting: Meeting, *, until: date, every_weeks: int, by: Person, at: datetime) -> Sequence[Meeting]:
    """Plan more meetings after the last one of a series, like the one they are planned from.

    Answers what was added: nothing when the series already goes on until this day. Raises CannotMeet.
    """
    series, last = meeting.series, last_with(meeting)
    if series is None or series.until == until:
        return []
    step = timedelta(weeks=every_weeks)
    number = (until - last.starts_at.date()) // step
    if number < 1:
        raise CannotMeet(N_("On that day the series has not come to a next meeting yet. Choose a later day."))
    if number > MOST_AT_ONCE:
        raise CannotMeet(N_("That is more than sixty meetings at once. Choose an earlier last day."))
    like = {name: getattr(meeting, name) for name in ("team", "series", "title", "minutes", "place", "link")}
    first = datetime.combine(last.starts_at.date(), meeting.starts_at.time(), meeting.starts_at.tzinfo)
    added = [Meeting(starts_at=first + step * place, changed_at=at, **like) for place in range(1, number + 1)]
    db.session().add_all(added)
    db.session().flush()
    series.until, series.every_weeks = until, every_weeks
    added[0].note("prolonged", by=by, at=at, number=number)
    return added
