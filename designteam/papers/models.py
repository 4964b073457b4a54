"""Papers that somebody asked for: how far they are, and where they lie when they are ready."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.people.models import Person

KEPT = timedelta(days=7)
PATIENCE = timedelta(minutes=5)


class Making(StrEnum):
    WAITING = "waiting"
    WORKING = "working"
    READY = "ready"
    FAILED = "failed"


class Paper(Model):
    """A PDF for the person who asked for it: of which sort, about which thing (0 for none), and what was chosen."""

    __tablename__ = "paper"
    __table_args__ = (Index(None, "person_id", "sort", "about_id"),)
    keeping = Keeping(Privacy.PERSONAL, "to hand somebody the papers they asked for", "7 days")

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    sort: Mapped[str] = mapped_column(Words(30))
    about_id: Mapped[int] = mapped_column(default=0)
    asked: Mapped[str] = mapped_column(Words(300), default="")
    language: Mapped[str] = mapped_column(Words(2))
    making: Mapped[Making] = mapped_column(choice_of(Making), default=Making.WAITING)
    pages: Mapped[int] = mapped_column(default=0)
    file: Mapped[str] = mapped_column(Words(40), default="")
    asked_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)

    person: Mapped[Person] = relationship()

    def become(self, making: Making, *, at: datetime) -> None:
        self.making, self.changed_at = making, at

    def finish(self, *, file: str, pages: int, at: datetime) -> None:
        self.file, self.pages = file, pages
        self.become(Making.READY, at=at)

    def goes_on(self, at: datetime) -> bool:
        """Whether there is still something to wait for."""
        return self.making in {Making.WAITING, Making.WORKING} and at - self.changed_at <= PATIENCE

    def is_kept(self, at: datetime) -> bool:
        return self.is_ready and at - self.asked_at < KEPT

    @property
    def is_waiting(self) -> bool:
        return self.making is Making.WAITING

    @property
    def is_ready(self) -> bool:
        return self.making is Making.READY
