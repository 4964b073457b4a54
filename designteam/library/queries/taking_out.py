"""What came into the library by a file, and what of it cannot leave again because somebody did something with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased

from designteam.cycle.models import Citation
from designteam.evidence.models import BroughtRecord, Holding, ReferenceFile, Tie
from designteam.kit import db


@dataclass(frozen=True)
class Staying:
    """Something that stays, with all that was done with it."""

    id: int
    title: str
    was_changed: bool
    is_tied: bool
    is_cited: bool
    was_merged: bool


_came = select(BroughtRecord.became_id).where(
    BroughtRecord.file_id == bindparam("file_id"), BroughtRecord.became_id.is_not(None)
)
_held = select(Holding.id).where(Holding.id.in_(_came)).order_by(Holding.id).with_for_update()
_here = select(func.count(Holding.id)).where(Holding.id.in_(_came), Holding.removed_at.is_(None))
_double = aliased(Holding)
_was_changed = or_(Holding.version > 1, Holding.audience != bindparam("audience"))
_is_tied = exists().where(or_(Tie.from_id == Holding.id, Tie.to_id == Holding.id))
_is_cited = exists().where(Citation.holding_id == Holding.id)
_was_merged = or_(Holding.merged_into_id.is_not(None), exists().where(_double.merged_into_id == Holding.id))
_staying = (
    select(Holding.id, Holding.title, _was_changed, _is_tied, _is_cited, _was_merged)
    .where(
        Holding.id.in_(_came), Holding.removed_at.is_(None), or_(_was_changed, _is_tied, _is_cited, _was_merged)
    )
    .order_by(Holding.id)
)  # fmt: skip


def staying_of(file: ReferenceFile) -> Sequence[Staying]:
    """What somebody changed, tied, cited or made one with something else since it came in."""
    rows = db.session().execute(_staying, {"file_id": file.id, "audience": file.audience})
    return [Staying(*row[:2], *map(bool, row[2:])) for row in rows]


def how_many_here(file: ReferenceFile) -> int:
    """How many of those that came by this file are in the library now."""
    return db.session().scalar(_here, {"file_id": file.id}) or 0


def hold_what_came(file: ReferenceFile) -> None:
    """Let nobody do anything with it until this unit of work ends."""
    db.session().execute(_held, {"file_id": file.id}).all()
