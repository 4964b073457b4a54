"""The two halves of a card, and how sure the library is of it."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, select

from designteam.evidence.commands.checks import note_check
from designteam.evidence.commands.keeping import revise
from designteam.evidence.models import Card, CardStatus, ClassroomPicture, HoldingVersion, Strength
from designteam.kit import db
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

SURER = list(Strength)
_content = select(HoldingVersion.content).where(
    HoldingVersion.holding_id == bindparam("holding_id"), HoldingVersion.number == bindparam("number")
)
_sent = select(ClassroomPicture).where(ClassroomPicture.submission == bindparam("submission"))


def sign(card: Card, *, by: Person, at: datetime) -> None:
    """A researcher stands behind the first half."""
    if card.signed_by_id != by.id:
        card.signed_by_id, card.signed_at = by.id, at
        card.note("signed_card", by=by, at=at)


def give_picture(
    card: Card,
    *,
    text: str,
    grades: Sequence[int],
    team: DesignTeam | None,
    submission: str | None = None,
    by: Person,
    at: datetime,
) -> ClassroomPicture:
    """Say what it looks like in class. The first picture makes the card whole; later ones stand beside it."""
    if submission and (made := db.session().scalar(_sent, {"submission": submission})):
        if (made.card_id, made.by_id) == (card.id, by.id):
            return made
        submission = None  # the number of something else says nothing about this
    picture = ClassroomPicture(
        card=card, text=text, grades=sorted(grades), team=team, by=by, at=at, submission=submission or None
    )
    db.session().add(picture)
    db.session().flush()
    card.note("pictured_card", by=by, at=at, also_of=team)
    return picture


def take_back_picture(picture: ClassroomPicture, *, by: Person, at: datetime) -> None:
    if picture.taken_back_at is None:
        picture.taken_back_at = at
        picture.card.note("took_back_picture", by=by, at=at, also_of=picture.team)


def judge(
    card: Card,
    *,
    strength: Strength | None,
    strength_because: str,
    status: CardStatus,
    because: str,
    from_version: int,
    by: Person,
    at: datetime,
    today: date,
) -> bool:
    """Say how sure the library is of a card; whether anything changed. Raises Stale.

    A card that is refuted, or less sure than it was, turns: who rests on it is asked to look again. When it is as sure
    again as it was before, it stands: nobody is asked any more.
    """
    was_sure, was_refuted = card.strength, card.status is CardStatus.REFUTED
    values = {"strength": strength, "strength_because": strength_because, "status": status, "checked_on": today}
    if not revise(card, values, from_version=from_version, because=because, by=by, at=at):
        return False
    note_check(card, on=today, by=by, at=at)
    is_less_sure = was_sure is not None and (strength is None or SURER.index(strength) < SURER.index(was_sure))
    if is_less_sure or (status is CardStatus.REFUTED and not was_refuted):
        card.turn(because=because or strength_because, at=at)
        card.note("turned_holding", by=by, at=at, version=card.version)
    elif _is_as_sure_as_before_it_turned(card):
        card.let_stand()
        card.note("restored_holding", by=by, at=at, version=card.version)
    return True


def _is_as_sure_as_before_it_turned(card: Card) -> bool:
    """Whether nothing is left of what it took back: it is not refuted, and as sure as it was then."""
    if card.turned_version is None or card.status is CardStatus.REFUTED:
        return False
    before = db.session().scalar(_content, {"holding_id": card.id, "number": card.turned_version - 1}) or {}
    once = before.get("strength") or None
    return once is None or (card.strength is not None and SURER.index(card.strength) >= SURER.index(Strength(once)))
