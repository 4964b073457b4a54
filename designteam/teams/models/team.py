"""A design team and its dated memberships."""

from datetime import date, datetime
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from designteam.journal.commands import record
from designteam.journal.queries import lines_about
from designteam.kit.db import Codes, Keeping, Model, Privacy, Words, choice_of
from designteam.kit.words import N_, CannotDo
from designteam.method.definition import ROLES, Role
from designteam.network.models import Audience, Network, School
from designteam.people.models import Person

TEAM = Keeping(Privacy.TEAM, "to show who designs what", "as long as the team")


class Stale(Exception):
    """Somebody else saved in the meantime; nothing of theirs may be overwritten."""


class CannotLeave(CannotDo):
    pass


class DesignTeam(Model):
    __tablename__ = "design_team"
    __table_args__ = (UniqueConstraint("school_id", "name"),)
    keeping = TEAM

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"))
    network_id: Mapped[int] = mapped_column(ForeignKey("network.id"), index=True)
    name: Mapped[str] = mapped_column(Words(80))
    goal: Mapped[str] = mapped_column(Words(400), default="")
    audience: Mapped[Audience] = mapped_column(choice_of(Audience), default=Audience.NETWORK)
    learning_areas: Mapped[list[str]] = mapped_column(Codes, default=list)
    grades: Mapped[list[int]] = mapped_column(Codes, default=list)
    version: Mapped[int] = mapped_column(default=1)
    lines: Mapped[int] = column_property(lines_about(id))  # noqa: A003

    school: Mapped[School] = relationship()
    network: Mapped[Network] = relationship()
    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="team", order_by="(Membership.since, Membership.id)"
    )

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    def describe(self, *, goal: str, audience: Audience, from_version: int, by: Person, at: datetime) -> None:
        """Say what the team is after and who may read that.

        Raises Stale when it changed in the meantime, unless it changed to exactly this.
        """
        if from_version != self.version:
            if (goal, audience) == (self.goal, self.audience):
                return
            raise Stale
        self.goal = goal
        self.audience = audience
        self.version += 1
        record("described", by=by, at=at, subject="team", subject_id=self.id, team_id=self.id)

    def welcome(self, person: Person, *, role: Role, since: date, by: Person, at: datetime) -> "Membership":
        membership = Membership(team=self, person=person, role=role, since=since)
        record(
            "welcomed", by=by, at=at, subject="team", subject_id=self.id, team_id=self.id,
            person=person.name, role=role.value,
        )  # fmt: skip
        return membership


class Membership(Model):
    """Somebody in a team, in one role, for a time. Who holds two roles has two memberships."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("team_id", "person_id", "role", "since"),
        CheckConstraint("until IS NULL OR until >= since", name="ends_after_it_starts"),
    )
    keeping = Keeping(Privacy.PERSONAL, "to know who belongs to the team and what they may do", "as long as the team")

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[Role] = mapped_column(choice_of(Role))
    since: Mapped[date]
    until: Mapped[date | None]

    team: Mapped[DesignTeam] = relationship(back_populates="memberships")
    person: Mapped[Person] = relationship()

    def end(self, *, on: date, by: Person, at: datetime) -> Self:
        """End the membership on this day; the work of the person stays."""
        if on < self.since:
            raise CannotLeave(N_("The last day cannot be before the first day."))
        self.until = on
        record(
            "said_goodbye", by=by, at=at, subject="team", subject_id=self.team_id, team_id=self.team_id,
            person=self.person.name, role=self.role.value,
        )  # fmt: skip
        return self

    @property
    def leads(self) -> bool:
        return ROLES[self.role].leads

    def is_current(self, today: date) -> bool:
        """Whether the person is in the team today, or will be."""
        return self.until is None or self.until >= today
