"""Networks, school boards, schools and their own division in bouwen, and participation over time."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, UniqueConstraint, bindparam, event, or_, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.kit.db import Codes, Keeping, Model, Privacy, Words, choice_of
from designteam.kit.text import folded
from designteam.people.models import Person

PUBLIC = Keeping(Privacy.PUBLIC, "to show which schools work together", "as long as the network")
BELONGING = Keeping(Privacy.PERSONAL, "to know what somebody may see", "five years after it ended")
MOST_SOUGHT = 300
EVERY_NETWORK = 0  # stands for the number of a network where something belongs to none in particular


class Audience(StrEnum):
    """How far something may be seen; each circle holds the ones before it."""

    TEAM = "team"
    SCHOOL = "school"
    NETWORK = "network"
    OUTER = "outer"
    PUBLIC = "public"

    def reaches(self, circle: "Audience") -> bool:
        circles = list(Audience)
        return circles.index(self) >= circles.index(circle)


class Circle(StrEnum):
    INNER = "inner"
    OUTER = "outer"


class SchoolType(StrEnum):
    PRIMARY = "bo"
    SPECIAL_PRIMARY = "sbo"
    SPECIAL = "so"
    SECONDARY_SPECIAL = "vso"


class Network(Model):
    __tablename__ = "network"
    keeping = PUBLIC

    name: Mapped[str] = mapped_column(Words(120), unique=True)
    theme: Mapped[str] = mapped_column(Words(200))
    since: Mapped[date]
    until: Mapped[date | None]


class SchoolBoard(Model):
    """The legal authority over schools (bevoegd gezag)."""

    __tablename__ = "school_board"
    keeping = PUBLIC

    name: Mapped[str] = mapped_column(Words(120), unique=True)


class School(Model):
    """A school, by name and town. `sought` holds the words by which people look for it, and puts schools in order."""

    __tablename__ = "school"
    __table_args__ = (Index(None, "sought", "id"),)
    keeping = PUBLIC

    board_id: Mapped[int | None] = mapped_column(ForeignKey("school_board.id"), index=True)
    name: Mapped[str] = mapped_column(Words(120), unique=True)
    town: Mapped[str] = mapped_column(Words(80))
    school_type: Mapped[SchoolType] = mapped_column(choice_of(SchoolType))
    sought: Mapped[str] = mapped_column(Words(MOST_SOUGHT), default="", server_default=text("''"))

    board: Mapped[SchoolBoard | None] = relationship()
    phase_groups: Mapped[list["SchoolPhaseGroup"]] = relationship(
        back_populates="school", cascade="all, delete-orphan", order_by="SchoolPhaseGroup.id"
    )


@event.listens_for(School, "before_insert")
@event.listens_for(School, "before_update")
def _be_found(_mapper: object, _connection: object, school: School) -> None:
    school.sought = folded(f"{school.name} {school.town or ''}")[:MOST_SOUGHT]


class SchoolPhaseGroup(Model):
    """A bouw as the school itself defines it: a name for a set of grades."""

    __tablename__ = "school_phase_group"
    __table_args__ = (UniqueConstraint("school_id", "name"),)
    keeping = PUBLIC

    school_id: Mapped[int] = mapped_column(ForeignKey("school.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Words(40))
    grades: Mapped[list[int]] = mapped_column(Codes)

    school: Mapped[School] = relationship(back_populates="phase_groups")


class Participation(Model):
    """A school that takes part in a network, in the inner or the outer circle, for a time."""

    __tablename__ = "participation"
    __table_args__ = (UniqueConstraint("network_id", "school_id", "since"),)
    keeping = PUBLIC

    network_id: Mapped[int] = mapped_column(ForeignKey("network.id"))
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    circle: Mapped[Circle] = mapped_column(choice_of(Circle))
    since: Mapped[date]
    until: Mapped[date | None]

    network: Mapped[Network] = relationship()
    school: Mapped[School] = relationship()


class Affiliation(Model):
    """Somebody who works at a school without being in one of its design teams."""

    __tablename__ = "affiliation"
    keeping = BELONGING

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"))
    since: Mapped[date]
    until: Mapped[date | None]

    person: Mapped[Person] = relationship()
    school: Mapped[School] = relationship()


class Coordination(Model):
    """Somebody who looks after a network."""

    __tablename__ = "coordination"
    __table_args__ = (CheckConstraint("until IS NULL OR until >= since", name="ends_after_it_starts"),)
    keeping = BELONGING

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    network_id: Mapped[int] = mapped_column(ForeignKey("network.id"))
    since: Mapped[date]
    until: Mapped[date | None]

    person: Mapped[Person] = relationship()
    network: Mapped[Network] = relationship()


class Oversight(Model):
    """Somebody of a school board. They read about its schools together, never about one team."""

    __tablename__ = "oversight"
    __table_args__ = (CheckConstraint("until IS NULL OR until >= since", name="ends_after_it_starts"),)
    keeping = BELONGING

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("school_board.id"))
    since: Mapped[date]
    until: Mapped[date | None]

    person: Mapped[Person] = relationship()
    board: Mapped[SchoolBoard] = relationship()


_today: Any = bindparam("today")


def holds(tie: Any, day: Any = _today) -> ColumnElement[bool]:
    """The condition that a tie with a first and perhaps a last day, both included, is there on this day."""
    return (tie.since <= day) & or_(tie.until.is_(None), tie.until >= day)
