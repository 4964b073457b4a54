"""A series of meetings in words: how often, how many are still to come, and how far a change of one of them goes."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from flask_babel import gettext, ngettext

from designteam.kit.dates import day, day_and_month
from designteam.meetings.commands import Reach, reached_from
from designteam.meetings.models import Meeting


class Course(NamedTuple):
    """How often a series comes, how many of it are still to come, and its last day."""

    every_weeks: int
    number: int
    last_on: date


def course_of(meeting: Meeting, *, now: datetime) -> Course | None:
    """Of the series that a meeting is in, as far as it goes on; None for a meeting on its own."""
    if meeting.series is None:
        return None
    to_come = reached_from(meeting, Reach.ALL, at=now)
    last = to_come[-1].starts_at.date() if to_come else meeting.series.until
    return Course(meeting.series.every_weeks, len(to_come), last)


def reaches_of(meeting: Meeting, *, now: datetime) -> Sequence[tuple[str, str]]:
    """How far a change of this meeting may go, each with the days that it is about; none when there is no choice."""
    if meeting.series_id is None or meeting.is_cancelled or meeting.is_over(now):
        return []
    every, onward = (reached_from(meeting, reach, at=now) for reach in (Reach.ALL, Reach.ONWARD))
    if len(every) < 2:
        return []
    choices = [(Reach.ONE.value, gettext("Only this one, of %(day)s", day=day(meeting.starts_at)))]
    if len(onward) > 1:
        words = ngettext(
            "This one and the one after it, of %(last)s",
            "This one and the %(num)s after it, until %(last)s",
            len(onward) - 1,
            last=day_and_month(onward[-1].starts_at),
        )
        choices.append((Reach.ONWARD.value, words))
    if len(every) > len(onward):
        words = gettext(
            "All %(number)s that are still to come, from %(first)s until %(last)s",
            number=len(every), first=day_and_month(every[0].starts_at), last=day_and_month(every[-1].starts_at),
        )  # fmt: skip
        choices.append((Reach.ALL.value, words))
    return choices
