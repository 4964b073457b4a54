"""Reading the journal."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

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


def latest_in(team_id: int, *, most: int = 8) -> Sequence[Happening]:
    """What happened last in a team, newest first."""
    rows = db.session().execute(_latest, {"team_id": team_id, "most": most})
    return [Happening(*row) for row in rows]
