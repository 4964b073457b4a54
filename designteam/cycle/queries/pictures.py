"""Questions about the pictures that stand in texts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import bindparam, func, or_, select

from designteam.cycle.models import Artefact, Attachment, HeldPicture
from designteam.kit import db
from designteam.kit.richtext import LONGEST_MARK

_held = (
    select(HeldPicture)
    .where(HeldPicture.person_id == bindparam("person_id"), HeldPicture.team_id == bindparam("team_id"))
    .order_by(HeldPicture.id.desc())
)
_held_file = select(HeldPicture.file).where(
    HeldPicture.person_id == bindparam("person_id"),
    HeldPicture.team_id == bindparam("team_id"),
    func.substr(HeldPicture.sha256, 1, LONGEST_MARK) == bindparam("mark"),
    or_(HeldPicture.consent_until.is_(None), HeldPicture.consent_until >= bindparam("today")),
)
_may_be_shown = (
    Attachment.consent.is_not(None),
    Attachment.removed_at.is_(None),
    or_(Attachment.consent_until.is_(None), Attachment.consent_until >= bindparam("today")),
)
_file = (
    select(Attachment.file)
    .where(
        Attachment.artefact_id == bindparam("artefact_id"),
        func.substr(Attachment.sha256, 1, LONGEST_MARK) == bindparam("mark"),
        *_may_be_shown,
    )
    .order_by(Attachment.id.desc())
    .limit(1)
)
_of_team = (
    select(Attachment)
    .join(Artefact, Artefact.id == Attachment.artefact_id)
    .where(Artefact.team_id == bindparam("team_id"), *_may_be_shown)
    .order_by(Attachment.id)
)


def held_by(person_id: int, *, team_id: int) -> Sequence[HeldPicture]:
    """What waits for a text of this person, the last first."""
    return db.session().scalars(_held, {"person_id": person_id, "team_id": team_id}).all()


def file_of_held(mark: str, *, team_id: int, person_id: int, today: date) -> str | None:
    facts = {"mark": mark, "team_id": team_id, "person_id": person_id, "today": today}
    return db.session().scalar(_held_file, facts)


def file_in_text(mark: str, *, artefact_id: int, today: date) -> str | None:
    facts = {"mark": mark, "artefact_id": artefact_id, "today": today}
    return db.session().scalar(_file, facts)


def pictures_of_team(team_id: int, *, today: date) -> Mapping[int, Sequence[Attachment]]:
    """The pictures that the team itself may see on this day, by the artefact they belong to."""
    pictures: dict[int, list[Attachment]] = defaultdict(list)
    for picture in db.session().scalars(_of_team, {"team_id": team_id, "today": today}):
        pictures[picture.artefact_id].append(picture)
    return pictures
