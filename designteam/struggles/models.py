"""A struggle: a difficulty that a team tells others about in two sentences."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.journal.commands import record
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.kit.text import shorten
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Stale

SUBJECT = "struggle"
TWO_SENTENCES, HELPED, IN_A_LINE = 400, 800, 80


class Struggle(Model):
    """Who struggles is the team; who wrote it down is kept, and not shown to others.

    It stays after it was closed, with what helped. What was taken back is there for nobody else.
    """

    __tablename__ = "struggle"
    __table_args__ = (Index(None, "team_id", "id"), Index(None, "learning_area", "id"), Index(None, "phase", "id"))
    keeping = Keeping(
        Privacy.PERSONAL, "to let teams hear that others struggle too, and what helped", "as long as the team"
    )

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    text: Mapped[str] = mapped_column(Words(TWO_SENTENCES))
    learning_area: Mapped[str] = mapped_column(Words(40), default="")
    phase: Mapped[str] = mapped_column(Words(30), default="")
    audience: Mapped[Audience] = mapped_column(choice_of(Audience))
    helped: Mapped[str] = mapped_column(Words(HELPED), default="")
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    reworded_at: Mapped[datetime | None] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    team: Mapped[DesignTeam] = relationship()
    by: Mapped[Person] = relationship()

    def reword(self, said: Mapping[str, Any], *, from_version: int, by: Person, at: datetime) -> None:
        """Tell it in other words. Raises Stale when it changed in the meantime, unless it changed to exactly this."""
        if all(getattr(self, name) == value for name, value in said.items()):
            return
        if from_version != self.version:
            raise Stale
        for name, value in said.items():
            setattr(self, name, value)
        self.version += 1
        self.reworded_at = at
        self.note("reworded_struggle", by=by, at=at)

    def note(self, verb: str, *, by: Person, at: datetime, team_id: int | None = None) -> None:
        """A line in the journal of the team itself, or of the team in whose name something was said to it."""
        record(
            verb, by=by, at=at, subject=SUBJECT, subject_id=self.id, team_id=team_id or self.team_id,
            title=shorten(self.text, IN_A_LINE),
        )  # fmt: skip

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.withdrawn_at is None
