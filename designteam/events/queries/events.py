"""Which sharing events somebody may see, who comes to one, and who came without signing up."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Executable, Integer, bindparam, case, func, select

from designteam.events import policy
from designteam.events.models import SharingEvent, SignUp, WalkIn
from designteam.kit import db
from designteam.kit.policy import Viewer
from designteam.network.models import Network, Participation, School, holds
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

MOST_PAST = 50
MOST_COMING = 100
MOST_SCHOOLS = 300


class Announced(NamedTuple):
    """A sharing event in a list, with whether the reader comes: True waits, False has a place, None did not sign up."""

    id: int
    network_id: int
    network: str
    title: str
    theme: str
    starts_at: datetime
    ends_at: datetime
    place: str
    cancelled_because: str
    cancelled_at: datetime | None
    waits: bool | None


class Standing(NamedTuple):
    """How many come and wait, and what of it is the reader's own."""

    coming: int
    waiting: int
    mine: SignUp | None


class Guest(NamedTuple):
    """Somebody who comes, with the team or the school they come for."""

    person_id: int
    name: str
    email: str
    language: str
    waits: bool
    at: datetime
    team_id: int | None
    team: str
    school_id: int | None
    school: str


class CameAlong(NamedTuple):
    """People who came without signing up; `who` is a name, or a school that takes no part."""

    id: int
    school: str
    who: str
    people: int


_me = bindparam("me", type_=Integer)
_now: Any = bindparam("now", type_=SharingEvent.starts_at.type)
_announced = (
    select(
        SharingEvent.id, SharingEvent.network_id, Network.name, SharingEvent.title, SharingEvent.theme,
        SharingEvent.starts_at, SharingEvent.ends_at, SharingEvent.place, SharingEvent.cancelled_because,
        SharingEvent.cancelled_at, SignUp.waits,
    )
    .join(Network, Network.id == SharingEvent.network_id)
    .outerjoin(SignUp, (SignUp.event_id == SharingEvent.id) & (SignUp.person_id == _me))
    .where(policy.events.visible)
)  # fmt: skip
_coming = (
    _announced.where(SharingEvent.ends_at >= _now)
    .order_by(SharingEvent.starts_at, SharingEvent.id)
    .limit(bindparam("most"))
)
_past = (
    _announced.where(SharingEvent.ends_at < _now)
    .order_by(SharingEvent.starts_at.desc(), SharingEvent.id.desc())
    .limit(bindparam("most"))
)
_of_network = _coming.where(SharingEvent.network_id == bindparam("network_id"))
_of_event = SignUp.event_id == bindparam("event_id")
_counts = select(
    func.coalesce(func.sum(case((SignUp.waits, 0), else_=1)), 0),
    func.coalesce(func.sum(case((SignUp.waits, 1), else_=0)), 0),
).where(_of_event)
_mine = select(SignUp).where(_of_event, SignUp.person_id == _me)
_guests = (
    select(
        SignUp.person_id, Person.name, Person.email, Person.language, SignUp.waits, SignUp.at, SignUp.team_id,
        func.coalesce(DesignTeam.name, ""), SignUp.school_id, func.coalesce(School.name, ""),
    )
    .join(Person, Person.id == SignUp.person_id)
    .outerjoin(DesignTeam, DesignTeam.id == SignUp.team_id)
    .outerjoin(School, School.id == SignUp.school_id)
    .where(_of_event)
    .order_by(SignUp.waits, SignUp.at, SignUp.id)
)  # fmt: skip
_walk_ins = (
    select(WalkIn.id, func.coalesce(School.name, ""), WalkIn.who, WalkIn.people)
    .outerjoin(School, School.id == WalkIn.school_id)
    .where(WalkIn.event_id == bindparam("event_id"))
    .order_by(WalkIn.id)
)
_taking_part = (
    select(School.id, School.name)
    .where(
        School.id.in_(
            select(Participation.school_id).where(
                Participation.network_id == bindparam("network_id"), holds(Participation)
            )
        )
    )
    .order_by(School.name, School.id)
    .limit(MOST_SCHOOLS)
)
_schools = select(School.id, School.name).where(School.id.in_(bindparam("ids", expanding=True)))


def coming_for(viewer: Viewer, *, now: datetime) -> Sequence[Announced]:
    """The sharing events that are still to come, the first one first; those that are going on are among them."""
    return _announced_by(_coming, viewer, now=now, most=MOST_COMING)


def past_for(viewer: Viewer, *, now: datetime) -> Sequence[Announced]:
    """The sharing events that have been, the last one first."""
    return _announced_by(_past, viewer, now=now, most=MOST_PAST)


def coming_in(network_id: int, viewer: Viewer, *, now: datetime, most: int = 3) -> Sequence[Announced]:
    """What a network has before it."""
    return _announced_by(_of_network, viewer, now=now, most=most, network_id=network_id)


def _announced_by(statement: Executable, viewer: Viewer, **asked: Any) -> Sequence[Announced]:
    return [Announced(*row) for row in db.session().execute(statement, {**viewer.facts, **asked})]


def standing_of(event_id: int, viewer: Viewer) -> Standing:
    """In two statements; in one for who is not signed in."""
    coming, waiting = db.session().execute(_counts, {"event_id": event_id}).one()
    return Standing(coming, waiting, own_sign_up(event_id, viewer))


def own_sign_up(event_id: int, viewer: Viewer) -> SignUp | None:
    if not viewer.is_authenticated:
        return None
    return db.session().scalar(_mine, {"event_id": event_id, "me": viewer.facts["me"]})


def guests_of(event_id: int) -> Sequence[Guest]:
    """Everybody who signed up: first who has a place, then who waits, each in the order in which they did."""
    rows: Iterable[Any] = db.session().execute(_guests, {"event_id": event_id})
    return [Guest(*row) for row in rows]


def walk_ins_of(event_id: int) -> Sequence[CameAlong]:
    """Who came without signing up, in the order in which they were noted."""
    return [CameAlong(*row) for row in db.session().execute(_walk_ins, {"event_id": event_id})]


def schools_in(network_id: int, *, today: date) -> Mapping[int, str]:
    """The schools of a network and of the circle around it, by name."""
    rows = db.session().execute(_taking_part, {"network_id": network_id, "today": today})
    return {row.id: row.name for row in rows}


def names_of_schools(ids: Sequence[int]) -> Mapping[int, str]:
    return {row.id: row.name for row in db.session().execute(_schools, {"ids": list(ids)})}
