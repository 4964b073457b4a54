"""The media mentors of a network, for a team that has none."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import bindparam, select

from designteam.kit import db
from designteam.method.definition import Role
from designteam.network.models import School, holds
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership

MOST = 60


class Mentor(NamedTuple):
    """Somebody who is media mentor in a team of the network, with the schools where that is."""

    person: Person
    schools: Sequence[str]


_mentors = (
    select(Person, School.name)
    .join(Membership, Membership.person_id == Person.id)
    .join(DesignTeam, DesignTeam.id == Membership.team_id)
    .join(School, School.id == DesignTeam.school_id)
    .where(
        Membership.role == Role.MEDIA_MENTOR,
        holds(Membership),
        DesignTeam.network_id == bindparam("network_id"),
        DesignTeam.id != bindparam("team_id"),
    )
    .order_by(Person.name, Person.id, School.name)
    .limit(MOST)
)


def media_mentors_near(team: DesignTeam, *, today: date) -> Sequence[Mentor]:
    """Who is media mentor in another team of the same network today, by name."""
    near = {"team_id": team.id, "network_id": team.network_id, "today": today}
    rows = db.session().execute(_mentors, near).all()
    by_person = groupby(rows, key=lambda row: row.Person)
    return [Mentor(person, list(dict.fromkeys(row.name for row in found))) for person, found in by_person]
