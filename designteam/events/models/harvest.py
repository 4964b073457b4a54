"""What is said at a table, what teams take along from each other, and whether the event fitted."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models import Prompt
from designteam.events.models.event import SharingEvent
from designteam.journal.commands import record
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

NOTE, IDEA, WHY = 600, 300, 300
HALF_A_YEAR = timedelta(days=182)
RATINGS = range(1, 6)


class Use(StrEnum):
    """What a team does with an idea of another."""

    USING = "using"
    PARTLY = "partly"
    NOT = "not"


class EventNote(Model):
    """Something that somebody said to a team at a table, by one of the three prompts: never a verdict."""

    __tablename__ = "event_note"
    keeping = Keeping(Privacy.PERSONAL, "to let a team read back what others said to it", "as long as the team")

    event_id: Mapped[int] = mapped_column(ForeignKey("sharing_event.id"), index=True)
    to_team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    from_school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id"))
    prompt: Mapped[Prompt] = mapped_column(choice_of(Prompt))
    text: Mapped[str] = mapped_column(Words(NOTE))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)


class TakenIdea(Model):
    """An idea that a team took along from another team, and what it did with it."""

    __tablename__ = "taken_idea"
    __table_args__ = (
        CheckConstraint("team_id <> from_team_id", name="comes_from_another_team"),
        CheckConstraint("still_used IS NULL OR used IS NOT NULL", name="was_used_before_it_still_is"),
    )
    keeping = Keeping(Privacy.PERSONAL, "to see what a team took along and what became of it", "as long as the team")

    event_id: Mapped[int] = mapped_column(ForeignKey("sharing_event.id"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    from_team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    text: Mapped[str] = mapped_column(Words(IDEA))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    used: Mapped[Use | None] = mapped_column(choice_of(Use))
    because: Mapped[str] = mapped_column(Words(WHY), default="")
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    still_used: Mapped[bool | None]
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    event: Mapped[SharingEvent] = relationship()
    team: Mapped[DesignTeam] = relationship(foreign_keys=team_id)
    from_team: Mapped[DesignTeam] = relationship(foreign_keys=from_team_id)

    def decide(self, used: Use, *, because: str, by: Person, at: datetime) -> None:
        """Say what the team does with it. What was said before is replaced; so is whether it is still used."""
        if (used, because) == (self.used, self.because):
            return
        self.used, self.because, self.decided_at, self.still_used = used, because, at, None
        self.note("decided_idea", by=by, at=at)

    def look_back(self, *, is_used: bool, by: Person, at: datetime) -> None:
        """Say half a year later whether the team still uses it."""
        if self.still_used is not is_used:
            self.still_used = is_used
            self.note("looked_back_at_idea", by=by, at=at)

    def note(self, verb: str, *, by: Person, at: datetime) -> None:
        record(
            verb, by=by, at=at, subject="taken_idea", subject_id=self.id, team_id=self.team_id,
            title=self.event.title,
        )  # fmt: skip


class FitRating(Model):
    """How well an event fitted what somebody is busy with, from 1 to 5, with one sentence."""

    __tablename__ = "event_fit"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id"),
        CheckConstraint("rating BETWEEN 1 AND 5", name="is_one_of_five"),
    )
    keeping = Keeping(Privacy.PERSONAL, "to let the next event fit better", "as long as the network")

    event_id: Mapped[int] = mapped_column(ForeignKey("sharing_event.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    rating: Mapped[int]
    because: Mapped[str] = mapped_column(Words(WHY), default="")
    at: Mapped[datetime] = mapped_column(Moment)
