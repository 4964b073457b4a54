"""Feedback that holds up a mirror: I recognise this, have you thought of …, we can help with this."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.kit.db import Keeping, Model, Moment, Privacy, Words
from designteam.network.models import School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

SAID = 600


class MirrorFeedback(Model):
    """What somebody says about a thing in the name of their team, or of their school where they are in no team.

    It is about anything that has a name for its sort and a number, as in the journal. Nobody says whether it is right
    or wrong, and nothing is counted or ranked.
    """

    __tablename__ = "mirror_feedback"
    __table_args__ = (
        Index("ix_mirror_feedback_about", "subject", "subject_id", "id"),
        CheckConstraint("recognised <> '' OR thought_of <> '' OR can_help <> ''", name="says_something"),
    )
    keeping = Keeping(
        Privacy.PERSONAL,
        "to tell a team what others recognise, think of and can help with",
        "as long as what it is about",
    )

    subject: Mapped[str] = mapped_column(Words(40))
    subject_id: Mapped[int]
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("design_team.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    recognised: Mapped[str] = mapped_column(Words(SAID), default="")
    thought_of: Mapped[str] = mapped_column(Words(SAID), default="")
    can_help: Mapped[str] = mapped_column(Words(SAID), default="")
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    school: Mapped[School] = relationship()
    team: Mapped[DesignTeam | None] = relationship()
    by: Mapped[Person] = relationship()
