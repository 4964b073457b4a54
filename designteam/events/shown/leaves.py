"""A sharing event in a list, as a leaf of a calendar."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from flask_babel import format_date

from designteam.events.queries.events import Announced
from designteam.kit.dates import machine
from designteam.meetings.shown.leaves import hours_of


class Leaf(NamedTuple):
    weekday: str
    day: str
    month: str
    on: str
    title: str
    meta: str
    agenda: Sequence[str]
    event: Announced


def leaves_of(events: Iterable[Announced]) -> Sequence[Leaf]:
    return [
        Leaf(
            weekday=format_date(one.starts_at.date(), "EEEE"),
            day=format_date(one.starts_at.date(), "d"),
            month=format_date(one.starts_at.date(), "MMMM"),
            on=machine(one.starts_at.date()),
            title=one.title,
            meta=", ".join(filter(None, (hours_of(one), one.place, one.network))),
            agenda=[],
            event=one,
        )
        for one in events
    ]
