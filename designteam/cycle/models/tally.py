"""Counting during a lesson: what an experiment counts, and how often it was seen at each entry in the log."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models.artefact import SIGNED_WORK, WORK
from designteam.kit.db import Model, Moment, Words
from designteam.people.models import Person

COUNTER = 60
MOST_COUNTED = 999


class TallyCounter(Model):
    """One thing that an experiment counts. What is no longer counted keeps its counts."""

    __tablename__ = "tally_counter"
    __table_args__ = (UniqueConstraint("experiment_id", "caption"),)
    keeping = SIGNED_WORK

    experiment_id: Mapped[int] = mapped_column(ForeignKey("artefact.id"))
    caption: Mapped[str] = mapped_column(Words(COUNTER))
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    retired_at: Mapped[datetime | None] = mapped_column(Moment)

    added_by: Mapped[Person] = relationship()


class Tally(Model):
    """How often one thing was seen at one entry in the log."""

    __tablename__ = "tally"
    __table_args__ = (
        UniqueConstraint("entry_id", "counter_id"),
        CheckConstraint(f"count BETWEEN 1 AND {MOST_COUNTED}", name="counted_something"),
    )
    keeping = WORK

    entry_id: Mapped[int] = mapped_column(ForeignKey("log_entry.id", ondelete="CASCADE"))
    counter_id: Mapped[int] = mapped_column(ForeignKey("tally_counter.id"), index=True)
    count: Mapped[int]

    counter: Mapped[TallyCounter] = relationship(lazy="joined", innerjoin=True)
