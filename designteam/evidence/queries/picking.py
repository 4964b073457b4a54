"""A few things in the library to choose from, found by the words of their title."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import String, bindparam, func, literal, or_, select

from designteam.evidence.models import Holding
from designteam.evidence.policy import may_see
from designteam.kit import db

MOST, MOST_WORDS = 8, 5

_words = [bindparam(f"word_{number}", type_=String) for number in range(MOST_WORDS)]
_pickable = (
    select(Holding)
    .where(
        may_see.condition,
        Holding.merged_into_id.is_(None),
        Holding.removed_at.is_(None),
        Holding.id != bindparam("but"),
        or_(literal("") == bindparam("kind", type_=String), Holding.kind == bindparam("kind", type_=String)),
        *(func.lower(Holding.title).like(word, escape="/") for word in _words),
    )
    .order_by(Holding.changed_at.desc(), Holding.id.desc())
    .limit(MOST)
)
_picked = select(Holding).where(
    Holding.id == bindparam("id"),
    may_see.condition,
    Holding.merged_into_id.is_(None),
    Holding.removed_at.is_(None),
)


def found_to_pick(words: str, facts: Mapping[str, Any], *, but: int = 0, kind: str = "") -> Sequence[Holding]:
    """At most eight that the viewer with these facts may see and that have all these words in their title.

    The newest stand first. `but` is the id of what cannot be chosen, because the choice is for it. With a kind, only
    of that kind.
    """
    asked = words.lower().split()[:MOST_WORDS]
    filled = [*asked, *[""] * (MOST_WORDS - len(asked))]
    by_name = {f"word_{number}": f"%{_escaped(word)}%" for number, word in enumerate(filled)}
    return db.session().scalars(_pickable, {**facts, **by_name, "but": but, "kind": kind}).all()


def picked(holding_id: int, facts: Mapping[str, Any]) -> Holding | None:
    """The one that was chosen, if the viewer with these facts may see it and it is still there."""
    return db.session().scalar(_picked, {**facts, "id": holding_id})


def _escaped(word: str) -> str:
    """What was typed stands for itself, also where a database reads a sign for any letter."""
    return word.replace("/", "//").replace("%", "/%").replace("_", "/_")
