"""One time that the school team was involved, noted by hand or by itself."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.kit.db import Keeping, Model, Moment, Privacy, Words
from designteam.people.models import Person

IN_A_SENTENCE = 200


class Involvement(Model):
    """A rung of the ladder that was used on a day. Without `by` it was noted by itself: a colleague joins a try-out.

    Most of what a team does to involve others is not noted here, but seen in what it did: see `queries/rungs.py`.
    """

    __tablename__ = "involvement"
    __table_args__ = (Index(None, "team_id", "on"),)
    keeping = Keeping(Privacy.PERSONAL, "to show how the school team was involved, and when", "as long as the team")

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    rung: Mapped[str] = mapped_column(Words(30))
    on: Mapped[date]
    text: Mapped[str] = mapped_column(Words(IN_A_SENTENCE), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    by: Mapped[Person | None] = relationship()
