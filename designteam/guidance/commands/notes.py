"""Noting something about a team, for oneself."""

from datetime import date, datetime

from sqlalchemy import bindparam, select

from designteam.guidance.models import GuideNote, Readers
from designteam.kit import db
from designteam.people.models import Person

_sent_before = select(GuideNote).where(GuideNote.submission == bindparam("submission"))


def note(
    team_id: int,
    said: dict[str, str],
    *,
    about_on: date,
    meeting_id: int | None = None,
    submission: str | None = None,
    by: Person,
    at: datetime,
) -> GuideNote:
    """Write a note that only its writer reads. Sent twice, it stands there once. The journal hears nothing of it."""
    if submission and (made := db.session().scalar(_sent_before, {"submission": submission})):
        if made.author_id == by.id:
            return made
        submission = None  # the number of somebody else's note says nothing about this one
    made = GuideNote(
        author_id=by.id, team_id=team_id, meeting_id=meeting_id, about_on=about_on, read_by=Readers.NOBODY,
        written_at=at, changed_at=at, submission=submission or None, **said,
    )  # fmt: skip
    db.session().add(made)
    db.session().flush()
    return made


def remove_note(note: GuideNote) -> None:
    """Take a note away for good: it was never of anybody else."""
    db.session().delete(note)
