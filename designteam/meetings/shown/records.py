"""The record of a meeting: who was there, and per point what was said and what came of it; in short for a letter."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from designteam.kit.words import N_
from designteam.meetings.models import AgendaItem, Meeting, YieldKind
from designteam.meetings.queries import meetings as queries
from designteam.meetings.queries.meetings import Gain, Present
from designteam.meetings.shown.leaves import Fit, fit_of

IN_A_LETTER = 6_000
HEADINGS = {
    YieldKind.DECISION: N_("What we decided:"),
    YieldKind.INSIGHT: N_("What we learned:"),
    YieldKind.ACTION: N_("Who does what:"),
}


class Summary(NamedTuple):
    """What came of a meeting under its headings, as much as fits in a letter, and how much stayed out."""

    parts: Sequence[tuple[str, Sequence[Gain]]]
    left_out: int


class Point(NamedTuple):
    """One point with what it gave."""

    item: AgendaItem
    gains: Sequence[Gain]


class Record(NamedTuple):
    points: Sequence[Point]
    people: Sequence[Present]
    fit: Fit
    is_over: bool
    is_cancelled: bool

    @property
    def there(self) -> Sequence[str]:
        return [person.name for person in self.people if person.is_there]

    @property
    def actions(self) -> Sequence[Gain]:
        return [gain for point in self.points for gain in point.gains if gain.action_id is not None]

    @property
    def can_be_sent(self) -> bool:
        """Whether there is something to tell the team about a meeting that was."""
        return self.is_over and self.has_begun and not self.is_cancelled

    @property
    def summary(self) -> Summary:
        every = [gain for point in self.points for gain in point.gains]
        fitting, room = [], IN_A_LETTER
        for gain in every:
            room -= len(gain.text)
            if room >= 0:
                fitting.append(gain._replace(text=" ".join(gain.text.split())))
        parts = [(words, [gain for gain in fitting if gain.kind is kind]) for kind, words in HEADINGS.items()]
        return Summary([part for part in parts if part[1]], len(every) - len(fitting))

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
        is_cancelled=meeting.is_cancelled,
    )
