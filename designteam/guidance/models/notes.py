"""The private notes of a process guide: what was seen, and apart from it what the guide did.

They are no work of the team: nothing of them goes into its journal, and none of its pages, files or searches reads
this table.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.meetings.models import Meeting
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Stale

PART: Final = 3_000
PARTS = ("saw", "did", "gave", "next_time")


class Readers(StrEnum):
    """Who may read a note beside the guide who wrote it. Nobody, until that guide says otherwise."""

    NOBODY = "nobody"
    GUIDES_OF_TEAM = "guides_of_team"
    GUIDES_OF_NETWORK = "guides_of_network"


class GuideNote(Model):
    """What a guide noted about a team, or about one meeting of it. It stays with the guide, also after they left."""

    __tablename__ = "guide_note"
    __table_args__ = (
        Index(None, "author_id", "about_on"),
        Index(None, "team_id", "read_by"),
        CheckConstraint("saw <> '' OR did <> '' OR gave <> '' OR next_time <> ''", name="says_something"),
    )
    keeping = Keeping(
        Privacy.PERSONAL, "to let a process guide look back on their own guiding", "until the guide removes it"
    )

    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    about_on: Mapped[date]
    saw: Mapped[str] = mapped_column(Words(PART), default="")
    did: Mapped[str] = mapped_column(Words(PART), default="")
    gave: Mapped[str] = mapped_column(Words(PART), default="")
    next_time: Mapped[str] = mapped_column(Words(PART), default="")
    read_by: Mapped[Readers] = mapped_column(choice_of(Readers), default=Readers.NOBODY)
    version: Mapped[int] = mapped_column(default=1)
    written_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    author: Mapped[Person] = relationship()
    team: Mapped[DesignTeam] = relationship()
    meeting: Mapped[Meeting | None] = relationship()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    def revise(self, said: dict[str, str], *, about_on: date, from_version: int, at: datetime) -> None:
        """Write it better. Raises Stale when it changed in another window, unless to exactly this."""
        if (said, about_on) == (self.said, self.about_on):
            return
        if from_version != self.version:
            raise Stale
        for part in PARTS:
            setattr(self, part, said[part])
        self.about_on, self.changed_at = about_on, at
        self.version += 1

    def let_read(self, read_by: Readers, *, at: datetime) -> None:
        """Say who else may read it, or take that back."""
        if read_by is not self.read_by:
            self.read_by, self.changed_at = read_by, at
            self.version += 1

    @property
    def said(self) -> dict[str, str]:
        return {part: getattr(self, part) or "" for part in PARTS}

    @property
    def is_shared(self) -> bool:
        return self.read_by is not Readers.NOBODY
