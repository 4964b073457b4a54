"""Choosing something from the library while writing something else."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from designteam.evidence.models import Holding
from designteam.evidence.policy import may_see
from designteam.kit import db

MOST_OFFERED, MOST_WORDS = 8, 6

_offered = (
    select(Holding)
    .where(may_see.condition, Holding.merged_into_id.is_(None), Holding.removed_at.is_(None))
    .order_by(Holding.changed_at.desc(), Holding.id.desc())
    .limit(MOST_OFFERED)
)


def offered_for(words: str, facts: Mapping[str, Any]) -> Sequence[Holding]:
    """The newest things with all of these words in their title that the viewer with these facts may see."""
    asked = [Holding.title.icontains(word, autoescape=True) for word in words.split()[:MOST_WORDS]]
    return db.session().scalars(_offered.where(*asked), facts).all()
