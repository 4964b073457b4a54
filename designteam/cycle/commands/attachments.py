"""Adding pictures, documents and links to an artefact, and letting go of them with a reason."""

import hashlib
import logging
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from designteam.cycle.models import Artefact, Attachment, Bookmark, Consent, Destination, Reach
from designteam.cycle.queries import attachments as queries
from designteam.kit import db
from designteam.kit.db import Database
from designteam.kit.files import OutOfReach, Shelf
from designteam.kit.filetypes import CannotTake, recognise
from designteam.kit.heif import as_jpeg
from designteam.kit.pictures import MEDIA_TYPE, drawn_anew
from designteam.kit.words import N_
from designteam.people.models import Person

MOST_ATTACHED = 10
MOST_BOOKMARKED = 20
BEING_WRITTEN = timedelta(hours=1)


class NoRoom(CannotTake):
    pass


class NoPlace(CannotTake):
    pass


def attach(
    artefact: Artefact,
    *,
    name: str,
    content: bytes,
    title: str = "",
    consent: Consent | None = None,
    consent_until: date | None = None,
    shelf: Shelf,
    by: Person,
    at: datetime,
) -> Attachment:
    """Keep a picture or document with an artefact. The same file added twice in the same way is there once.

    The caller holds the artefact. A picture is kept without what the camera wrote into it.
    Raises CannotTake, NoRoom and NoPlace.
    """
    found = recognise(name, content)
    if found.is_picture and consent is None:
        raise CannotTake(N_("Say about this picture whether somebody can be recognised on it."))
    picture = drawn_anew(as_jpeg(content) if found.is_from_a_phone else content) if found.is_picture else None
    consent = consent if picture else None
    kept = picture.content if picture else content
    mark = hashlib.sha256(kept).hexdigest()
    here = Attachment.artefact_id == artefact.id, Attachment.removed_at.is_(None)
    same = select(Attachment).where(*here, Attachment.sha256 == mark, Attachment.consent.is_not_distinct_from(consent))
    if known := db.session().scalar(same.order_by(Attachment.id).limit(1)):
        return known
    if (db.session().scalar(select(func.count(Attachment.id)).where(*here)) or 0) >= MOST_ATTACHED:
        raise NoRoom(N_("There are ten pictures and documents here already. Remove one first, or add a link."))
    try:
        file, small_file = shelf.keep(kept), shelf.keep(picture.small) if picture else ""
    except OutOfReach as silence:
        logging.getLogger(__name__).warning("a file could not be kept: %s", silence)
        raise NoPlace(
            N_("Files cannot be kept at this moment. Try again in a few minutes, or go on without this file.")
        ) from silence
    attachment = Attachment(
        artefact=artefact, title=title or name, added_by=by, added_at=at, sha256=mark, size=len(kept),
        extension="webp" if picture else found.extension,
        media_type=MEDIA_TYPE if picture else found.media_type,
        width=picture.width if picture else 0, height=picture.height if picture else 0,
        consent=consent,
        consent_until=consent_until if consent is Consent.AGREED else None,
        file=file, small_file=small_file,
    )  # fmt: skip
    db.session().add(attachment)
    db.session().flush()
    artefact.note("attached", by=by, at=at, other=attachment.title)
    return attachment


def bookmark(artefact: Artefact, *, title: str, url: str, leads_to: Destination, by: Person, at: datetime) -> Bookmark:
    """Add a link to something elsewhere; the same address twice is there once. Raises NoRoom."""
    here = Bookmark.artefact_id == artefact.id, Bookmark.removed_at.is_(None)
    if same := db.session().scalar(select(Bookmark).where(*here, Bookmark.url == url)):
        return same
    if (db.session().scalar(select(func.count(Bookmark.id)).where(*here)) or 0) >= MOST_BOOKMARKED:
        raise NoRoom(N_("There are twenty links here already. Remove one first."))
    made = Bookmark(artefact=artefact, title=title, url=url, leads_to=leads_to, added_by=by, added_at=at)
    db.session().add(made)
    db.session().flush()
    artefact.note("bookmarked", by=by, at=at, other=title)
    return made


def note_reach(bookmark_id: int, reach: Reach, *, at: datetime) -> None:
    """Keep what a look at the address showed, unless the link was removed meanwhile."""
    found = db.session().get(Bookmark, bookmark_id, with_for_update={"of": Bookmark})
    if found is not None and found.removed_at is None:
        found.found(reach, at=at)


def let_go_of_ended_consent(*, today: date, at: datetime) -> None:
    """Remove the pictures for which people agreed until a day that is past; that day is the reason."""
    for attachment in queries.with_ended_consent(today=today):
        attachment.remove(because="", by=attachment.added_by, at=at, verb="consent_ended")


def clear(database: Database, shelf: Shelf, *, at: datetime) -> None:
    """Remove every file that no attachment names. One of the last hour may still be about to get its line."""
    with database.reading():
        in_use = queries.files_in_use()
    shelf.clear(but=in_use, before=at - BEING_WRITTEN)
