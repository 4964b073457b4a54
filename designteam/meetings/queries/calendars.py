"""What a secret calendar address opens."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select

from designteam.kit import db
from designteam.meetings.models import CalendarAddress, Meeting
from designteam.meetings.queries.meetings import Planned, planned
from designteam.network.models import holds
from designteam.people.models import Person
from designteam.teams.models import Membership

CALENDAR_GOES_BACK = timedelta(days=400)

_behind_address = (
    select(CalendarAddress.person_id, CalendarAddress.team_id, Person.language)
    .join(Person, Person.id == CalendarAddress.person_id)
    .where(CalendarAddress.token == bindparam("token"))
)
_teams_of = select(Membership.team_id).where(
    Membership.person_id == bindparam("person_id"),
    holds(Membership),
)
_for_calendar = planned.where(
    Meeting.team_id.in_(_teams_of),
    or_(bindparam("every_team"), Meeting.team_id == bindparam("team_id")),
    Meeting.starts_at >= bindparam("since"),
)
_addresses = select(CalendarAddress.team_id, CalendarAddress.token).where(
    CalendarAddress.person_id == bindparam("person_id")
)


def addresses_of(person_id: int) -> Mapping[int | None, str]:
    """The secret addresses of somebody, by team; under None that of all their teams."""
    return dict(db.session().execute(_addresses, {"person_id": person_id}).all())


class Subscribed(NamedTuple):
    """What a secret address opens, in the language of its person."""

    language: str
    of_one_team: bool
    meetings: Sequence[Planned]


def subscribed_with(token: str, *, today: date, now: datetime) -> Subscribed | None:
    """The meetings behind a secret address: of the teams that its person is still in. None when nobody has it."""
    address = db.session().execute(_behind_address, {"token": token}).first()
    if address is None:
        return None
    known = {
        "person_id": address.person_id,
        "today": today,
        "every_team": address.team_id is None,
        "team_id": address.team_id,
        "since": now - CALENDAR_GOES_BACK,
    }
    rows = db.session().execute(_for_calendar, known)
    return Subscribed(address.language, address.team_id is not None, [Planned(*row) for row in rows])
