"""What a team agreed on for a school year, the hours of its members, and what each of them brings and expects."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.journal.commands import record
from designteam.kit.db import Keeping, Model, Privacy, Words, choice_of
from designteam.method.definition import Role
from designteam.people.models import Person
from designteam.teams.models.team import TEAM, DesignTeam, Stale

AUGUST = 8
PARTS = ("rhythm", "deciding", "cover", "means", "board_contact")
HOURS = Keeping(Privacy.PERSONAL, "to see whether the time that was agreed is there", "as long as the team")


def school_year_of(day: date) -> int:
    """The year in which the school year of this day began: 2026 for 2026-2027."""
    return day.year if day.month >= AUGUST else day.year - 1


class TeamAgreement(Model):
    """How a team works together in one school year, in its own words."""

    __tablename__ = "team_agreement"
    __table_args__ = (UniqueConstraint("team_id", "school_year"),)
    keeping = TEAM

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    school_year: Mapped[int]
    rhythm: Mapped[str] = mapped_column(Words(600), default="")
    deciding: Mapped[str] = mapped_column(Words(600), default="")
    cover: Mapped[str] = mapped_column(Words(600), default="")
    means: Mapped[str] = mapped_column(Words(600), default="")
    board_contact: Mapped[str] = mapped_column(Words(300), default="")
    version: Mapped[int] = mapped_column(default=0)

    team: Mapped[DesignTeam] = relationship()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    def revise(self, said: dict[str, str], *, from_version: int, by: Person, at: datetime) -> None:
        """Write it anew. Raises Stale when it changed in the meantime, unless it changed to exactly this."""
        if said == self.said:
            return
        if from_version != self.version:
            raise Stale
        for part in PARTS:
            setattr(self, part, said[part])
        self.version += 1
        record("arranged", by=by, at=at, subject="team", subject_id=self.team_id, team_id=self.team_id)

    @property
    def said(self) -> dict[str, str]:
        return {part: getattr(self, part) or "" for part in PARTS}


class AgreedHours(Model):
    """How many hours a member has for the team in one school year."""

    __tablename__ = "agreed_hours"
    __table_args__ = (
        UniqueConstraint("team_id", "person_id", "school_year"),
        CheckConstraint("hours BETWEEN 0 AND 1000", name="hours_of_a_year"),
    )
    keeping = HOURS

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    school_year: Mapped[int]
    hours: Mapped[int]


class HoursSpent(Model):
    """Hours that a member noted themselves, in quarters of an hour. Nobody else fills them in."""

    __tablename__ = "hours_spent"
    __table_args__ = (
        Index(None, "team_id", "person_id", "on"),
        CheckConstraint("quarters BETWEEN 1 AND 96", name="quarters_of_a_day"),
    )
    keeping = HOURS

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    on: Mapped[date]
    quarters: Mapped[int]
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)


class RoleCard(Model):
    """What a member brings and expects, in their own words."""

    __tablename__ = "role_card"
    __table_args__ = (UniqueConstraint("team_id", "person_id"),)
    keeping = Keeping(Privacy.PERSONAL, "to know of each other who does what", "as long as the team")

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    brings: Mapped[str] = mapped_column(Words(400), default="")
    expects: Mapped[str] = mapped_column(Words(400), default="")
    hours_per_month: Mapped[int | None]

    team: Mapped[DesignTeam] = relationship()
    person: Mapped[Person] = relationship()

    def fill_in(self, *, brings: str, expects: str, hours_per_month: int | None, at: datetime) -> None:
        if (brings, expects, hours_per_month) == (self.brings, self.expects, self.hours_per_month):
            return
        self.brings, self.expects, self.hours_per_month = brings, expects, hours_per_month
        record("carded", by=self.person, at=at, subject="team", subject_id=self.team.id, team_id=self.team.id)


class WantedRole(Model):
    """A role for which a team looks for somebody, with the sentence that says for what."""

    __tablename__ = "wanted_role"
    __table_args__ = (UniqueConstraint("team_id", "role"),)
    keeping = TEAM

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    role: Mapped[Role] = mapped_column(choice_of(Role))
    sentence: Mapped[str] = mapped_column(Words(200))
