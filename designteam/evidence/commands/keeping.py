"""Bringing something into the library, changing it, tying it to the rest and merging what is there twice."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, or_, select
from sqlalchemy.orm.exc import StaleDataError

from designteam.evidence.models import KINDS, CannotKeep, Holding, Relation, Stance, Tag, Term, Tie
from designteam.kit import db
from designteam.kit.words import N_
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
    """Bring something into the library. The same submission sent twice gives what the first one made.

    Without a team it is shipped with the library: for one network, or for all of them.
    """
    session = db.session()
    if submission and (made := session.scalar(_submitted, {"submission": submission})):
        return made
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


def merge(double: Holding, *, into: Holding, by: Person, at: datetime) -> None:
    """Let one of two that are the same go on for both. Its ties and terms come along, and its address leads there.

    Who rests on it from outside the library is not known here. Raises CannotKeep for two of different kinds, for
    one and the same, and for what was merged before.
    """
    if type(double) is not type(into):
        raise CannotKeep(N_("Two things of a different kind cannot become one."))
    if double.id == into.id or double.merged_into_id or into.merged_into_id:
        raise CannotKeep(N_("One of these two has become one with another already. Look again which two you mean."))
    session = db.session()
    ties = session.scalars(select(Tie).where(or_(Tie.from_id == double.id, Tie.to_id == double.id))).all()
    for known in ties:
        this_id = into.id if known.from_id == double.id else known.from_id
        other_id = into.id if known.to_id == double.id else known.to_id
        there = session.scalar(_tie, {"from_id": this_id, "to_id": other_id, "relation": known.relation})
        if this_id == other_id or there is not None:
            session.delete(known)
        else:
            known.from_id, known.to_id = this_id, other_id
    into.terms[:] = dict.fromkeys([*into.terms, *double.terms])
    session.execute(delete(Tag).where(Tag.holding_id == double.id))
    double.merged_into_id = into.id
    session.flush()
    into.note("merged_holding", by=by, at=at, double=double.title[:120])
    if double.team_id != into.team_id:
        double.note("merged_holding", by=by, at=at, double=double.title[:120])
