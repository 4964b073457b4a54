"""What stands in the library, the newest first."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, or_, select

from designteam.evidence.models import Holding
from designteam.evidence.policy import may_see
from designteam.kit import db

MOST = 30

_newest = (
    select(Holding)
    .where(
        may_see.condition,
        Holding.merged_into_id.is_(None),
        Holding.removed_at.is_(None),
        or_(bindparam("kind") == "", Holding.kind == bindparam("kind")),
    )
    .order_by(Holding.changed_at.desc(), Holding.id.desc())
    .limit(MOST)
)


def newest_in_library(facts: Mapping[str, Any], *, kind: str = "") -> Sequence[Holding]:
    """What the viewer with these facts may see, of one kind or of all."""
    return db.session().scalars(_newest, {**facts, "kind": kind}).all()
