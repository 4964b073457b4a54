"""Putting a letter in the outbox, and letting go of old ones."""

from datetime import datetime

from sqlalchemy import delete

from designteam.kit import db
from designteam.letters.models import STAYS, Letter


def put_in_outbox(
    *, address: str, language: str, subject: str, text: str, good_until: datetime | None, at: datetime
) -> Letter:
    """Keep a letter with the change that it tells about: when that is undone, so is the letter."""
    letter = Letter(
        address=address,
        language=language,
        subject=subject,
        text=text,
        good_until=good_until,
        made_at=at,
        next_try_at=at,
    )
    db.session().add(letter)
    db.session().flush()
    return letter


def forget_what_is_past(*, at: datetime) -> None:
    """Remove letters a month after they were written, whether they went or not."""
    db.session().execute(delete(Letter).where(Letter.made_at < at - STAYS))
