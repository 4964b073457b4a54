"""Who looks at a page, in one query, and who is in which team."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import Integer, bindparam, cast, literal, null, select, union_all
from sqlalchemy.orm import joinedload

from designteam.kit import db
from designteam.method.definition import ROLES, Role
from designteam.network.models import (
    EVERY_NETWORK,
    Affiliation,
    Circle,
    Coordination,
    Oversight,
    Participation,
    School,
    holds,
)
from designteam.people.models import AT_MOST, IDLE, Person, SignIn, fingerprint
from designteam.teams.models import DesignTeam, Membership

STILL_NEW = timedelta(weeks=6)
NO_FACTS: dict[str, Any] = {
    "me": 0,
    "is_administrator": False,
    "my_teams": [],
    "my_design_teams": [],
    "my_led_teams": [],
    "my_confirmed_teams": [],
    "my_guided_teams": [],
    "my_schools": [],
    "my_networks": [],
    "my_circles": [],
    "my_coordinated_networks": [],
    "my_boards": [],
    "my_research_networks": [],
    "my_mentored_networks": [],
}


class Stranger:
    """Somebody who is not signed in."""

    is_authenticated = False
    is_active = False
    is_anonymous = True
    facts = NO_FACTS
    design_teams: Mapping[int, str] = {}
    name = ""

    def get_id(self) -> None:
        return None


@dataclass(frozen=True)
class Belonging:
    """One tie of a person: to a team in a role, to a school, to a network or to a school board."""

    role: Role | None
    since: date | None
    team_id: int | None
    team_name: str | None
    school_id: int | None
    network_id: int | None
    circle: Circle | None
    coordinates: bool
    board_id: int | None


@dataclass(frozen=True)
class Member:
    """Somebody who is signed in, with all that the rules of access need to know of them.

    Name and rights are kept beside the person, so that a page can still be shown when the unit of work failed.
    """

    token: str
    id: int
    name: str
    is_administrator: bool
    person: Person
    seen_at: datetime
    belongings: Sequence[Belonging]

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        return self.token

    @cached_property
    def teams(self) -> Mapping[int, str]:
        """The teams this person is in now: id and name, in the order in which they came in."""
        return {tie.team_id: tie.team_name or "" for tie in self.belongings if tie.team_id is not None}

    @cached_property
    def design_teams(self) -> Mapping[int, str]:
        """The teams in which this person designs along."""
        return {id_: name for id_, name in self.teams.items() if id_ in self.facts["my_design_teams"]}

    def is_new_in(self, team_id: int, *, today: date) -> bool:
        """Whether this person came into the team less than six weeks ago."""
        firsts = [tie.since for tie in self.belongings if tie.team_id == team_id and tie.since]
        return bool(firsts) and today - min(firsts) < STILL_NEW

    @cached_property
    def coordinated_networks(self) -> Sequence[int]:
        return sorted({tie.network_id for tie in self.belongings if tie.coordinates and tie.network_id})

    @cached_property
    def networks(self) -> Sequence[int]:
        """The networks whose pages this person may read as somebody of the inner or outer circle."""
        return sorted({tie.network_id for tie in self.belongings if tie.network_id})

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        inner = {tie.network_id for tie in self.belongings if tie.circle is Circle.INNER or tie.coordinates}
        return {
            "me": self.id,
            "is_administrator": self.is_administrator,
            "my_teams": list(self.teams),
            "my_design_teams": self._teams_where("designs"),
            "my_led_teams": self._teams_where("leads"),
            "my_confirmed_teams": self._teams_where("confirms"),
            "my_guided_teams": self._teams_where("guides"),
            "my_schools": sorted({tie.school_id for tie in self.belongings if tie.school_id}),
            "my_networks": sorted(network for network in inner if network),
            "my_circles": self.networks,
            "my_coordinated_networks": self.coordinated_networks,
            "my_boards": sorted({tie.board_id for tie in self.belongings if tie.board_id}),
            "my_research_networks": self._networks_as(Role.RESEARCHER),
            "my_mentored_networks": self._networks_as(Role.MEDIA_MENTOR),
        }

    def _networks_as(self, role: Role) -> list[int]:
        """The networks in which somebody has this role in a team; with it, what belongs to every network."""
        found = {tie.network_id for tie in self.belongings if tie.team_id and tie.role is role and tie.network_id}
        return [EVERY_NETWORK, *sorted(found)] if found else []

    def _teams_where(self, right: str) -> list[int]:
        return sorted(
            {tie.team_id for tie in self.belongings if tie.team_id and tie.role and getattr(ROLES[tie.role], right)}
        )


_memberships = (
    select(
        Membership.person_id,
        Membership.role,
        Membership.since,
        DesignTeam.id.label("team_id"),
        DesignTeam.name.label("team_name"),
        DesignTeam.school_id,
        DesignTeam.network_id,
        literal(Circle.INNER.value).label("circle"),
        literal(False).label("coordinates"),
        cast(null(), Integer).label("board_id"),
    )
    .join(DesignTeam, DesignTeam.id == Membership.team_id)
    .where(holds(Membership))
)
_affiliations = (
    select(
        Affiliation.person_id,
        null(),
        null(),
        null(),
        null(),
        Affiliation.school_id,
        Participation.network_id,
        Participation.circle,
        literal(False),
        null(),
    )
    .outerjoin(Participation, (Participation.school_id == Affiliation.school_id) & holds(Participation))
    .where(holds(Affiliation))
)
_coordinations = select(
    Coordination.person_id,
    null(),
    null(),
    null(),
    null(),
    null(),
    Coordination.network_id,
    null(),
    literal(True),
    null(),
).where(holds(Coordination))
_oversights = select(Oversight.person_id, *[null()] * 7, literal(False), Oversight.board_id).where(holds(Oversight))
_ties = union_all(_memberships, _affiliations, _coordinations, _oversights).subquery("ties")

_viewer = (
    select(SignIn.seen_at, Person, _ties)
    .join(Person, Person.id == SignIn.person_id)
    .outerjoin(_ties, _ties.c.person_id == Person.id)
    .where(
        SignIn.fingerprint == bindparam("fingerprint"),
        SignIn.ended_at.is_(None),
        SignIn.seen_at > bindparam("idle_since"),
        SignIn.started_at > bindparam("started_since"),
    )
    .order_by(_ties.c.team_id)
)

_belongings = select(_ties).where(_ties.c.person_id == bindparam("person_id")).order_by(_ties.c.team_id)
_people_in = (
    select(Membership)
    .where(Membership.team_id == bindparam("team_id"))
    .options(joinedload(Membership.person))
    .order_by(Membership.since, Membership.id)
)
_coming = (
    select(DesignTeam.name, School.name.label("school"), Membership.since)
    .join(DesignTeam, DesignTeam.id == Membership.team_id)
    .join(School, School.id == DesignTeam.school_id)
    .where(Membership.person_id == bindparam("person_id"), Membership.since > bindparam("today"))
    .order_by(Membership.since)
)
_membership = (
    select(Membership)
    .where(Membership.team_id == bindparam("team_id"), Membership.id == bindparam("membership_id"))
    .options(joinedload(Membership.person))
)


def viewer_with(token: str, *, at: datetime, today: date) -> Member | None:
    """The person whose cookie holds this token, unless the sign-in has ended or ran out."""
    rows = (
        db.session()
        .execute(
            _viewer,
            {
                "fingerprint": fingerprint(token),
                "idle_since": at - IDLE,
                "started_since": at - AT_MOST,
                "today": today,
            },
        )
        .all()
    )
    if not rows:
        return None
    return _member(rows[0].Person, rows, token=token, seen_at=rows[0].seen_at)


def member_of(person: Person, *, at: datetime, today: date) -> Member:
    """Somebody as they would look at a page now, for what is written to them while they are not there."""
    rows = db.session().execute(_belongings, {"person_id": person.id, "today": today}).all()
    return _member(person, rows, token="", seen_at=at)


def _member(person: Person, rows: Sequence[Any], *, token: str, seen_at: datetime) -> Member:
    belongings = [
        Belonging(
            role=Role(row.role) if row.role else None,
            since=row.since,
            team_id=row.team_id,
            team_name=row.team_name,
            school_id=row.school_id,
            network_id=row.network_id,
            circle=Circle(row.circle) if row.circle else None,
            coordinates=bool(row.coordinates),
            board_id=row.board_id,
        )
        for row in rows
        if row.person_id is not None
    ]
    return Member(
        token=token,
        id=person.id,
        name=person.name,
        is_administrator=person.is_administrator,
        person=person,
        seen_at=seen_at,
        belongings=belongings,
    )


def memberships_of(team: DesignTeam) -> Sequence[Membership]:
    """Everybody who is or was in the team, in the order in which they came."""
    return db.session().scalars(_people_in, {"team_id": team.id}).all()


def membership_in(team: DesignTeam, membership_id: int) -> Membership | None:
    """One membership of this team, with its person."""
    return db.session().scalar(_membership, {"team_id": team.id, "membership_id": membership_id})


def coming_teams_of(person_id: int, *, today: date) -> Sequence[Any]:
    """The teams in which somebody starts on a day still to come: name, school and first day."""
    return db.session().execute(_coming, {"person_id": person_id, "today": today}).all()
