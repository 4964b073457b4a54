"""The script of a meeting: at what time of the day each point begins, and each step of the work form it is done by."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from flask_babel import gettext, ngettext

from designteam.kit.web import say
from designteam.meetings.models import AgendaItem, Meeting
from designteam.meetings.queries.meetings import likeness, taken_before
from designteam.meetings.shown.leaves import kept_at_the_end
from designteam.method.terms import WorkStep


class Timed(NamedTuple):
    """A step of a work form with the time at which it begins."""

    begins_at: datetime
    step: WorkStep


class Slot(NamedTuple):
    """A point of the agenda with its time. `too_short` says that its steps take longer than the point, `too_late` that
    it goes on after the end of the meeting, `before` how long it took the last time; or they say nothing.
    """

    item: AgendaItem
    begins_at: datetime
    steps: Sequence[Timed]
    too_short: str
    too_late: str
    before: str


class Script(NamedTuple):
    """`needs` is what should lie ready for the work forms; `closes_at` when the last question comes, if kept free."""

    slots: Sequence[Slot]
    needs: Sequence[str]
    closes_at: datetime | None


def script_of(meeting: Meeting, items: Sequence[AgendaItem]) -> Script:
    """The points one after the other, from the beginning of the meeting on."""
    slots, at = [], meeting.starts_at
    taken = taken_before(meeting)
    for item in items:
        ends_at = at + timedelta(minutes=item.minutes)
        before = _said_of(taken.get(likeness(item.source, item.code, item.text)))
        slots.append(Slot(item, at, _steps_of(item, at), _too_short(item), _too_late(meeting, ends_at), before))
        at = ends_at
    needs = [say(thing) for item in items if item.work_form for thing in item.work_form.needs]
    return Script(slots, list(dict.fromkeys(needs)), at if kept_at_the_end(items) else None)


def _steps_of(item: AgendaItem, at: datetime) -> Sequence[Timed]:
    timed = []
    for step in item.work_form.steps if item.work_form else ():
        timed.append(Timed(at, step))
        at += timedelta(minutes=step.minutes)
    return timed


def _said_of(minutes: int | None) -> str:
    if minutes is None:
        return ""
    return ngettext("Took one minute the last time.", "Took %(num)s minutes the last time.", minutes)


def _too_short(item: AgendaItem) -> str:
    if item.work_form is None or item.work_form.minutes <= item.minutes:
        return ""
    return gettext("The steps of this work form take %(minutes)s minutes together.", minutes=item.work_form.minutes)


def _too_late(meeting: Meeting, ends_at: datetime) -> str:
    over = (ends_at - meeting.ends_at) // timedelta(minutes=1)
    if over <= 0:
        return ""
    return ngettext(
        "Goes on for one minute after the end of the meeting.",
        "Goes on for %(num)s minutes after the end of the meeting.",
        over,
    )
