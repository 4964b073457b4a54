"""What stands beside the words of a card: what teams see in class, and how sure the library was when."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from designteam.evidence.models import Card, CardStatus, ClassroomPicture, HoldingVersion, Strength
from designteam.kit import db
from designteam.teams.models import DesignTeam


@dataclass(frozen=True)
class Judgement:
    """How sure the library was of a card from one version on, and why."""

    version: HoldingVersion
    strength: Strength | None
    status: CardStatus
    strength_because: str


_pictures = (
    select(ClassroomPicture)
    .where(ClassroomPicture.card_id == bindparam("card_id"), ClassroomPicture.taken_back_at.is_(None))
    .options(
        joinedload(ClassroomPicture.by, innerjoin=True),
        joinedload(ClassroomPicture.team).joinedload(DesignTeam.school),
    )
    .order_by(ClassroomPicture.id)
)


def pictures_of(card: Card) -> Sequence[ClassroomPicture]:
    """What teams see in class, the first one first, without what was taken back."""
    return db.session().scalars(_pictures, {"card_id": card.id}).all()


def judgements_in(versions: Sequence[HoldingVersion]) -> Sequence[Judgement]:
    """Of the versions of a card, the newest first, those in which somebody judged it anew."""
    judged = [_judgement(version) for version in versions]
    changed = [later for later, earlier in pairwise(judged) if _verdict(later) != _verdict(earlier)]
    return changed + [first for first in judged[-1:] if first.strength]


def _verdict(judged: Judgement) -> tuple[Strength | None, CardStatus, str]:
    return judged.strength, judged.status, judged.strength_because


def _judgement(version: HoldingVersion) -> Judgement:
    said = version.content
    return Judgement(
        version,
        Strength(said["strength"]) if said.get("strength") else None,
        CardStatus(said.get("status") or CardStatus.EMERGING),
        said.get("strength_because", ""),
    )
