"""What belongs to a design beside its text: the web of ten threads, and what was meant beside what was lived."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from designteam.cycle.models.artefact import WORK
from designteam.kit.db import Model, Moment, Words, choice_of
from designteam.teams.models import Stale


class WebThread(Model):
    """One thread of the curricular web in a design: how it is now, what we wish, what we choose.

    When a thread that was thought through changes, it pulls at the others: each is asked whether it is still in
    balance, until somebody looked.
    """

    __tablename__ = "web_thread"
    __table_args__ = (UniqueConstraint("design_id", "thread"),)
    keeping = WORK

    design_id: Mapped[int] = mapped_column(ForeignKey("design.id", ondelete="CASCADE"))
    thread: Mapped[str] = mapped_column(Words(30))
    now: Mapped[str] = mapped_column(Words(600), default="")
    wished: Mapped[str] = mapped_column(Words(600), default="")
    choice: Mapped[str] = mapped_column(Words(600), default="")
    version: Mapped[int] = mapped_column(default=0)
    pulled_by: Mapped[str] = mapped_column(Words(30), default="")
    pulled_at: Mapped[datetime | None] = mapped_column(Moment)

    def revise(self, *, now: str, wished: str, choice: str, from_version: int) -> bool:
        """Write what the thread says; whether that pulls at the others. Raises Stale when somebody saved in between."""
        if (self.now, self.wished, self.choice) == (now, wished, choice):
            self.look()
            return False
        if from_version != self.version:
            raise Stale
        pulls = bool(self.choice) and (self.wished, self.choice) != (wished, choice)
        self.now, self.wished, self.choice = now, wished, choice
        self.version += 1
        self.look()
        return pulls

    def pull(self, thread: str, *, at: datetime) -> None:
        """Ask of this thread whether it is still in balance. What says nothing yet is not asked."""
        if self.is_thought_through:
            self.pulled_by, self.pulled_at = thread, at

    def look(self) -> None:
        """Somebody looked: it is in balance again."""
        self.pulled_by, self.pulled_at = "", None

    @property
    def is_thought_through(self) -> bool:
        return bool(self.choice)

    @property
    def is_asked(self) -> bool:
        return bool(self.pulled_by)


class Sameness(StrEnum):
    SAME = "same"
    DIFFERENT = "different"


class Comparison(Model):
    """One aspect or requirement of a design in three columns: intended, experienced, actual [003:252-259].

    What was intended is the text of one version, so that it stays as it was meant then.
    """

    __tablename__ = "comparison"
    __table_args__ = (
        UniqueConstraint("design_id", "about"),
        CheckConstraint("explained_by_id IS NULL OR sameness = 'different'", name="only_a_difference_is_explained"),
    )
    keeping = WORK

    design_id: Mapped[int] = mapped_column(ForeignKey("design.id", ondelete="CASCADE"))
    about: Mapped[str] = mapped_column(Words(30))
    intended_version: Mapped[int]
    experienced: Mapped[str] = mapped_column(Words(1000), default="")
    experienced_by: Mapped[str] = mapped_column(Words(200), default="")
    actual: Mapped[str] = mapped_column(Words(1000), default="")
    actual_seen: Mapped[str] = mapped_column(Words(200), default="")
    sameness: Mapped[Sameness | None] = mapped_column(choice_of(Sameness))
    difference: Mapped[str] = mapped_column(Words(400), default="")
    explained_by_id: Mapped[int | None] = mapped_column(ForeignKey("evaluation.id"))
    version: Mapped[int] = mapped_column(default=0)

    @property
    def is_different(self) -> bool:
        return self.sameness is Sameness.DIFFERENT

    @property
    def says_something(self) -> bool:
        return bool(self.experienced or self.actual or self.sameness)
