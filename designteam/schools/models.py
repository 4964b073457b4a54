"""What a school says of itself, and visits that are asked and answered."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.evidence.models.holding import BECAUSE
from designteam.evidence.models.kinds import SENTENCE
from designteam.journal.commands import record
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.network.models import PUBLIC, School
from designteam.people.models import Person
from designteam.teams.models import Stale

ABOUT, TOPICS, DAYS, ADDRESS = 1500, 400, 200, 300
MOST_VISITORS = 30
NEW = 0


class SchoolProfile(Model):
    """A school in its own words, and what it shows to who wants to come and see. Everybody may read it."""

    __tablename__ = "school_profile"
    __table_args__ = (CheckConstraint("NOT receives_visits OR topics <> ''", name="says_what_can_be_seen"),)
    keeping = PUBLIC

    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), unique=True)
    about: Mapped[str] = mapped_column(Words(ABOUT), default="")
    website: Mapped[str] = mapped_column(Words(ADDRESS), default="")
    receives_visits: Mapped[bool] = mapped_column(default=False)
    topics: Mapped[str] = mapped_column(Words(TOPICS), default="")
    days: Mapped[str] = mapped_column(Words(DAYS), default="")
    version: Mapped[int] = mapped_column(default=NEW)

    school: Mapped[School] = relationship()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    def revise(self, said: Mapping[str, Any], *, from_version: int, by: Person, at: datetime) -> None:
        """Write it anew. Raises Stale when it changed in the meantime, unless it changed to exactly this."""
        if all(getattr(self, name) == value for name, value in said.items()):
            return
        if from_version != self.version:
            raise Stale
        for name, value in said.items():
            setattr(self, name, value)
        self.version += 1
        record("described_school", by=by, at=at, subject="school", subject_id=self.school_id, team_id=None)


class VisitState(StrEnum):
    ASKED = "asked"
    WELCOME = "welcome"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class VisitRequest(Model):
    """Somebody asks whether they may come and see a school, and gets an answer. Addresses stay out of it."""

    __tablename__ = "visit_request"
    __table_args__ = (
        Index(None, "host_id", "id"),
        Index(None, "by_id", "asked_at"),
        CheckConstraint(f"people BETWEEN 1 AND {MOST_VISITORS}", name="a_few_people"),
        CheckConstraint("state <> 'welcome' OR day IS NOT NULL", name="welcome_on_a_day"),
    )
    keeping = Keeping(
        Privacy.PERSONAL, "to let schools visit each other without giving addresses", "two years after it was asked"
    )

    host_id: Mapped[int] = mapped_column(ForeignKey("school.id"))
    from_school_id: Mapped[int] = mapped_column(ForeignKey("school.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    wish: Mapped[str] = mapped_column(Words(DAYS))
    people: Mapped[int]
    question: Mapped[str] = mapped_column(Words(SENTENCE))
    state: Mapped[VisitState] = mapped_column(choice_of(VisitState), default=VisitState.ASKED)
    day: Mapped[date | None]
    answer: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    holding_id: Mapped[int | None] = mapped_column(ForeignKey("holding.id", ondelete="SET NULL"))
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    host: Mapped[School] = relationship(foreign_keys=host_id)
    from_school: Mapped[School] = relationship(foreign_keys=from_school_id)
    by: Mapped[Person] = relationship(foreign_keys=by_id)
    answered_by: Mapped[Person | None] = relationship(foreign_keys=answered_by_id)

    @property
    def waits(self) -> bool:
        return self.state is VisitState.ASKED

    @property
    def is_welcome(self) -> bool:
        return self.state is VisitState.WELCOME

    @property
    def was_declined(self) -> bool:
        return self.state is VisitState.DECLINED

    @property
    def can_be_withdrawn(self) -> bool:
        return self.state in {VisitState.ASKED, VisitState.WELCOME} and self.holding_id is None
