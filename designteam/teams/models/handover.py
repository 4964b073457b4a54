"""What of somebody who leaves a team was handed over: with whom it goes on, or that nobody needs to."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.kit.db import Keeping, Model, Moment, Privacy, choice_of
from designteam.people.models import Person
from designteam.teams.models.team import Membership


class Sort(StrEnum):
    """What can be handed over. An action is not among these: it goes to somebody else by itself."""

    DRAFT = "draft"
    QUESTION = "question"
    EXPERIMENT = "experiment"
    ROLE = "role"
    HOURS = "hours"


class HandedOver(Model):
    """One thing on the list of somebody who leaves was talked about. Without `to` nobody needs to go on with it."""

    __tablename__ = "handed_over"
    __table_args__ = (UniqueConstraint("membership_id", "sort", "thing_id"),)
    keeping = Keeping(Privacy.PERSONAL, "to know who goes on with the work of who leaves", "as long as the team")

    membership_id: Mapped[int] = mapped_column(ForeignKey("membership.id"))
    sort: Mapped[Sort] = mapped_column(choice_of(Sort))
    thing_id: Mapped[int]
    to_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)

    membership: Mapped[Membership] = relationship()
    to: Mapped[Person | None] = relationship(foreign_keys=[to_id])
