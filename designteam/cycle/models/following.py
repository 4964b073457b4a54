"""What people keep an eye on, and until where they saw what happened in a team."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from designteam.kit.db import Keeping, Model, Moment, Privacy

SAME_VISIT: Final = timedelta(minutes=30)
HARDLY_LATER: Final = timedelta(minutes=5)
OWN_CHOICE = Keeping(Privacy.PERSONAL, "to show somebody what changed in what they follow", "as long as the team")


class Following(Model):
    """A choice of one person: to follow a team, or one artefact of it, or to stop doing so.

    Who wrote or commented on an artefact follows it without a choice.
    """

    __tablename__ = "following"
    __table_args__: Any = (
        Index(
            "uq_following_of_a_team", "person_id", "team_id", unique=True,
            sqlite_where=text("artefact_id IS NULL"), postgresql_where=text("artefact_id IS NULL"),
        ),
        UniqueConstraint("person_id", "artefact_id"),
    )  # fmt: skip
    keeping = OWN_CHOICE

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    artefact_id: Mapped[int | None] = mapped_column(ForeignKey("artefact.id"), index=True)
    follows: Mapped[bool]
    chosen_at: Mapped[datetime] = mapped_column(Moment)


class Visit(Model):
    """The last visit of a person to a team: when it was, and the line of the journal that was the newest then.

    News is what came after the visit before; during a visit it stays the same.
    """

    __tablename__ = "visit"
    __table_args__: Any = (UniqueConstraint("person_id", "team_id"),)
    keeping = Keeping(Privacy.PERSONAL, "to show somebody what changed since they were here", "as long as the team")

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    newest_line: Mapped[int]
    before_at: Mapped[datetime | None] = mapped_column(Moment)
    before_line: Mapped[int]

    def go_on(self, *, newest_line: int, at: datetime) -> None:
        """Somebody looks at the team. After half an hour away it counts as a new visit."""
        if at - self.at >= SAME_VISIT:
            self.before_at, self.before_line = self.at, self.newest_line
        elif newest_line == self.newest_line and at - self.at < HARDLY_LATER:
            return
        self.at, self.newest_line = at, newest_line
