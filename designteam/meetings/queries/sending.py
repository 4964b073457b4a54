"""To whom the record of a meeting goes, and when it went last."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select

from designteam.journal.models import Entry
from designteam.kit import db
from designteam.meetings.models import SENT_RECORD, Meeting
from designteam.network.models import holds
from designteam.people.models import Person
from designteam.teams.models import Membership


class Reader(NamedTuple):
    name: str
    address: str
    language: str


_readers = (
    select(Person.name, Person.email, Person.language)
    .join(Membership, Membership.person_id == Person.id)
    .where(
        Membership.team_id == bindparam("team_id"),
        holds(Membership),
    )
    .distinct()
    .order_by(Person.name, Person.email)
)
_sent = (
    select(Entry.at)
    .where(
        Entry.team_id == bindparam("team_id"),
        Entry.subject == "meeting",
        Entry.subject_id == bindparam("meeting_id"),
        Entry.verb == SENT_RECORD,
    )
    .order_by(Entry.at.desc(), Entry.id.desc())
    .limit(1)
)


def readers_in(team_id: int, *, today: date) -> Sequence[Reader]:
    """Everybody who is in the team today, each once."""
    return [Reader(*row) for row in db.session().execute(_readers, {"team_id": team_id, "today": today})]


def record_sent_at(meeting: Meeting) -> datetime | None:
    """When the record went to the team last."""
    return db.session().scalar(_sent, {"team_id": meeting.team_id, "meeting_id": meeting.id})
