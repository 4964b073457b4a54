"""What a team lets its work rest on from the library, and its answer when that was taken back."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models.artefact import SIGNED_WORK, Artefact
from designteam.evidence.models import Holding, Stance
from designteam.kit.db import Model, Moment, Words, choice_of
from designteam.people.models import Person

REMARK = 600


class SecondLook(StrEnum):
    """What a team does with its own work when something it rests on was taken back."""

    STAYS = "stays"
    ADJUST = "adjust"
    LAPSES = "lapses"


class Citation(Model):
    """An artefact rests on something in the library; the version of both is kept."""

    __tablename__ = "citation"
    __table_args__ = (UniqueConstraint("artefact_id", "holding_id"),)
    keeping = SIGNED_WORK

    artefact_id: Mapped[int] = mapped_column(ForeignKey("artefact.id"))
    artefact_version: Mapped[int]
    holding_id: Mapped[int] = mapped_column(ForeignKey("holding.id"), index=True)
    holding_version: Mapped[int]
    stance: Mapped[Stance] = mapped_column(choice_of(Stance))
    remark: Mapped[str] = mapped_column(Words(REMARK), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    artefact: Mapped[Artefact] = relationship()
    holding: Mapped[Holding] = relationship()
    by: Mapped[Person] = relationship()


class Reconsideration(Model):
    """A team looked again at what rests on a version that was taken back, and said what it does."""

    __tablename__ = "reconsideration"
    __table_args__ = (UniqueConstraint("citation_id", "holding_version"),)
    keeping = SIGNED_WORK

    citation_id: Mapped[int] = mapped_column(ForeignKey("citation.id", ondelete="CASCADE"))
    holding_version: Mapped[int]
    verdict: Mapped[SecondLook] = mapped_column(choice_of(SecondLook))
    because: Mapped[str] = mapped_column(Words(REMARK))
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    citation: Mapped[Citation] = relationship()
    by: Mapped[Person] = relationship()
