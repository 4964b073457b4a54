"""Pictures in a text: held for who writes it until the text is kept, and from then on an attachment of it."""

import hashlib
from datetime import date, datetime

from sqlalchemy import delete, func, select

from designteam.cycle.commands.attachments import MOST_ATTACHED, NoRoom
from designteam.cycle.models import Artefact, Attachment, Consent, HeldPicture
from designteam.cycle.models.attachment import HELD_FOR
from designteam.kit import db
from designteam.kit.files import Shelf
from designteam.kit.filetypes import CannotTake, recognise
from designteam.kit.heif import as_jpeg
from designteam.kit.pictures import MEDIA_TYPE, drawn_anew
from designteam.kit.richtext import marks_in
from designteam.kit.words import N_
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

MOST_HELD = 20


def hold(
    team: DesignTeam,
    *,
    name: str,
    content: bytes,
    title: str,
    consent: Consent,
    consent_until: date | None = None,
    shelf: Shelf,
    by: Person,
    at: datetime,
) -> HeldPicture:
    """Keep a picture for a text of this team that is being written, without what the camera wrote into it.

    The same picture again takes the place of the first, with what is said about it now. Raises CannotTake and NoRoom.
    """
    found = recognise(name, content)
    if not found.is_picture:
        raise CannotTake(N_("This is no picture. Add a document with ‘Add a picture or document’, on the page itself."))
    picture = drawn_anew(as_jpeg(content) if found.is_from_a_phone else content)
    sha256 = hashlib.sha256(picture.content).hexdigest()
    db.session().execute(select(Person.id).where(Person.id == by.id).with_for_update())
    mine = HeldPicture.person_id == by.id, HeldPicture.team_id == team.id
    held = db.session().scalar(select(HeldPicture).where(*mine, HeldPicture.sha256 == sha256))
    if held is None:
        if (db.session().scalar(select(func.count(HeldPicture.id)).where(*mine)) or 0) >= MOST_HELD:
            raise NoRoom(N_("Twenty pictures wait for a text already. Keep your text first, then add more."))
        held = HeldPicture(
            person_id=by.id, team_id=team.id, sha256=sha256, size=len(picture.content),
            width=picture.width, height=picture.height,
            file=shelf.keep(picture.content), small_file=shelf.keep(picture.small),
        )  # fmt: skip
        db.session().add(held)
    held.title, held.consent, held.at = title, consent, at
    held.consent_until = consent_until if consent is Consent.AGREED else None
    db.session().flush()
    return held


def settle(artefact: Artefact, *, by: Person, at: datetime) -> None:
    """Let the pictures that a kept text names belong to it: those that who wrote it had put there. Raises NoRoom."""
    named = {mark for text in artefact.content.values() if isinstance(text, str) for mark in marks_in(text)}
    if not named:
        return
    mine = HeldPicture.person_id == by.id, HeldPicture.team_id == artefact.team_id
    held = db.session().scalars(select(HeldPicture).where(*mine).order_by(HeldPicture.id)).all()
    waiting = [one for one in held if one.mark in named and _is_agreed_on(one, at.date())]
    if not waiting:
        return
    here = select(Attachment.sha256, Attachment.consent).where(
        Attachment.artefact_id == artefact.id, Attachment.removed_at.is_(None)
    )
    known = [(sha256, consent) for sha256, consent in db.session().execute(here)]
    fresh = [one for one in waiting if (one.sha256, one.consent) not in known]
    if len(known) + len(fresh) > MOST_ATTACHED:
        raise NoRoom(N_("More than ten pictures and documents do not fit here. Take a picture out of the text."))
    for one in fresh:
        db.session().add(_attachment_of(artefact, one, by=by))
        artefact.note("attached", by=by, at=at, other=one.title)
    for one in waiting:
        db.session().delete(one)
    db.session().flush()


def let_go_of_held(*, today: date, at: datetime) -> None:
    """Forget the pictures whose text never came; their files go with what nobody names any more."""
    is_past = (HeldPicture.at < at - HELD_FOR) | (HeldPicture.consent_until < today)
    db.session().execute(delete(HeldPicture).where(is_past))


def _is_agreed_on(held: HeldPicture, today: date) -> bool:
    return held.consent_until is None or today <= held.consent_until


def _attachment_of(artefact: Artefact, held: HeldPicture, *, by: Person) -> Attachment:
    return Attachment(
        artefact=artefact, title=held.title, extension="webp", media_type=MEDIA_TYPE, size=held.size,
        sha256=held.sha256, file=held.file, small_file=held.small_file, width=held.width, height=held.height,
        consent=held.consent, consent_until=held.consent_until, added_at=held.at, added_by=by,
    )  # fmt: skip
