"""What somebody has to do with sharing events: those to which they come, and ideas of half a year ago."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Boolean, String, bindparam, cast, literal, null, select, union_all

from designteam.events.models import HALF_A_YEAR, SharingEvent, SignUp, TakenIdea, Use
from designteam.kit import db
from designteam.kit.policy import mine

MOST = 5


class Expected(NamedTuple):
    """A sharing event that somebody signed up for."""

    id: int
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    is_cancelled: bool
    waits: bool


class AskedAgain(NamedTuple):
    """An idea that a team said to use, half a year after it was taken along: does it still?"""

    id: int
    team_id: int
    text: str


class Ahead(NamedTuple):
    expected: Sequence[Expected]
    asked_again: Sequence[AskedAgain]


_moment = SharingEvent.starts_at.type
_now: Any = bindparam("now", type_=_moment)
_half_a_year_ago: Any = bindparam("half_a_year_ago", type_=_moment)
_expected = (
    select(
        literal("event").label("sort"), SharingEvent.id, literal(0).label("team_id"),
        cast(SharingEvent.title, String).label("text"), SharingEvent.starts_at, SharingEvent.ends_at,
        cast(SharingEvent.place, String).label("place"), SharingEvent.cancelled_at.is_not(None).label("is_cancelled"),
        SignUp.waits,
    )
    .join(SignUp, SignUp.event_id == SharingEvent.id)
    .where(SignUp.person_id == bindparam("me"), SharingEvent.ends_at >= _now)
    .order_by(SharingEvent.starts_at, SharingEvent.id)
    .limit(MOST)
)  # fmt: skip
_asked_again = (
    select(
        literal("idea").label("sort"), TakenIdea.id, TakenIdea.team_id, cast(TakenIdea.text, String).label("text"),
        SharingEvent.starts_at, SharingEvent.ends_at, literal("").label("place"),
        cast(null(), Boolean).label("is_cancelled"), cast(null(), Boolean).label("waits"),
    )
    .join(SharingEvent, SharingEvent.id == TakenIdea.event_id)
    .where(
        TakenIdea.team_id.in_(mine("my_design_teams")), TakenIdea.used.in_((Use.USING, Use.PARTLY)),
        TakenIdea.still_used.is_(None), SharingEvent.starts_at <= _half_a_year_ago,
    )
    .order_by(TakenIdea.at, TakenIdea.id)
    .limit(MOST)
)  # fmt: skip
_ahead = union_all(select(_expected.subquery("expected")), select(_asked_again.subquery("asked_again")))


def ahead_of(facts: Mapping[str, Any], *, now: datetime) -> Ahead:
    """In one statement. The first one first, also one that was cancelled: until its day it says so."""
    rows: Any = db.session().execute(_ahead, {**facts, "now": now, "half_a_year_ago": now - HALF_A_YEAR}).all()
    events = [row for row in rows if row.sort == "event"]
    return Ahead(
        expected=sorted(
            (
                Expected(one.id, one.text, one.starts_at, one.ends_at, one.place, bool(one.is_cancelled), one.waits)
                for one in events
            ),
            key=lambda one: (one.starts_at, one.id),
        ),
        asked_again=[AskedAgain(one.id, one.team_id, one.text) for one in rows if one.sort == "idea"],
    )
