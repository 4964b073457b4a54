"""Who gets a letter on Monday, and what it tells."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import joinedload

from designteam.guidance.models import GuideLetter, Symptom
from designteam.kit import db
from designteam.method.definition import ROLES
from designteam.method.signals import SIGNALS
from designteam.network.models import holds
from designteam.teams.models import DesignTeam, Membership

MOST_TOLD: Final = 3
GUIDING = [role for role, card in ROLES.items() if card.guides]

_guides = (
    select(Membership.person_id)
    .distinct()
    .outerjoin(GuideLetter, GuideLetter.person_id == Membership.person_id)
    .where(
        Membership.role.in_(GUIDING),
        holds(Membership),
        or_(GuideLetter.id.is_(None), GuideLetter.wanted),
        or_(GuideLetter.written_on.is_(None), GuideLetter.written_on < bindparam("monday")),
    )
    .order_by(Membership.person_id)
)
_awake = (
    select(Symptom)
    .where(
        Symptom.team_id.in_(bindparam("teams", expanding=True)),
        Symptom.ended_on.is_(None),
        or_(Symptom.rests_until.is_(None), Symptom.rests_until <= bindparam("today")),
    )
    .options(joinedload(Symptom.team).joinedload(DesignTeam.school))
)


def guides_to_write(*, monday: date, today: date) -> Sequence[int]:
    """The process guides of any team who want a letter and got none since this Monday."""
    return db.session().scalars(_guides, {"monday": monday, "today": today}).all()


def to_tell(teams: Sequence[int], *, today: date) -> Sequence[Symptom]:
    """At most three that are on, of three teams: never told or longest ago first, then in the order of the method."""
    order = list(SIGNALS)
    awake = [one for one in db.session().scalars(_awake, {"teams": list(teams), "today": today}) if one.code in order]
    awake.sort(key=lambda one: (one.told_on or date.min, order.index(one.code), one.team_id))
    chosen: dict[int, Symptom] = {}
    for one in awake:
        chosen.setdefault(one.team_id, one)
    return list(chosen.values())[:MOST_TOLD]
