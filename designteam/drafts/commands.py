"""Keeping what somebody types, and letting it go."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from designteam.drafts.models import STAYS, Draft, Typed
from designteam.drafts.queries import draft_at
from designteam.kit import db
from designteam.people.models import Person


class Finished(Exception):
    """This writing was kept or thrown away already; what comes now belongs to a new one."""


def keep(*, place: str, about: str, writing: str, typed: Typed, by: Person, at: datetime) -> Draft:
    """Keep what stands in a form now, in the place of what stood there before. Raises Finished."""
    draft = draft_at(place, of=by) or _begun(place, by=by, at=at)
    if writing == draft.finished:
        raise Finished
    draft.about, draft.writing, draft.typed, draft.changed_at = about, writing, typed, at
    return draft


def finish(*, place: str, writing: str, by: Person, at: datetime) -> None:
    """What was typed here has been kept for good, or thrown away: nothing waits any more."""
    draft = draft_at(place, of=by) or (_begun(place, by=by, at=at) if writing else None)
    if draft is not None:
        draft.finish(writing, at=at)


def forget_what_is_past(*, at: datetime) -> None:
    """Remove what nobody came back for."""
    db.session().execute(delete(Draft).where(Draft.changed_at < at - STAYS))


def _begun(place: str, *, by: Person, at: datetime) -> Draft:
    """A new row; the one of somebody's other window when that was just before."""
    draft = Draft(person_id=by.id, place=place, about="", writing="", finished="", typed=[], changed_at=at)
    try:
        with db.session().begin_nested():
            db.session().add(draft)
    except IntegrityError:
        found = draft_at(place, of=by)
        if found is None:
            raise
        return found
    return draft
