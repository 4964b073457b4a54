"""Who was at a meeting, and the secret addresses by which somebody's calendar reads them."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.kit.db import Keeping, Model, Privacy, Words
from designteam.people.models import Person


class Attendance(Model):
    """Somebody was there."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)
    keeping = Keeping(Privacy.PERSONAL, "to know who was there when something was decided", "as long as the team")

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)

    person: Mapped[Person] = relationship()


class CalendarAddress(Model):
    """A secret address from which somebody's calendar reads meetings: of one team, or of all their teams.

    It is kept as it is, because it has to be shown again; it opens dates and places, never what was said, and only
    for as long as its person is in the team.
    """

    __tablename__ = "calendar_address"
    __table_args__ = (UniqueConstraint("person_id", "team_id"),)
    keeping = Keeping(
        Privacy.PERSONAL, "to show the meetings of a team in somebody's own calendar", "until it is renewed"
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("design_team.id"))
    token: Mapped[str] = mapped_column(Words(64), unique=True)
