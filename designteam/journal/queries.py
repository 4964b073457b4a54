"""Reading the journal."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, SQLColumnExpression, bindparam, func, select

from designteam.journal.models import Entry
from designteam.kit import db
from designteam.people.models import Person


class Happening(NamedTuple):
    at: datetime
    actor: str
    verb: str
    subject: str
    subject_id: int
    details: dict[str, Any]


_latest = (
    select(Entry.at, Person.name, Entry.verb, Entry.subject, Entry.subject_id, Entry.details)
    .join(Person, Person.id == Entry.actor_id)
    .where(Entry.team_id == bindparam("team_id"))
    .order_by(Entry.at.desc(), Entry.id.desc())
    .limit(bindparam("most"))
)
_latest_about = (
    select(Entry.at, Person.name, Entry.verb, Entry.subject, Entry.subject_id, Entry.details)
    .join(Person, Person.id == Entry.actor_id)
    .where(
        Entry.team_id.is_(None),
        Entry.subject == bindparam("subject"),
        Entry.subject_id == bindparam("subject_id"),
    )
    .order_by(Entry.at.desc(), Entry.id.desc())
    .limit(bindparam("most"))
)


def lines_about(team_id: SQLColumnExpression[int]) -> ScalarSelect[int]:
    """How many lines the journal of a team holds. No line ever goes, and every change adds one: as long as this
    number stays the same, so does everything that the pages of the team show of its work.

    A count, and not the highest id: two changes at the same moment may be kept in another order than numbered.
    """
    return select(func.count(Entry.id)).where(Entry.team_id == team_id).scalar_subquery()


def newest_line_about(subject: str) -> SQLColumnExpression[int]:
    """The number of the newest line about any thing of this sort, in whatever team; 0 while there is none."""
    newest = select(func.max(Entry.id)).where(Entry.subject == subject).scalar_subquery()
    return func.coalesce(newest, 0)


def latest_in(team_id: int, *, most: int = 8) -> Sequence[Happening]:
    """What happened last in a team, newest first."""
    rows = db.session().execute(_latest, {"team_id": team_id, "most": most})
    return [Happening(*row) for row in rows]


def latest_about(subject: str, subject_id: int, *, most: int) -> Sequence[Happening]:
    """What happened last to something that is of no team, newest first."""
    rows = db.session().execute(_latest_about, {"subject": subject, "subject_id": subject_id, "most": most})
    return [Happening(*row) for row in rows]
