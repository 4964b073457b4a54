"""What happened outside the work and left its mark on it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models.artefact import SIGNED_WORK
from designteam.journal.commands import record
from designteam.kit import db
from designteam.kit.db import Model, Moment, Words
from designteam.people.models import Person
from designteam.teams.models import DesignTeam


class EventMarker(Model):
    """A day on which something happened around a team, and what the team learnt from it [003:1213-1245]."""

    __tablename__ = "event_marker"
    __table_args__ = (Index(None, "team_id", "happened_on"),)
    keeping = SIGNED_WORK

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    happened_on: Mapped[date]
    what: Mapped[str] = mapped_column(Words(200))
    learnt: Mapped[str] = mapped_column(Words(600), default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    team: Mapped[DesignTeam] = relationship()
    by: Mapped[Person] = relationship()

    @classmethod
    def put(
        cls, team: DesignTeam, *, happened_on: date, what: str, learnt: str, submission: str | None, by: Person,
        at: datetime,
    ) -> "EventMarker":  # fmt: skip
        """Put a marker on the timeline of a team. The same submission sent twice gives the first one."""
        if submission and (made := db.session().scalar(select(cls).where(cls.submission == submission))):
            return made
        marker = cls(
            team_id=team.id, happened_on=happened_on, what=what, learnt=learnt, by_id=by.id, at=at,
            submission=submission or None,
        )  # fmt: skip
        db.session().add(marker)
        record("marked", by=by, at=at, subject="team", subject_id=team.id, team_id=team.id)
        return marker
