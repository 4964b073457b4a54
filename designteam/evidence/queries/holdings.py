"""What a page about one thing in the library shows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import joinedload

from designteam.evidence.models import Holding, HoldingVersion, Relation, Term, Tie, Vocabulary
from designteam.evidence.policy import may_see
from designteam.kit import db


@dataclass(frozen=True)
class Tied:
    """A tie as it reads from one side: `is_from` says that this side made it."""

    tie: Tie
    other: Holding
    is_from: bool

    @property
    def has_lost_its_ground(self) -> bool:
        """Whether it rests on something that was retracted or taken out of the library."""
        is_gone = self.other.is_removed or self.other.is_retracted
        return self.is_from and self.tie.relation is Relation.RESTS_ON and is_gone


_versions = (
    select(HoldingVersion)
    .where(HoldingVersion.holding_id == bindparam("holding_id"))
    .options(joinedload(HoldingVersion.author, innerjoin=True))
    .order_by(HoldingVersion.number.desc())
)
_ties = (
    select(Tie, Holding)
    .join(
        Holding,
        ((Holding.id == Tie.to_id) & (Tie.from_id == bindparam("holding_id")))
        | ((Holding.id == Tie.from_id) & (Tie.to_id == bindparam("holding_id"))),
    )
    .where(
        or_(Tie.from_id == bindparam("holding_id"), Tie.to_id == bindparam("holding_id")),
        may_see.condition,
        Holding.merged_into_id.is_(None),
    )
    .order_by(Tie.id)
)
_terms = (
    select(Term)
    .join(Vocabulary)
    .where(Term.is_on, Vocabulary.is_on)
    .options(joinedload(Term.vocabulary, innerjoin=True))
    .order_by(Vocabulary.place, Term.place)
)

_held = (
    select(Holding.id)
    .where(Holding.id.in_(bindparam("ids", expanding=True)))
    .order_by(Holding.id)
    .with_for_update(of=Holding)
)
_terms_by_id = select(Term).where(Term.id.in_(bindparam("ids", expanding=True)))


def hold(ids: Collection[int]) -> None:
    """Keep others from changing these until the unit of work ends; always in the order of their ids."""
    db.session().execute(_held, {"ids": sorted(ids)})


def versions_of(holding: Holding) -> Sequence[HoldingVersion]:
    """Every version, the newest first, with who wrote it."""
    return db.session().scalars(_versions, {"holding_id": holding.id}).all()


def ties_of(holding: Holding, facts: Mapping[str, Any]) -> Sequence[Tied]:
    """What it is tied to, as far as the viewer with these facts may see the other side."""
    rows = db.session().execute(_ties, {**facts, "holding_id": holding.id})
    return [Tied(tie, other, tie.from_id == holding.id) for tie, other in rows]


def terms_with(ids: Collection[int]) -> Sequence[Term]:
    """The terms with these ids, also those that are off: something carried them once."""
    return db.session().scalars(_terms_by_id, {"ids": sorted(ids)}).all()


def terms_in_use() -> Sequence[Term]:
    """Every term that can be chosen, by vocabulary."""
    return db.session().scalars(_terms).all()
