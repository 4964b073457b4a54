"""One run of a team through the method, and every move it made between the phases."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.journal.commands import record
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.kit.words import N_, CannotDo
from designteam.method.definition import EDITION, PHASES, phase_named
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Stale

RUN = Keeping(Privacy.TEAM, "to show where a team is and how it got there", "as long as the team")
SIGNED_RUN = Keeping(Privacy.PERSONAL, "to show who moved on or went back, and why", "as long as the team")


class Direction(StrEnum):
    START = "start"
    FORWARD = "forward"
    BACK = "back"


class CannotMove(CannotDo):
    pass


class Iteration(Model):
    """One run through the phases. Phases may be visited again; every move is kept with its reason."""

    __tablename__ = "iteration"
    __table_args__ = (UniqueConstraint("team_id", "number"),)
    keeping = RUN

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(Words(120), default="")
    because: Mapped[str] = mapped_column(Words(600), default="")
    edition: Mapped[str] = mapped_column(Words(10), default=EDITION)
    phase: Mapped[str] = mapped_column(Words(30), default=PHASES[0].code)
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    started_from_id: Mapped[int | None] = mapped_column(ForeignKey("artefact.id"), unique=True)
    version: Mapped[int] = mapped_column(default=1)

    team: Mapped[DesignTeam] = relationship()
    moves: Mapped[list["Move"]] = relationship(back_populates="iteration", order_by="Move.id")

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    def move(
        self,
        phase: str,
        *,
        reason: str,
        still_open: Sequence[str],
        from_version: int,
        by: Person,
        at: datetime,
    ) -> None:
        """Go on to a phase or back to it. Going back, or on with open places, asks for a reason.

        `still_open` are the codes of the open conditions of the phase that is left.
        Raises CannotMove without that reason, Stale when somebody moved in the meantime.
        """
        if phase == self.phase:
            return
        if from_version != self.version:
            raise Stale
        goes_back = phase_named(phase).place < phase_named(self.phase).place
        if goes_back and not reason:
            raise CannotMove(N_("Write down why you go back, so that you can find it later."))
        if still_open and not reason:
            raise CannotMove(N_("Some places are still open. Write down why you go on."))
        direction = Direction.BACK if goes_back else Direction.FORWARD
        self.moves.append(
            Move(
                direction=direction, from_phase=self.phase, to_phase=phase, reason=reason,
                still_open=[] if goes_back else list(still_open), at=at, by=by,
            )
        )  # fmt: skip
        self.phase = phase
        self.version += 1
        record(
            "went_back" if goes_back else "went_on", by=by, at=at, subject="iteration", subject_id=self.id,
            team_id=self.team_id, phase=phase, with_reason=bool(reason),
        )  # fmt: skip

    def end(self, *, on: date) -> None:
        self.ended_on = on
        self.version += 1

    @property
    def is_running(self) -> bool:
        return self.ended_on is None


class Move(Model):
    """The team went on to a phase, or back to one."""

    __tablename__ = "move"
    keeping = SIGNED_RUN

    iteration_id: Mapped[int] = mapped_column(ForeignKey("iteration.id"), index=True)
    direction: Mapped[Direction] = mapped_column(choice_of(Direction))
    from_phase: Mapped[str] = mapped_column(Words(30), default="")
    to_phase: Mapped[str] = mapped_column(Words(30))
    reason: Mapped[str] = mapped_column(Words(600), default="")
    still_open: Mapped[list[str]] = mapped_column(JSON, default=list)
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    iteration: Mapped[Iteration] = relationship(back_populates="moves")
    by: Mapped[Person] = relationship()
