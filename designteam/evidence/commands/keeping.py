"""Bringing something into the library, changing it and tying it to the rest."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm.exc import StaleDataError

from designteam.evidence.models import KINDS, Holding, Relation, Stance, Term, Tie
from designteam.kit import db
from designteam.network.models import Audience, Network
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Stale

NEW = 0
# Where something begins when nobody says otherwise: what only needs reading is shared, what is still being said is not.
BEGINS_AT = {
    "source": Audience.NETWORK,
    "ict_option": Audience.NETWORK,
    "card": Audience.TEAM,
    "knowledge_question": Audience.TEAM,
    "inspiration": Audience.TEAM,
}

_submitted = select(Holding).where(Holding.submission == bindparam("submission"))
_tie = select(Tie).where(
    Tie.from_id == bindparam("from_id"), Tie.to_id == bindparam("to_id"), Tie.relation == bindparam("relation")
)


def keep(
    kind: str,
    values: Mapping[str, Any],
    *,
    of: DesignTeam | None,
    network: Network | None = None,
    audience: Audience | None = None,
    terms: Collection[Term] = (),
    submission: str | None = None,
    by: Person,
    at: datetime,
) -> Holding:
    """Bring something into the library. The same submission sent twice by somebody gives what the first one made.

    Without a team it is shipped with the library: for one network, or for all of them.
    """
    session = db.session()
    if submission and (made := session.scalar(_submitted, {"submission": submission})):
        if (made.kind, made.team_id, made.added_by_id) == (kind, of.id if of else None, by.id):
            return made
        submission = None  # the number of something else says nothing about this
    holding = KINDS[kind](
        team=of,
        network_id=of.network_id if of else network.id if network else None,
        audience=audience or BEGINS_AT[kind],
        title="",
        added_at=at,
        added_by_id=by.id,
        changed_at=at,
        submission=submission or None,
        version=NEW,
    )
    session.add_all([holding, holding.revise(values, from_version=NEW, because="", by=by, at=at, terms=terms)])
    session.flush()
    holding.note("added_holding", by=by, at=at)
    return holding


def revise(
    holding: Holding,
    values: Mapping[str, Any],
    *,
    from_version: int,
    because: str = "",
    terms: Collection[Term] | None = None,
    by: Person,
    at: datetime,
) -> bool:
    """Write the next version; whether anything changed. Raises Stale when somebody was first."""
    made = holding.revise(values, from_version=from_version, because=because, by=by, at=at, terms=terms)
    if made is None:
        return False
    try:
        db.session().add(made)
        db.session().flush()
    except StaleDataError as too_late:
        raise Stale from too_late
    holding.note("revised_holding", by=by, at=at, version=holding.version)
    return True


def tie(
    this: Holding,
    other: Holding,
    relation: Relation,
    *,
    stance: Stance = Stance.SUPPORTS,
    remark: str = "",
    by: Person,
    at: datetime,
) -> Tie:
    """Tie two things together; what was tied already takes the new stance and remark."""
    session = db.session()
    known = session.scalar(_tie, {"from_id": this.id, "to_id": other.id, "relation": relation})
    if known is not None:
        known.stance, known.remark, known.by_id, known.at = stance, remark, by.id, at
    else:
        known = Tie.between(this, other, relation, stance=stance, remark=remark, by=by, at=at)
        session.add(known)
    session.flush()
    this.note("tied_holding", by=by, at=at, other=other.title[:120], relation=relation.value, stance=stance.value)
    return known


def untie(known: Tie, *, by: Person, at: datetime) -> None:
    known.this.note("untied_holding", by=by, at=at, other=known.other.title[:120], relation=known.relation.value)
    db.session().delete(known)
    db.session().flush()
