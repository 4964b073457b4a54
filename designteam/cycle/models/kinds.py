"""The kinds of artefact: what each of them holds, and the rules that are its own."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, select, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models.actants import Network, check_drawn
from designteam.cycle.models.artefact import SIGNED_WORK, WORK, Artefact, Link, Status, Version
from designteam.cycle.models.iteration import Iteration
from designteam.cycle.models.tally import Tally
from designteam.cycle.models.trying import unheard_in
from designteam.kit import db
from designteam.kit.db import Codes, Model, Words, choice_of
from designteam.kit.richtext import plain
from designteam.kit.words import N_, CannotDo
from designteam.method.definition import ASPECTS, Lane
from designteam.people.models import Person

EMPTY = text("''")


def _kind(code: str) -> dict[str, Any]:
    return {"polymorphic_identity": code, "polymorphic_load": "selectin"}


def _key() -> Mapped[int]:
    return mapped_column(ForeignKey("artefact.id", ondelete="CASCADE"), primary_key=True)


class Confidence(StrEnum):
    HINT = "hint"
    REASONABLE = "reasonable"
    STRONG = "strong"


class HypothesisStanding(StrEnum):
    OPEN = "open"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    REPLACED = "replaced"


class DirectionChoice(StrEnum):
    UNDECIDED = "undecided"
    CHOSEN = "chosen"
    NOT_CHOSEN = "not_chosen"


class Control(StrEnum):
    TEACHER_LED = "teacher_led"
    SHARED = "shared"
    LEARNER_LED = "learner_led"


class AspectState(StrEnum):
    OPEN = "open"
    NOT_RELEVANT = "not_relevant"
    DESIGNED = "designed"
    TRIED = "tried"
    ANCHORED = "anchored"


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


class VerdictWord(StrEnum):
    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not"


class OutcomeLevel(StrEnum):
    INDIVIDUAL = "individual"
    SCHOOL = "school"
    TEACHER_EDUCATION = "teacher_education"
    KNOWLEDGE_DOMAIN = "knowledge_domain"


class CannotRun(CannotDo):
    pass


class CannotAmend(CannotDo):
    pass


class PracticeQuestion(Artefact):
    """The question from practice that starts everything; it gets sharper in versions."""

    __tablename__ = "practice_question"
    __mapper_args__ = _kind("practice_question")
    keeping = WORK

    id: Mapped[int] = _key()
    text: Mapped[str] = mapped_column(Words(600), default="")
    why: Mapped[str] = mapped_column(Words(1000), default="")
    felt_by: Mapped[list[str]] = mapped_column(Codes, default=list)
    happens_now: Mapped[str] = mapped_column(Words(1000), default="")
    wished: Mapped[str] = mapped_column(Words(1000), default="")
    tried_before: Mapped[str] = mapped_column(Words(1000), default="")
    behind: Mapped[str] = mapped_column(Words(600), default="")
    learning_areas: Mapped[list[str]] = mapped_column(Codes, default=list)
    grades: Mapped[list[int]] = mapped_column(Codes, default=list)
    asked_school_team_on: Mapped[date | None]
    school_team_said: Mapped[str] = mapped_column(Words(1000), default="")

    @property
    def headline(self) -> str:
        return self.text


class ExplorationItem(Artefact):
    """Something the team looked at in one of the five lanes, or the reason why a lane may stay empty."""

    __tablename__ = "exploration_item"
    __mapper_args__ = _kind("exploration_item")
    keeping = WORK

    id: Mapped[int] = _key()
    lane: Mapped[Lane] = mapped_column(choice_of(Lane))
    method: Mapped[str] = mapped_column(Words(30), default="")
    looked_on: Mapped[date | None]
    among: Mapped[str] = mapped_column(Words(200), default="")
    expected: Mapped[str] = mapped_column(Words(1000), default="")
    found: Mapped[str] = mapped_column(Words(2000), default="")
    surprise: Mapped[str] = mapped_column(Words(1000), default="")
    reference: Mapped[str] = mapped_column(Words(300), default="")
    not_needed_because: Mapped[str] = mapped_column(Words(600), default="")


class ActantMap(Artefact):
    """Who and what plays a part, and who has a say over what: now and as the team wishes it [003:554-558, 613-617].

    `talk` is what was said while drawing; it may hold the photo of the sheet, and then the lists may stay empty.
    """

    __tablename__ = "actant_map"
    __mapper_args__ = _kind("actant_map")
    keeping = WORK

    id: Mapped[int] = _key()
    talk: Mapped[str] = mapped_column(Words(4000), default="")
    actants: Mapped[list[dict[str, Any]]] = mapped_column(Codes, default=list)
    arrows: Mapped[list[dict[str, Any]]] = mapped_column(Codes, default=list)

    def fill(self, values: Mapping[str, Any]) -> None:
        super().fill({name: self.as_kept(name, value) for name, value in values.items()})

    def as_kept(self, name: str, value: Any) -> Any:
        """The lists in one order, so that two versions differ only where somebody changed something."""
        parts = {"actants": ("key",), "arrows": ("from", "to")}.get(name)
        if parts:
            return sorted(value, key=lambda one: [one[part] for part in parts])
        return super().as_kept(name, value)

    def check(self) -> None:
        """Raises CannotDraw when the lists cannot stand in one drawing."""
        check_drawn(self.actants, self.arrows)

    @property
    def named_parts(self) -> Sequence[str]:
        return [part for one in self.network.actants for part in (one.label, one.traits) if part]

    @property
    def network(self) -> Network:
        return Network.of(self.actants, self.arrows)


class Insight(Artefact):
    """What the team now knows, in one sentence, with a picture from the classroom."""

    __tablename__ = "insight"
    __mapper_args__ = _kind("insight")
    keeping = WORK

    id: Mapped[int] = _key()
    lane: Mapped[Lane] = mapped_column(choice_of(Lane))
    text: Mapped[str] = mapped_column(Words(300), default="")
    classroom_example: Mapped[str] = mapped_column(Words(1000), default="")
    confidence: Mapped[Confidence | None] = mapped_column(choice_of(Confidence))
    consequence: Mapped[str] = mapped_column(Words(600), default="")

    @property
    def headline(self) -> str:
        return self.text


class WorkingHypothesis(Artefact):
    """What the team expects to work, for whom and why (context, intervention, mechanism, outcome)."""

    __tablename__ = "working_hypothesis"
    __mapper_args__ = _kind("working_hypothesis")
    keeping = WORK

    id: Mapped[int] = _key()
    approach: Mapped[str] = mapped_column(Words(600), default="")
    context: Mapped[str] = mapped_column(Words(400), default="")
    outcome: Mapped[str] = mapped_column(Words(400), default="")
    mechanism: Mapped[str] = mapped_column(Words(600), default="")
    doubt: Mapped[str] = mapped_column(Words(400), default="")
    standing: Mapped[HypothesisStanding] = mapped_column(choice_of(HypothesisStanding), default=HypothesisStanding.OPEN)

    @property
    def headline(self) -> str:
        return self.approach


class SolutionDirection(Artefact):
    """A way in which the hypothesis could come true, chosen or not, and why."""

    __tablename__ = "solution_direction"
    __mapper_args__ = _kind("solution_direction")
    keeping = WORK

    id: Mapped[int] = _key()
    idea: Mapped[str] = mapped_column(Words(1000), default="")
    perspective: Mapped[str] = mapped_column(Words(30), default="")
    pros: Mapped[str] = mapped_column(Words(800), default="")
    cons: Mapped[str] = mapped_column(Words(800), default="")
    choice: Mapped[DirectionChoice] = mapped_column(choice_of(DirectionChoice), default=DirectionChoice.UNDECIDED)
    choice_because: Mapped[str] = mapped_column(Words(600), default="")


class DesignRequirement(Artefact):
    """What the design must do, why, and how one sees that it does."""

    __tablename__ = "design_requirement"
    __mapper_args__ = _kind("design_requirement")
    keeping = WORK

    id: Mapped[int] = _key()
    text: Mapped[str] = mapped_column(Words(400), default="")
    because: Mapped[str] = mapped_column(Words(400), default="")
    works_when: Mapped[str] = mapped_column(Words(400), default="")
    requirement_kind: Mapped[str] = mapped_column(Words(30), default="")
    aspect: Mapped[str] = mapped_column(Words(30), default="")
    ict_adds: Mapped[str] = mapped_column(Words(400), default="")
    priority: Mapped[str] = mapped_column(Words(30), default="")

    @property
    def headline(self) -> str:
        return self.text


class Design(Artefact):
    """The integral intervention: what it is, what a teacher needs to know, and every aspect it touches."""

    __tablename__ = "design"
    __mapper_args__ = _kind("design")
    keeping = WORK

    id: Mapped[int] = _key()
    summary: Mapped[str] = mapped_column(Words(600), default="")
    teacher_description: Mapped[str] = mapped_column(Words(4000), default="")
    control: Mapped[Control | None] = mapped_column(choice_of(Control))

    aspects: Mapped[list["DesignAspect"]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by="DesignAspect.id"
    )

    def fill(self, values: Mapping[str, Any]) -> None:
        """Also takes `aspects`: per code of an aspect its state and a note."""
        values = dict(values)
        known = {aspect.aspect: aspect for aspect in self.aspects}
        given = values.pop("aspects", {})
        for code, (state, note) in ((code, given[code]) for code in ASPECTS if code in given):
            part = known.get(code)
            if part is None:
                self.aspects.append(DesignAspect(aspect=code, state=AspectState(state), note=note))
            else:
                part.state, part.note = AspectState(state), note
        super().fill(values)

    def as_kept(self, name: str, value: Any) -> Any:
        if name == "aspects":
            return {code: [str(value[code][0]), value[code][1]] for code in ASPECTS if code in value}
        return super().as_kept(name, value)

    @property
    def content(self) -> dict[str, Any]:
        known = {aspect.aspect: aspect for aspect in self.aspects}
        return super().content | {
            "aspects": {code: [known[code].state.value, known[code].note] for code in ASPECTS if code in known}
        }


class DesignAspect(Model):
    """How far the design has thought through one aspect of the integral intervention."""

    __tablename__ = "design_aspect"
    __table_args__ = (UniqueConstraint("design_id", "aspect"),)
    keeping = WORK

    design_id: Mapped[int] = mapped_column(ForeignKey("design.id", ondelete="CASCADE"))
    aspect: Mapped[str] = mapped_column(Words(30))
    state: Mapped[AspectState] = mapped_column(choice_of(AspectState))
    note: Mapped[str] = mapped_column(Words(600), default="")


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
    __mapper_args__ = _kind("experiment")
    keeping = WORK

    id: Mapped[int] = _key()
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
    __mapper_args__ = _kind("log_entry")
    keeping = WORK

    id: Mapped[int] = _key()
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


class Evaluation(Artefact):
    """What the experiments showed per requirement, and what the team decides."""

    __tablename__ = "evaluation"
    __mapper_args__ = _kind("evaluation")
    keeping = WORK

    id: Mapped[int] = _key()
    learned: Mapped[str] = mapped_column(Words(2000), default="")
    saves: Mapped[str] = mapped_column(Words(600), default="")
    helped: Mapped[list[str]] = mapped_column(Codes, default=list)
    decision: Mapped[Decision | None] = mapped_column(choice_of(Decision))
    decision_because: Mapped[str] = mapped_column(Words(1000), default="")
    decided_on: Mapped[date | None]
    decided_by: Mapped[str] = mapped_column(Words(200), default="")
    review_on: Mapped[date | None]

    verdicts: Mapped[list["Verdict"]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", foreign_keys="Verdict.evaluation_id", order_by="Verdict.id"
    )

    def fill(self, values: Mapping[str, Any]) -> None:
        """Also takes `verdicts`: per experiment and requirement a word (or none yet) and a note."""
        values = dict(values)
        known = {(verdict.experiment_id, verdict.requirement_id): verdict for verdict in self.verdicts}
        for (experiment_id, requirement_id), (word, note) in values.pop("verdicts", {}).items():
            found = known.get((experiment_id, requirement_id))
            if found is not None and word:
                found.word, found.note = VerdictWord(word), note
            elif found is not None:
                self.verdicts.remove(found)
            elif word:
                self.verdicts.append(
                    Verdict(
                        experiment_id=experiment_id,
                        requirement_id=requirement_id,
                        word=VerdictWord(word),
                        note=note,
                    )
                )
        super().fill(values)

    def as_kept(self, name: str, value: Any) -> Any:
        if name == "verdicts":
            return [[*pair, str(word), note] for pair, (word, note) in sorted(value.items()) if word]
        return super().as_kept(name, value)

    @property
    def content(self) -> dict[str, Any]:
        said = sorted(self.verdicts, key=lambda verdict: (verdict.experiment_id, verdict.requirement_id))
        return super().content | {"verdicts": [[v.experiment_id, v.requirement_id, v.word.value, v.note] for v in said]}

    @property
    def headline(self) -> str:
        return self.decision_because or plain(self.learned)

    @property
    def is_a_stop(self) -> bool:
        return self.decision is Decision.STOP


class Verdict(Model):
    """Whether one requirement was met in one experiment, as weighed by one evaluation."""

    __tablename__ = "verdict"
    __table_args__ = (UniqueConstraint("evaluation_id", "experiment_id", "requirement_id"),)
    keeping = SIGNED_WORK

    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id", ondelete="CASCADE"))
    experiment_id: Mapped[int] = mapped_column(ForeignKey("experiment.id"), index=True)
    requirement_id: Mapped[int] = mapped_column(ForeignKey("design_requirement.id"), index=True)
    word: Mapped[VerdictWord] = mapped_column(choice_of(VerdictWord))
    note: Mapped[str] = mapped_column(Words(400), default="")


class Outcome(Artefact):
    """What came of it, at one of four levels [003:163-204]."""

    __tablename__ = "outcome"
    __mapper_args__ = _kind("outcome")
    keeping = WORK

    id: Mapped[int] = _key()
    level: Mapped[OutcomeLevel] = mapped_column(choice_of(OutcomeLevel))
    statement: Mapped[str] = mapped_column(Words(600), default="")
    evidence: Mapped[str] = mapped_column(Words(600), default="")
    noticed_by: Mapped[str] = mapped_column(Words(200), default="")
    noticed_on: Mapped[date | None]
    product_type: Mapped[str] = mapped_column(Words(30), default="")
    contributed: Mapped[list[str]] = mapped_column(Codes, default=list)

    @property
    def headline(self) -> str:
        return self.statement


class Product(Artefact):
    """Something other schools can take along [003:717-792]: what it is, for whom, what one needs and how to use it.

    What of it goes out is decided elsewhere; here is the text as the team has it now. `minutes` are those a week;
    `objectives` are codes of core objectives, `terms` the numbers of words of the library.
    """

    __tablename__ = "product"
    __mapper_args__ = _kind("product")
    keeping = WORK
    goes_out_by_itself = False

    id: Mapped[int] = _key()
    product_type: Mapped[str] = mapped_column(Words(30), default="")
    summary: Mapped[str] = mapped_column(Words(300), default="")
    maturity: Mapped[str] = mapped_column(Words(10), default="idea")
    learning_areas: Mapped[list[str]] = mapped_column(Codes, default=list)
    grades: Mapped[list[int]] = mapped_column(Codes, default=list)
    objectives: Mapped[list[str]] = mapped_column(Codes, default=list)
    terms: Mapped[list[int]] = mapped_column(Codes, default=list)
    worked_for: Mapped[str] = mapped_column(Words(600), default="")
    worked_less_for: Mapped[str] = mapped_column(Words(600), default="")
    minutes: Mapped[int | None]
    group_size: Mapped[int | None]
    devices: Mapped[str] = mapped_column(Words(10), default="")
    needs: Mapped[str] = mapped_column(Words(600), default="")
    skills: Mapped[str] = mapped_column(Words(600), default="")
    made_room_by: Mapped[str] = mapped_column(Words(600), default="")
    how_to: Mapped[str] = mapped_column(Words(20_000), default="")
    for_teachers: Mapped[str] = mapped_column(Words(600), default="")
    for_pupils: Mapped[str] = mapped_column(Words(600), default="")
    at_home: Mapped[str] = mapped_column(Words(600), default="")
    licence: Mapped[str] = mapped_column(Words(20), default="cc-by-40")

    @property
    def headline(self) -> str:
        return self.summary


KINDS: dict[str, type[Artefact]] = {
    kind.__mapper_args__["polymorphic_identity"]: kind
    for kind in (
        PracticeQuestion,
        ExplorationItem,
        ActantMap,
        Insight,
        WorkingHypothesis,
        SolutionDirection,
        DesignRequirement,
        Design,
        Experiment,
        LogEntry,
        Evaluation,
        Outcome,
        Product,
    )
}
