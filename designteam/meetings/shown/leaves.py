"""A meeting as a leaf of the calendar, and whether its agenda fits in it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask_babel import format_date, gettext, ngettext

from designteam.kit.dates import hour, machine
from designteam.meetings.models import AgendaItem, Meeting, Source
from designteam.meetings.queries.meetings import Planned

TO_CLOSE = 5


class Leaf(NamedTuple):
    weekday: str
    day: str
    month: str
    on: str
    title: str
    meta: str
    agenda: Sequence[str]


class Fit(NamedTuple):
    """The minutes of an agenda beside those of the meeting."""

    sentence: str
    is_too_much: bool


def leaf_of(meeting: Meeting | Planned, *, agenda: Sequence[AgendaItem] = ()) -> Leaf:
    starts = meeting.starts_at
    return Leaf(
        weekday=format_date(starts.date(), "EEEE"),
        day=format_date(starts.date(), "d"),
        month=format_date(starts.date(), "MMMM"),
        on=machine(starts.date()),
        title=meeting.title,
        meta=", ".join(filter(None, (hours_of(meeting), meeting.place))),
        agenda=[item.text for item in agenda],
    )


def hours_of(meeting: Any) -> str:
    """15.15 tot 16.30 uur"""
    begins = hour(meeting.starts_at).removesuffix(" uur")
    return gettext("%(begin)s to %(end)s", begin=begins, end=hour(meeting.ends_at))


def fit_of(meeting: Meeting, items: Sequence[AgendaItem]) -> Fit:
    """How long the points take together, said kindly when that is longer than the meeting.

    The last five minutes are kept for the question whether all still see the same, also when it is no point yet.
    """
    kept = kept_at_the_end(items)
    total = sum(item.minutes for item in items) + kept
    left = meeting.minutes - total
    said = [gettext("The last five are kept for the question whether you still see the same thing.")] if kept else []
    if left >= 0:
        said.insert(0, gettext("Together %(total)s of the %(minutes)s minutes.", total=total, minutes=meeting.minutes))
        if left:
            said.append(ngettext("%(num)s minute is left.", "%(num)s minutes are left.", left))
        return Fit(" ".join(said), is_too_much=False)
    said.insert(0, gettext("Together %(total)s minutes.", total=total))
    over = ngettext(
        "That is one minute more than the meeting lasts. What can wait until next time?",
        "That is %(num)s minutes more than the meeting lasts. What can wait until next time?",
        -left,
    )
    return Fit(" ".join([*said, over]), is_too_much=True)


def kept_at_the_end(items: Sequence[AgendaItem]) -> int:
    """The minutes that an agenda leaves free for its last question, unless that is a point of its own."""
    return 0 if not items or any(item.source is Source.SHARED_PICTURE for item in items) else TO_CLOSE
