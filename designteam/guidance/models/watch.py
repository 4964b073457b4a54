"""A signal that is on in a team, from the day it came to the day it went, and what was tried against it."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.kit.db import Keeping, Model, Moment, Privacy, Words
from designteam.kit.words import N_, CannotDo
from designteam.method.signals import SIGNALS
from designteam.method.terms import Signal
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

BECAUSE: Final = 300
LONGEST_REST: Final = timedelta(weeks=26)
VIEW_NAME, VIEW_QUERY, MOST_VIEWS = 60, 300, 12


class CannotRest(CannotDo):
    pass


class Symptom(Model):
    """One signal in one team. While it is on there is one row; once it went the row tells how long it lasted."""

    __tablename__ = "symptom"
    __table_args__: Any = (
        Index(
            "uq_symptom_that_is_on", "team_id", "code", unique=True,
            sqlite_where=text("ended_on IS NULL"), postgresql_where=text("ended_on IS NULL"),
        ),
        Index(None, "ended_on"),
    )  # fmt: skip
    keeping = Keeping(
        Privacy.PERSONAL, "to show a process guide where a question helps, and who put a signal to rest",
        "as long as the team",
    )  # fmt: skip

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    code: Mapped[str] = mapped_column(Words(30))
    number: Mapped[int]
    began_on: Mapped[date]
    ended_on: Mapped[date | None]
    told_on: Mapped[date | None]
    rests_until: Mapped[date | None]
    rests_because: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    rested_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    team: Mapped[DesignTeam] = relationship()
    rested_by: Mapped[Person | None] = relationship()
    remedies: Mapped[list["Remedy"]] = relationship(back_populates="symptom", order_by="Remedy.id")

    def rest(self, *, until: date | None, because: str, by: Person, today: date) -> None:
        """Let it be silent until a day. Raises CannotRest when that day has been, or is more than half a year away."""
        if until is None or not today < until <= today + LONGEST_REST:
            raise CannotRest(N_("Choose a day between tomorrow and half a year from now."))
        self.rests_until, self.rests_because, self.rested_by = until, because, by

    def wake(self) -> None:
        """Say it again."""
        self.rests_until, self.rests_because, self.rested_by = None, "", None

    def is_at_rest(self, today: date) -> bool:
        return self.rests_until is not None and today < self.rests_until

    @property
    def signal(self) -> Signal:
        return SIGNALS[self.code]


class Remedy(Model):
    """A work form that was chosen against a symptom. Whether it helped is read from when the symptom went."""

    __tablename__ = "remedy"
    __table_args__ = (UniqueConstraint("symptom_id", "work_form"), Index(None, "work_form"))
    keeping = Keeping(Privacy.PERSONAL, "to learn which work form helps against what", "as long as the team")

    symptom_id: Mapped[int] = mapped_column(ForeignKey("symptom.id"))
    work_form: Mapped[str] = mapped_column(Words(40))
    chosen_on: Mapped[date]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    symptom: Mapped[Symptom] = relationship(back_populates="remedies")


class GuideLetter(Model):
    """Whether a process guide wants the letter of Monday morning, and for which week it was written last."""

    __tablename__ = "guide_letter"
    keeping = Keeping(Privacy.PERSONAL, "to write a process guide once a week", "as long as the account")

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    wanted: Mapped[bool] = mapped_column(default=True)
    written_on: Mapped[date | None]
    changed_at: Mapped[datetime] = mapped_column(Moment)


class KeptView(Model):
    """A choice of teams on the board that somebody gave a name."""

    __tablename__ = "kept_view"
    __table_args__ = (UniqueConstraint("person_id", "name"),)
    keeping = Keeping(Privacy.PERSONAL, "to find back a choice of teams", "as long as the account")

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str] = mapped_column(Words(VIEW_NAME))
    query: Mapped[str] = mapped_column(Words(VIEW_QUERY))
