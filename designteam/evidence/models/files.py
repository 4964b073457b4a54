"""A file with references that a team brings, and its records, until they are in the library or forgotten."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

KEPT = timedelta(days=30)  # after the last that happened to it
ON_THE_SHELF = timedelta(days=7)
PATIENCE = timedelta(minutes=5)
FILE_NAME, KEY, WHO, FAULT = 200, 120, 200, 300
WHY = "to look through references before they are in the library, and to take them out again"


class Step(StrEnum):
    READING = "reading"
    KEEPING = "keeping"


class Progress(StrEnum):
    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


class Trouble(StrEnum):
    """Why a step did not come to its end."""

    FILE_GONE = "file_gone"
    NOT_IN_TEAM = "not_in_team"
    OWN_FAULT = "own_fault"


class Verdict(StrEnum):
    """What was found of a record: the groups in which people look through a file."""

    NEW = "new"
    DOUBTFUL = "doubtful"
    THERE = "there"
    BROKEN = "broken"


class ReferenceFile(Model):
    """A file that somebody brings for their team. First it is read, and when they say so its records are kept.

    `turn` goes up each time a worker begins: one that was thought lost finds out that another one went on. `file` is
    its name on the shelf, as long as it has to be read; `format` is that of `evidence.formats`. `most` is how many
    records it holds, `kept` how many of them are to be kept or were.
    """

    __tablename__ = "reference_file"
    __table_args__ = (Index(None, "team_id", "added_at"),)
    keeping = Keeping(Privacy.PERSONAL, WHY, "30 days")

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    added_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)
    name: Mapped[str] = mapped_column(Words(FILE_NAME))
    format: Mapped[str] = mapped_column(Words(20))
    language: Mapped[str] = mapped_column(Words(2))
    file: Mapped[str] = mapped_column(Words(40), default="")
    step: Mapped[Step] = mapped_column(choice_of(Step), default=Step.READING)
    progress: Mapped[Progress] = mapped_column(choice_of(Progress), default=Progress.WAITING)
    trouble: Mapped[Trouble | None] = mapped_column(choice_of(Trouble))
    turn: Mapped[int] = mapped_column(default=0)
    most: Mapped[int]
    done: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    audience: Mapped[Audience] = mapped_column(choice_of(Audience), default=Audience.NETWORK)
    kept_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    kept_at: Mapped[datetime | None] = mapped_column(Moment)
    kept: Mapped[int] = mapped_column(default=0)
    taken_out_at: Mapped[datetime | None] = mapped_column(Moment)

    team: Mapped[DesignTeam] = relationship()
    added_by: Mapped[Person] = relationship(foreign_keys=[added_by_id])
    kept_by: Mapped[Person | None] = relationship(foreign_keys=[kept_by_id])

    def begin(self, *, at: datetime) -> None:
        self.progress, self.trouble = Progress.WORKING, None
        self.turn, self.done, self.changed_at = self.turn + 1, 0, at

    def advance(self, done: int, *, at: datetime) -> None:
        self.done, self.changed_at = done, at

    def finish(self, *, at: datetime) -> None:
        self.progress, self.done, self.changed_at = Progress.DONE, self.most, at

    def fail(self, why: Trouble, *, at: datetime) -> None:
        self.progress, self.trouble, self.changed_at = Progress.FAILED, why, at

    def begin_again(self, *, at: datetime) -> None:
        """Let the step that stalled or failed wait for a worker once more."""
        if self.progress is Progress.FAILED or self.has_stalled(at):
            self.progress, self.trouble, self.changed_at = Progress.WAITING, None, at

    def look_again(self, *, at: datetime) -> None:
        """Go back to choosing when keeping stalled or failed. A worker that was thought lost finds that out."""
        if self.step is Step.KEEPING and (self.progress is Progress.FAILED or self.has_stalled(at)):
            self.step, self.progress, self.trouble = Step.READING, Progress.DONE, None
            self.turn, self.kept, self.done, self.changed_at = self.turn + 1, 0, self.most, at

    def ask_to_keep(self, many: int, audience: Audience, *, by: Person, at: datetime) -> None:
        self.step, self.progress, self.done, self.kept = Step.KEEPING, Progress.WAITING, 0, many
        self.audience, self.kept_by, self.changed_at = audience, by, at

    def has_stalled(self, at: datetime) -> bool:
        """Whether nothing was heard for so long that the worker must have stopped half-way or is not there."""
        return self.is_under_way and at - self.changed_at > PATIENCE

    @property
    def is_under_way(self) -> bool:
        return self.progress in {Progress.WAITING, Progress.WORKING}

    @property
    def is_waiting(self) -> bool:
        return self.progress is Progress.WAITING

    @property
    def to_do(self) -> int:
        """How many records this step is about."""
        return self.most if self.is_being_read else self.kept

    @property
    def is_being_read(self) -> bool:
        """Whether what did not come to its end yet is the reading."""
        return self.step is Step.READING

    @property
    def is_ready(self) -> bool:
        """Whether it can be looked through, and nothing of it was kept yet."""
        return self.step is Step.READING and self.progress is Progress.DONE

    @property
    def is_kept(self) -> bool:
        return self.step is Step.KEEPING and self.progress is Progress.DONE and self.taken_out_at is None


class BroughtRecord(Model):
    """One record of a file: what it says, or what is wrong with it, and what became of it.

    `item` is a copy in CSL-JSON; `details` fill in the sentence of `fault`. It is the same as something in the library
    (`same_as_id`) or as an earlier record of the file (`same_as_number`), or became something itself (`became_id`).
    """

    __tablename__ = "brought_record"
    __table_args__ = (UniqueConstraint("file_id", "number"),)
    keeping = Keeping(Privacy.TEAM, WHY, "30 days")

    file_id: Mapped[int] = mapped_column(ForeignKey("reference_file.id", ondelete="CASCADE"))
    number: Mapped[int]
    line: Mapped[int]
    key: Mapped[str] = mapped_column(Words(KEY), default="")
    title: Mapped[str] = mapped_column(Words(500), default="")
    who: Mapped[str] = mapped_column(Words(WHO), default="")
    year: Mapped[str] = mapped_column(Words(10), default="")
    item: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    fault: Mapped[str] = mapped_column(Words(FAULT), default="")
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    verdict: Mapped[Verdict] = mapped_column(choice_of(Verdict))
    is_chosen: Mapped[bool] = mapped_column(default=False)
    same_as_id: Mapped[int | None] = mapped_column(ForeignKey("holding.id", ondelete="SET NULL"), index=True)
    same_as_number: Mapped[int | None]
    became_id: Mapped[int | None] = mapped_column(ForeignKey("holding.id", ondelete="SET NULL"), index=True)
