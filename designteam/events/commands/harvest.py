"""What is said at a table, taken along, decided about it, and found of the event."""

from datetime import datetime

from sqlalchemy import select

from designteam.cycle.models import Prompt
from designteam.events.models import CannotGather, EventNote, FitRating, SharingEvent, SignUp, TakenIdea
from designteam.journal.commands import record
from designteam.kit import db
from designteam.kit.words import N_
from designteam.people.models import Person

TOO_EARLY = N_("This can be done once the tables are published.")


def say_to_team(
    event: SharingEvent,
    to_team_id: int,
    prompt: Prompt,
    text: str,
    *,
    mine: SignUp,
    submission: str | None = None,
    by: Person,
    at: datetime,
) -> EventNote:
    """Say something to a team. The same submission gives the note of the first time. Raises CannotGather."""
    if submission and (said := db.session().scalar(select(EventNote).where(EventNote.submission == submission))):
        return said
    _refuse_when_too_early(event)
    note = EventNote(
        event_id=event.id, to_team_id=to_team_id, from_school_id=mine.school_id, prompt=prompt, text=text,
        by_id=by.id, at=at, submission=submission or None,
    )  # fmt: skip
    db.session().add(note)
    db.session().flush()
    record(
        "said_at_table", by=by, at=at, subject="sharing_event", subject_id=event.id, team_id=to_team_id,
        title=event.title, school=mine.school.name if mine.school else "",
    )  # fmt: skip
    return note


def take_along(
    event: SharingEvent,
    team_id: int,
    text: str,
    *,
    from_team_id: int,
    submission: str | None = None,
    by: Person,
    at: datetime,
) -> TakenIdea:
    """Put an idea of another team on the list of one's own. The same submission gives that of the first time.

    Raises CannotGather.
    """
    if submission and (taken := db.session().scalar(select(TakenIdea).where(TakenIdea.submission == submission))):
        return taken
    _refuse_when_too_early(event)
    idea = TakenIdea(
        event=event, team_id=team_id, from_team_id=from_team_id, text=text, by_id=by.id, at=at,
        submission=submission or None,
    )  # fmt: skip
    db.session().add(idea)
    db.session().flush()
    idea.note("took_idea", by=by, at=at)
    return idea


def rate_fit(event: SharingEvent, *, rating: int, because: str, by: Person, at: datetime) -> FitRating:
    """Say how well it fitted; saying it again replaces it. Raises CannotGather before it began."""
    if not event.has_begun(at):
        raise CannotGather(N_("This can be done once it has begun."))
    mine = db.session().scalar(select(FitRating).where(FitRating.event_id == event.id, FitRating.person_id == by.id))
    if mine is None:
        mine = FitRating(event_id=event.id, person_id=by.id)
        db.session().add(mine)
    mine.rating, mine.because, mine.at = rating, because, at
    db.session().flush()
    return mine


def _refuse_when_too_early(event: SharingEvent) -> None:
    if not event.shows_tables or event.is_cancelled:
        raise CannotGather(TOO_EARLY)
