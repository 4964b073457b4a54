"""Reports that were asked for: how far they are, and where they lie when they are ready."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models import Iteration
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.people.models import Person


class Progress(StrEnum):
    WAITING = "waiting"
    WORKING = "working"
    READY = "ready"
    FAILED = "failed"


class Dossier(Model):
    """A dossier in the making or made, for the person who asked for it."""

    __tablename__ = "dossier"
    keeping = Keeping(Privacy.PERSONAL, "to hand somebody the dossier they asked for", "7 days")

    iteration_id: Mapped[int] = mapped_column(ForeignKey("iteration.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    language: Mapped[str] = mapped_column(Words(2))
    progress: Mapped[Progress] = mapped_column(choice_of(Progress), default=Progress.WAITING)
    step: Mapped[int] = mapped_column(default=0)
    steps: Mapped[int] = mapped_column(default=1)
    file: Mapped[str] = mapped_column(Words(200), default="")

    iteration: Mapped[Iteration] = relationship()
    person: Mapped[Person] = relationship()
