"""Questions about what belongs to an artefact beside its text."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Executable, String, bindparam, cast, false, literal, null, or_, select, true, union_all
from sqlalchemy.orm import joinedload

from designteam.cycle.models import Attachment, Bookmark, Consent, HeldPicture, Reach
from designteam.kit import db
from designteam.kit.richtext import mark_of, written
from designteam.people.models import Person


class Enclosed(NamedTuple):
    """A picture, a document or a link, as a page shows it; also one that was removed, without what it was."""

    is_link: bool
    id: int
    title: str
    at: datetime
    by: str
    removed_at: datetime | None
    removed_because: str
    extension: str
    size: int
    consent: Consent | None
    consent_until: date | None
    width: int
    height: int
    url: str
    leads_to: str
    reach: str
    reach_since: datetime | None
    sha256: str

    @property
    def mark(self) -> str:
        return mark_of(self.sha256)

    @property
    def in_a_text(self) -> str:
        """What to paste where it must stand in a text."""
        return written(self.title, self.mark)

    @property
    def is_picture(self) -> bool:
        return self.consent is not None

    @property
    def shows_people(self) -> bool:
        return self.consent is Consent.AGREED

    @property
    def is_broken(self) -> bool:
        return self.reach == Reach.BROKEN

    @property
    def is_here(self) -> bool:
        return self.removed_at is None


_by_person = Person.name.label("by")
_enclosed: Executable = union_all(
    select(
        false().label("is_link"), Attachment.id.label("number"), Attachment.title, Attachment.added_at.label("at"),
        _by_person, Attachment.removed_at, Attachment.removed_because, Attachment.extension, Attachment.size,
        Attachment.consent, Attachment.consent_until, Attachment.width, Attachment.height,
        cast(null(), String).label("url"), cast(null(), String).label("leads_to"), cast(null(), String).label("reach"),
        cast(null(), Bookmark.reach_since.type).label("reach_since"), Attachment.sha256,
    )
    .join(Person, Person.id == Attachment.added_by_id)
    .where(Attachment.artefact_id == bindparam("artefact_id")),
    select(
        true(), Bookmark.id, Bookmark.title, Bookmark.added_at, _by_person, Bookmark.removed_at,
        Bookmark.removed_because, null(), null(), cast(null(), String), cast(null(), Attachment.consent_until.type),
        null(), null(), Bookmark.url, cast(Bookmark.leads_to, String), cast(Bookmark.reach, String),
        Bookmark.reach_since, literal(""),
    )
    .join(Person, Person.id == Bookmark.added_by_id)
    .where(Bookmark.artefact_id == bindparam("artefact_id")),
).order_by("is_link", "at", "number")  # fmt: skip
_ended = (
    select(Attachment)
    .where(Attachment.removed_at.is_(None), Attachment.consent_until < bindparam("today"))
    .options(joinedload(Attachment.artefact), joinedload(Attachment.added_by))
    .order_by(Attachment.id)
)
_files = union_all(
    select(Attachment.file.label("name")).where(Attachment.file != ""),
    select(Attachment.small_file).where(Attachment.small_file != ""),
    select(HeldPicture.file),
    select(HeldPicture.small_file),
)
_to_look_at = (
    select(Bookmark.id, Bookmark.url)
    .where(
        Bookmark.removed_at.is_(None),
        or_(Bookmark.looked_at.is_(None), Bookmark.looked_at < bindparam("before")),
    )
    .order_by(Bookmark.looked_at.is_not(None), Bookmark.looked_at, Bookmark.id)
    .limit(bindparam("most"))
)
_address = select(Bookmark.url).where(Bookmark.id == bindparam("id"), Bookmark.removed_at.is_(None))


def enclosed_with(artefact_id: int, *, today: date, in_team: bool) -> Sequence[Enclosed]:
    """Pictures and documents, and then links, each in the order in which they came.

    Who is not in the team gets what is there now, and no picture on which somebody can be recognised.
    """
    rows = [Enclosed(*row) for row in db.session().execute(_enclosed, {"artefact_id": artefact_id})]
    shown = [row for row in rows if not row.is_here or row.consent_until is None or today <= row.consent_until]
    return shown if in_team else [row for row in shown if row.is_here and not row.shows_people]


def with_ended_consent(*, today: date) -> Sequence[Attachment]:
    return db.session().scalars(_ended, {"today": today}).all()


def files_in_use() -> Collection[str]:
    """The name of every file that an attachment or a picture for a text needs."""
    return set(db.session().scalars(_files))


def bookmarks_to_look_at(*, before: datetime, most: int) -> Sequence[tuple[int, str]]:
    """The links nobody looked at since this moment, those never looked at first: number and address."""
    return [(row.id, row.url) for row in db.session().execute(_to_look_at, {"before": before, "most": most})]


def address_of(bookmark_id: int) -> str | None:
    return db.session().scalar(_address, {"id": bookmark_id})
