"""Trying out: the experiment with the rules on when it may run and what may still change, and its log."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, select, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models.artefact import WORK, Artefact, Link, Status, Version, artefact_key, of_kind
from designteam.cycle.models.designs import Design
from designteam.cycle.models.iteration import Iteration
from designteam.cycle.models.tally import Tally
from designteam.cycle.models.trying import unheard_in
from designteam.kit import db
from designteam.kit.db import Codes, Words, choice_of
from designteam.kit.words import N_, CannotDo
from designteam.people.models import Person

EMPTY = text("''")


class ExperimentState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def has_started(self) -> bool:
        return self is not ExperimentState.PLANNED

    @property
    def is_finished(self) -> bool:
        return self in {ExperimentState.DONE, ExperimentState.STOPPED}


STARTED = frozenset(state for state in ExperimentState if state.has_started)

# What was agreed before the data came in.
FROZEN = ("decision_rule", "stop_if", "guard", "prediction")

LONGEST_SMALL = timedelta(days=14)


class Decision(StrEnum):
    KEEP = "keep"
    ADJUST = "adjust"
    BROADEN = "broaden"
    STOP = "stop"


class CannotRun(CannotDo):
    pass


class CannotAmend(CannotDo):
    pass


class Experiment(Artefact):
    """A small try-out in practice, with a prediction and a decision rule written before the data.

    The rule is three sentences: we go on if (`decision_rule`), we stop if, and what we keep an eye on (`guard`).
    A `micro` one is a proefje: two weeks at most, from any phase, without a design.
    """

    __tablename__ = "experiment"
    __table_args__ = (
        CheckConstraint("group_size IS NULL OR group_size BETWEEN 1 AND 2000", name="group_has_people"),
        CheckConstraint("starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on", name="ends_after_it_starts"),
    )
    __mapper_args__ = of_kind("experiment")
    keeping = WORK

    id: Mapped[int] = artefact_key()
    question: Mapped[str] = mapped_column(Words(400), default="")
    steps: Mapped[str] = mapped_column(Words(2000), default="")
    decision_rule: Mapped[str] = mapped_column(Words(600), default="")
    stop_if: Mapped[str] = mapped_column(Words(400), default="")
    guard: Mapped[str] = mapped_column(Words(400), default="")
    prediction: Mapped[str] = mapped_column(Words(600), default="")
    among: Mapped[str] = mapped_column(Words(200), default="")
    scale: Mapped[str] = mapped_column(Words(30), default="")
    grades: Mapped[list[int]] = mapped_column(Codes, default=list)
    group_size: Mapped[int | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    collects: Mapped[str] = mapped_column(Words(600), default="")
    collecting: Mapped[list[list[str]]] = mapped_column(Codes, default=list)
    not_recorded: Mapped[str] = mapped_column(Words(400), default="")
    may_see: Mapped[str] = mapped_column(Words(400), default="")
    consent: Mapped[str] = mapped_column(Words(400), default="")
    learners_can: Mapped[str] = mapped_column(Words(600), default="")
    teachers_can: Mapped[str] = mapped_column(Words(600), default="")
    micro: Mapped[bool] = mapped_column(default=False)
    state: Mapped[ExperimentState] = mapped_column(choice_of(ExperimentState), default=ExperimentState.PLANNED)
    result: Mapped[str] = mapped_column(Words(2000), default="")
    surprise: Mapped[str] = mapped_column(Words(1000), default="")
    decision: Mapped[Decision | None] = mapped_column(choice_of(Decision))

    def revise(
        self,
        values: Mapping[str, Any],
        *,
        from_version: int,
        because: str,
        status: Status,
        iteration: Iteration,
        by: Person,
        at: datetime,
    ) -> Version | None:
        """Once it ran, the rule and the prediction change only with a reason, which stays beside them.

        Raises CannotAmend without that reason, and CannotRun when it starts without one while a participant has
        not said yet whether the plan is clear.
        """
        if self.version and from_version == self.version and not because:
            if any(self._changes(name, values) for name in FROZEN) and self.has_run():
                raise CannotAmend(
                    N_("This was agreed before the data came in. It may change, but say why: the reason stays visible.")
                )
            starts = self.state is ExperimentState.PLANNED and values.get("state") == ExperimentState.RUNNING
            if starts and not self.micro and unheard_in(self.id, team_id=self.team_id, today=at.date()):
                raise CannotRun(N_("Not everybody said yet that it is clear. Write down why you start anyway."))
        return super().revise(
            values, from_version=from_version, because=because, status=status, iteration=iteration, by=by, at=at
        )

    def check(self) -> None:
        """Raises CannotRun when it starts without a design that is described for teachers [000:51-54].

        A proefje needs no design, and lasts two weeks at most.
        """
        if self.micro:
            if self.starts_on and self.ends_on and self.ends_on - self.starts_on > LONGEST_SMALL:
                raise CannotRun(N_("A small try-out lasts two weeks at most. Longer is an experiment."))
        elif self.state.has_started and not any(design.teacher_description for design in self.designs_tried()):
            raise CannotRun(
                N_("Teachers cannot read yet what to do. Link a design that has a description for teachers first.")
            )

    @property
    def is_being_tried(self) -> bool:
        return not self.result if self.micro else self.state.has_started and not self.state.is_finished

    def designs_tried(self) -> list["Design"]:
        tried = select(Design).join(Link, Link.to_id == Design.id).where(Link.from_id == self.id)
        return list(db.session().scalars(tried))

    def has_run(self) -> bool:
        """Whether it runs or ever ran, also when it was put back to planned afterwards."""
        return self.state.has_started or any(version.content["state"] in STARTED for version in self.versions)

    def _changes(self, name: str, values: Mapping[str, Any]) -> bool:
        return name in values and self.as_kept(name, values[name]) != self.as_kept(name, getattr(self, name))

    @property
    def goes_along(self) -> bool:
        """What is not finished goes on in the next iteration, with its log."""
        return not self.state.is_finished and not self.is_dropped


class LogEntry(Artefact):
    """What happened in a lesson during an experiment, and what was counted there."""

    __tablename__ = "log_entry"
    __mapper_args__ = of_kind("log_entry")
    keeping = WORK

    id: Mapped[int] = artefact_key()
    happened_on: Mapped[date]
    text: Mapped[str] = mapped_column(Words(2000), default="")
    pupils_said: Mapped[str] = mapped_column(Words(1000), default="")
    expected: Mapped[str] = mapped_column(Words(400), default="", server_default=EMPTY)
    seen: Mapped[str] = mapped_column(Words(400), default="", server_default=EMPTY)

    tallies: Mapped[list["Tally"]] = relationship(cascade="all, delete-orphan", order_by="Tally.counter_id")

    def fill(self, values: Mapping[str, Any]) -> None:
        """Also takes `tallies`: per counter how often it was seen. A count of none leaves no line."""
        values = dict(values)
        known = {tally.counter_id: tally for tally in self.tallies}
        for counter, count in values.pop("tallies", {}).items():
            found = known.get(counter.id)
            if found is not None and count:
                found.count = count
            elif found is not None:
                self.tallies.remove(found)
            elif count:
                self.tallies.append(Tally(counter=counter, counter_id=counter.id, count=count))
        super().fill(values)

    def as_kept(self, name: str, value: Any) -> Any:
        if name == "tallies":
            counted = self._counted | {counter.caption: count for counter, count in value.items()}
            return {caption: count for caption, count in counted.items() if count}
        return super().as_kept(name, value)

    @property
    def content(self) -> dict[str, Any]:
        return super().content | {"tallies": self._counted}

    @property
    def _counted(self) -> dict[str, int]:
        return {tally.counter.caption: tally.count for tally in self.tallies}

    @property
    def headline(self) -> str:
        counted = ", ".join(f"{count} × {caption}" for caption, count in self._counted.items())
        return self.text or self.seen or counted
