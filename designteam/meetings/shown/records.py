"""The record of a meeting: who was there, and per point what was said and what came of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from designteam.meetings.models import AgendaItem, Meeting
from designteam.meetings.queries import meetings as queries
from designteam.meetings.queries.meetings import Gain, Present
from designteam.meetings.shown.leaves import Fit, fit_of


class Point(NamedTuple):
    """One point with what it gave."""

    item: AgendaItem
    gains: Sequence[Gain]


class Record(NamedTuple):
    points: Sequence[Point]
    people: Sequence[Present]
    fit: Fit
    is_over: bool

    @property
    def there(self) -> Sequence[str]:
        return [person.name for person in self.people if person.is_there]

    @property
    def actions(self) -> Sequence[Gain]:
        return [gain for point in self.points for gain in point.gains if gain.action_id is not None]

    @property
    def has_begun(self) -> bool:
        """Whether anything was written down yet."""
        return bool(self.there) or any(point.item.notes or point.gains for point in self.points)


def record_of(meeting: Meeting, *, now: datetime) -> Record:
    """All of a meeting, in three statements."""
    items, gains = queries.agenda_of(meeting.id), queries.gains_of(meeting.id)
    return Record(
        points=[Point(item, [gain for gain in gains if gain.item_id == item.id]) for item in items],
        people=queries.people_at(meeting),
        fit=fit_of(meeting, items),
        is_over=meeting.is_over(now),
    )
