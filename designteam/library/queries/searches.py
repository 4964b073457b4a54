"""The searches that somebody keeps, and whom to write this week."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import joinedload

from designteam.kit import db
from designteam.library.models import Letters, SavedSearch

_of = select(SavedSearch).where(SavedSearch.person_id == bindparam("person_id")).order_by(SavedSearch.id)
_is_due = (SavedSearch.letters == Letters.WEEKLY) & or_(
    SavedSearch.written_on.is_(None), SavedSearch.written_on < bindparam("monday")
)
_to_write = select(SavedSearch.person_id).where(_is_due).distinct().order_by(SavedSearch.person_id)
# Held until the letter is written, so that another worker does not write it too.
_due = (
    select(SavedSearch)
    .where(_is_due, SavedSearch.person_id == bindparam("person_id"))
    .options(joinedload(SavedSearch.person, innerjoin=True))
    .order_by(SavedSearch.id)
    .with_for_update(of=SavedSearch, skip_locked=True)
)


def searches_of(person_id: int) -> Sequence[SavedSearch]:
    """In the order in which they were kept."""
    return db.session().scalars(_of, {"person_id": person_id}).all()


def people_to_write(*, monday: date) -> Sequence[int]:
    """Who asked for letters and was not written since this Monday."""
    return db.session().scalars(_to_write, {"monday": monday}).all()


def due_for(person_id: int, *, monday: date) -> Sequence[SavedSearch]:
    return db.session().scalars(_due, {"person_id": person_id, "monday": monday}).all()
