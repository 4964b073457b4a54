"""Visits that somebody asked for or has to answer, and who is told of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import joinedload

from designteam.kit import db
from designteam.kit.policy import Viewer, mine
from designteam.method.definition import ROLES
from designteam.network.models import School, holds
from designteam.people.models import Person
from designteam.schools.models import VisitRequest, VisitState
from designteam.teams.models import DesignTeam, Membership

MOST_SHOWN, MOST_LETTERS = 50, 20
LEADING = [role for role, card in ROLES.items() if card.leads]


class Receiver(NamedTuple):
    """Somebody who gets a letter."""

    id: int
    name: str
    email: str
    language: str


_led = select(DesignTeam.school_id).where(DesignTeam.id.in_(mine("my_led_teams")))


def _requests_where(*conditions: Any) -> Select[Any]:
    return (
        select(VisitRequest)
        .where(*conditions)
        .options(joinedload(VisitRequest.host), joinedload(VisitRequest.from_school), joinedload(VisitRequest.by))
        .order_by(VisitRequest.id.desc())
        .limit(MOST_SHOWN)
    )


_asked_by = _requests_where(VisitRequest.by_id == bindparam("me"))
_asked_of = _requests_where(VisitRequest.host_id.in_(_led))
_waiting = _requests_where(VisitRequest.host_id.in_(_led), VisitRequest.state == VisitState.ASKED)
_who_lead = (
    select(Person.id, Person.name, Person.email, Person.language)
    .join(Membership, Membership.person_id == Person.id)
    .join(DesignTeam, DesignTeam.id == Membership.team_id)
    .where(DesignTeam.school_id == bindparam("school_id"), Membership.role.in_(LEADING), holds(Membership))
    .distinct()
    .order_by(Person.id)
    .limit(MOST_LETTERS)
)
_my_schools = select(School.id, School.name).where(School.id.in_(mine("my_schools"))).order_by(School.name)
_my_teams = (
    select(DesignTeam)
    .where(DesignTeam.id.in_(mine("my_design_teams")))
    .options(joinedload(DesignTeam.school))
    .order_by(DesignTeam.id)
)


def visits_asked_by(viewer: Viewer) -> Sequence[VisitRequest]:
    return db.session().scalars(_asked_by, {"me": viewer.facts["me"]}).all()


def visits_asked_of(viewer: Viewer) -> Sequence[VisitRequest]:
    """The visits to schools of which this person leads a team."""
    return db.session().scalars(_asked_of, viewer.facts).all() if viewer.facts["my_led_teams"] else []


def visits_that_wait_for(viewer: Viewer) -> Sequence[VisitRequest]:
    """Those of them that were not answered yet."""
    return db.session().scalars(_waiting, viewer.facts).all() if viewer.facts["my_led_teams"] else []


def who_lead_at(school_id: int, *, today: date) -> Sequence[Receiver]:
    """Everybody who leads a team of this school today."""
    rows = db.session().execute(_who_lead, {"school_id": school_id, "today": today})
    return [Receiver(*row) for row in rows]


def schools_to_come_from(viewer: Viewer, host_id: int) -> dict[int, str]:
    """The schools from which this person can visit another, by name."""
    rows = db.session().execute(_my_schools, viewer.facts)
    return {row.id: row.name for row in rows if row.id != host_id}


def teams_to_keep_it_in(viewer: Viewer, from_school_id: int) -> Sequence[DesignTeam]:
    """The teams in whose library somebody can keep a visit: those of the school that went, or else their others."""
    teams = db.session().scalars(_my_teams, viewer.facts).all()
    return [team for team in teams if team.school_id == from_school_id] or teams
