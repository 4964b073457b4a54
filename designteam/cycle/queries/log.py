"""Questions about the log of an experiment: what is counted, how often, and what was written last."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from designteam.cycle.models import Artefact, Attachment, Link, LogEntry, Status, Tally, TallyCounter
from designteam.kit import db


class Counted(NamedTuple):
    """One thing that is counted, with its totals per day; the days without it are not there."""

    id: int
    caption: str
    is_retired: bool
    per_day: dict[date, int]

    @property
    def total(self) -> int:
        return sum(self.per_day.values())


class Written(NamedTuple):
    """An entry of the log in short."""

    id: int
    happened_on: date
    title: str
    picture_id: int | None


_entries = LogEntry.__table__
_per_day = (
    select(Tally.counter_id, _entries.c.happened_on, func.sum(Tally.count).label("count"))
    .join(_entries, _entries.c.id == Tally.entry_id)
    .join(Artefact, Artefact.id == _entries.c.id)
    .where(Artefact.status != Status.DROPPED)
    .group_by(Tally.counter_id, _entries.c.happened_on)
    .subquery()
)
_counted = (
    select(TallyCounter.id, TallyCounter.caption, TallyCounter.retired_at, _per_day.c.happened_on, _per_day.c.count)
    .outerjoin(_per_day, _per_day.c.counter_id == TallyCounter.id)
    .where(TallyCounter.experiment_id == bindparam("experiment_id"))
    .order_by(TallyCounter.id, _per_day.c.happened_on)
)
_counters = select(TallyCounter).where(TallyCounter.experiment_id == bindparam("experiment_id"))
_asked = _counters.where(TallyCounter.retired_at.is_(None)).order_by(TallyCounter.id)
_of_entry = (
    select(TallyCounter)
    .join(Link, Link.to_id == TallyCounter.experiment_id)
    .where(
        Link.from_id == bindparam("entry_id"),
        TallyCounter.retired_at.is_(None)
        | TallyCounter.id.in_(select(Tally.counter_id).where(Tally.entry_id == bindparam("entry_id"))),
    )
    .order_by(TallyCounter.id)
)
_picture = (
    select(func.min(Attachment.id))
    .where(Attachment.artefact_id == Artefact.id, Attachment.small_file != "")
    .correlate(Artefact)
    .scalar_subquery()
)
_written = (
    select(Artefact.id, _entries.c.happened_on, Artefact.title, _picture)
    .select_from(Link)
    .join(Artefact, Artefact.id == Link.from_id)
    .join(_entries, _entries.c.id == Artefact.id)
    .where(Link.to_id == bindparam("experiment_id"), Artefact.status != Status.DROPPED)
    .order_by(_entries.c.happened_on.desc(), Artefact.id.desc())
    .limit(bindparam("most"))
)


def counted_in(experiment_id: int) -> Sequence[Counted]:
    """What an experiment counts or counted, with how often per day."""
    counted: dict[int, Counted] = {}
    for id_, caption, retired_at, day, times in db.session().execute(_counted, {"experiment_id": experiment_id}):
        one = counted.setdefault(id_, Counted(id_, caption, retired_at is not None, {}))
        if day is not None:
            one.per_day[day] = int(times)
    return list(counted.values())


def counters_of(experiment_id: int) -> Sequence[TallyCounter]:
    """What is asked in the log of this experiment, in the order in which it was added."""
    return db.session().scalars(_asked, {"experiment_id": experiment_id}).all()


def every_counter_of(experiment_id: int) -> Sequence[TallyCounter]:
    """Also what is no longer asked: a note that waited on a phone may still have counted it."""
    return db.session().scalars(_counters, {"experiment_id": experiment_id}).all()


def counters_at(entry_id: int) -> Sequence[TallyCounter]:
    """What can be counted at this entry: what its experiment asks now, and what was counted here."""
    return db.session().scalars(_of_entry, {"entry_id": entry_id}).unique().all()


def written_last(experiment_id: int, *, most: int = 5) -> Sequence[Written]:
    """The last days of the log, the newest first."""
    rows = db.session().execute(_written, {"experiment_id": experiment_id, "most": most})
    return [Written(*row) for row in rows]
