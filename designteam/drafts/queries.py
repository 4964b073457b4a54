"""What waits for somebody, at one form or anywhere."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select

from designteam.drafts.models import Draft, Typed
from designteam.kit import db
from designteam.people.models import Person

MOST_LISTED = 20


class Waiting(NamedTuple):
    """A text that somebody left: where it is found back, what it is about and when it was typed."""

    place: str
    about: str
    changed_at: datetime


class Left(NamedTuple):
    """What lies at one form of a page; `typed` is empty when the last writing there is finished."""

    place: str
    writing: str
    finished: str
    typed: Typed
    changed_at: datetime


_at = select(Draft).where(Draft.person_id == bindparam("person_id"), Draft.place == bindparam("place"))
_on = select(Draft.place, Draft.writing, Draft.finished, Draft.typed, Draft.changed_at).where(
    Draft.person_id == bindparam("person_id"),
    or_(Draft.place == bindparam("page"), Draft.place.startswith(bindparam("parts"), escape="\\")),
)
_of = (
    select(Draft.place, Draft.about, Draft.changed_at)
    .where(Draft.person_id == bindparam("person_id"), Draft.writing != Draft.finished)
    .order_by(Draft.changed_at.desc(), Draft.id.desc())
    .limit(MOST_LISTED)
)


def draft_at(place: str, *, of: Person) -> Draft | None:
    """What this person left at a form, also when nothing waits there any more."""
    return db.session().scalar(_at, {"person_id": of.id, "place": place})


def left_on(page: str, *, of: Person) -> Sequence[Left]:
    """What this person left at the forms of a page, in one statement however many these are."""
    as_it_is = page.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    found = db.session().execute(_on, {"person_id": of.id, "page": page, "parts": f"{as_it_is}#"})
    return [Left(*row) for row in found]


def drafts_of(person: Person) -> Sequence[Waiting]:
    """All that waits for somebody, the latest first."""
    return [Waiting(*row) for row in db.session().execute(_of, {"person_id": person.id})]
