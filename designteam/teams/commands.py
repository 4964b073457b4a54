"""What changes when somebody joins or leaves a team."""

from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, or_, select

from designteam.kit import db
from designteam.kit.words import N_, CannotDo
from designteam.method.definition import ROLES, Role
from designteam.network.models import Circle, Network, Participation, School, SchoolType
from designteam.people.models import Person
from designteam.teams.models import CannotLeave, DesignTeam, Membership

LEADING = [role for role, card in ROLES.items() if card.leads]


class CannotJoin(CannotDo):
    pass


class NobodyWouldLead(CannotLeave):
    pass


def found(
    name: str, *, school: str, town: str, school_type: SchoolType, network: str, leader: Person, role: Role, on: date
) -> DesignTeam:
    """Make a team with the first person who leads it, and its school and network where they are new."""
    session = db.session()
    circle = session.scalar(select(Network).where(Network.name == network)) or Network(name=network, theme="", since=on)
    place = session.scalar(select(School).where(School.name == school)) or School(
        name=school, town=town, school_type=school_type
    )
    team = DesignTeam(name=name, school=place, network=circle)
    session.add(Membership(team=team, person=leader, role=role, since=on))
    session.flush()
    takes_part = select(Participation.id).where(
        Participation.school_id == place.id, Participation.network_id == circle.id
    )
    if session.scalar(takes_part) is None:
        session.add(Participation(network=circle, school=place, circle=Circle.INNER, since=on))
    return team


_held = select(DesignTeam.id).where(DesignTeam.id == bindparam("team_id")).with_for_update()
_same_role = select(Membership.id).where(
    Membership.team_id == bindparam("team_id"),
    Membership.person_id == bindparam("person_id"),
    Membership.role == bindparam("role"),
    or_(Membership.until.is_(None), Membership.until >= bindparam("since")),
)
_others_who_go_on_leading = select(Membership.id).where(
    Membership.team_id == bindparam("team_id"),
    Membership.id != bindparam("membership_id"),
    Membership.role.in_(LEADING),
    Membership.since <= bindparam("next_day"),
    Membership.until.is_(None),
)


def welcome(team: DesignTeam, person: Person, *, role: Role, since: date, by: Person, at: datetime) -> Membership:
    """Take somebody into the team. Raises CannotJoin when they hold this role already."""
    _hold(team)
    same = {"team_id": team.id, "person_id": person.id, "role": role, "since": since}
    if db.session().scalar(_same_role, same):
        raise CannotJoin(N_("This person is already in the team in this role."))
    membership = team.welcome(person, role=role, since=since, by=by, at=at)
    db.session().add(membership)
    return membership


def say_goodbye(membership: Membership, *, on: date, today: date, by: Person, at: datetime) -> None:
    """End a membership after this day.

    Raises NobodyWouldLead when everybody else who leads the team has a last day too, or starts later.
    """
    team = membership.team
    _hold(team)
    if membership.until is not None and membership.until < today:
        raise CannotLeave(N_("This person has left the team already."))
    after = {"team_id": team.id, "membership_id": membership.id, "next_day": on + timedelta(days=1)}
    if membership.leads and not db.session().scalar(_others_who_go_on_leading, after):
        raise NobodyWouldLead(
            N_("After that day nobody would lead the team. Add somebody who leads it first, then this one can stop.")
        )
    membership.end(on=on, by=by, at=at)


def _hold(team: DesignTeam) -> None:
    """Keep the team to this request until its end, so that two people who lead never leave at once."""
    db.session().execute(_held, {"team_id": team.id})
