"""Writing in the journal."""

from datetime import datetime
from typing import Any

from designteam.journal.models import Entry
from designteam.kit import db
from designteam.people.models import Person


def record(
    verb: str, *, by: Person, at: datetime, subject: str, subject_id: int, team_id: int | None, **details: Any
) -> None:
    """Add a line; `details` holds only what the line needs to be read on its own, never the text itself."""
    db.has_news()
    db.session().add(
        Entry(
            at=at,
            actor_id=by.id,
            verb=verb,
            team_id=team_id,
            subject=subject,
            subject_id=subject_id,
            details=details,
        )
    )
