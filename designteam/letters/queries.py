"""Which letters are to be brought now."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select

from designteam.kit import db
from designteam.letters.models import Letter

_due = select(Letter.id).where(Letter.next_try_at <= bindparam("at")).order_by(Letter.id).limit(bindparam("most"))
_letter = select(Letter).where(Letter.id == bindparam("letter_id")).with_for_update(skip_locked=True)


def due(*, at: datetime, most: int = 100) -> Sequence[int]:
    """The letters that wait for somebody to bring them, the oldest first."""
    return db.session().scalars(_due, {"at": at, "most": most}).all()


def letter_to_take(letter_id: int, *, at: datetime) -> Letter | None:
    """The letter, held by this unit of work, if it still waits and nobody else has it in hand."""
    letter = db.session().scalar(_letter, {"letter_id": letter_id})
    if letter is None or letter.next_try_at is None or letter.next_try_at > at:
        return None
    return letter
