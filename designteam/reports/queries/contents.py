"""Everything that a dossier tells of one iteration, in a number of statements that does not grow with it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, reduce
from types import SimpleNamespace
from typing import Any, NamedTuple

from sqlalchemy import bindparam, join, select
from sqlalchemy.orm import aliased, joinedload

from designteam.cycle.models import (
    KINDS,
    Artefact,
    AspectState,
    Decision,
    DesignRequirement,
    Direction,
    Endorsement,
    Evaluation,
    Experiment,
    ExperimentState,
    Iteration,
    Link,
    Move,
    Standing,
    Status,
    Verdict,
    VerdictWord,
    Version,
)
from designteam.cycle.models.kinds import DesignAspect, OutcomeLevel
from designteam.cycle.queries.artefacts import Edge, links_in, moves_in
from designteam.cycle.queries.facts import Facts, facts_of
from designteam.kit import db
from designteam.kit.words import N_
from designteam.method.definition import ASPECTS, LANES, PHASES, ROLES, Lane, phase_named
from designteam.method.terms import Condition, Phase, RoleCard
from designteam.method.vocabulary import NO_VERDICT
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership

QUESTION, HYPOTHESIS = ("text",), ("approach", "context", "outcome", "mechanism")


class Participant(NamedTuple):
    """Somebody who was in the team during the iteration."""

    name: str
    roles: Sequence[RoleCard]
    since: date
    until: date | None


class Piece(SimpleNamespace):
    """An artefact as it stands now, to read: what all artefacts have and what its kind adds, by their names."""

    id: int
    kind: str
    number: int
    status: Status

    @property
    def is_dropped(self) -> bool:
        return self.status is Status.DROPPED


class Aspect(NamedTuple):
    """How far a design has thought through one aspect."""

    design_id: int
    aspect: str
    state: AspectState
    note: str


class Told(NamedTuple):
    """An artefact as it was told in one version."""

    artefact_id: int
    number: int
    at: datetime
    because: str
    content: Mapping[str, Any]
    author: str


class Said(NamedTuple):
    """What a member said about one version of a hypothesis; `reservation` is empty for an agreement."""

    hypothesis_id: int
    version: int
    name: str
    reservation: str


class Trial(NamedTuple):
    """A requirement in an experiment of any iteration, with the verdict that was given last, if any."""

    requirement_id: int
    experiment_id: int
    number: int
    title: str
    state: ExperimentState
    word: VerdictWord | None
    note: str | None
    evaluation_id: int | None

    @property
    def silence(self) -> str:
        """What to say while there is no verdict."""
        is_running = self.state is ExperimentState.RUNNING
        return NO_VERDICT["running" if is_running else "not_tested"].label


class Beginning(NamedTuple):
    """The decision that an iteration started from."""

    title: str
    decision: Decision | None
    because: str
    decided_on: date | None


class Turn(NamedTuple):
    """One move of the team: on to a phase, or back to it."""

    at: datetime
    who: str
    phase: Phase
    is_start: bool
    is_back: bool
    reason: str
    still_open: int


class Chapter(NamedTuple):
    code: str
    title: str


_members = (
    select(Membership)
    .where(Membership.team_id == bindparam("team_id"))
    .options(
        joinedload(Membership.person, innerjoin=True),
        joinedload(Membership.team, innerjoin=True).joinedload(DesignTeam.school, innerjoin=True),
    )
    .order_by(Membership.since, Membership.id)
)
# One wide row per artefact instead of a statement per kind: what all share, and beside it the columns of every kind.
_shared = (
    Artefact.id, Artefact.kind, Artefact.number, Artefact.title, Artefact.status, Artefact.status_because,
    Artefact.status_at, Artefact.version,
)  # fmt: skip
_own = {code: [column for column in kind.__table__.columns if column.key != "id"] for code, kind in KINDS.items()}
_wide = reduce(
    lambda joined, kind: joined.outerjoin(kind.__table__, kind.__table__.c.id == Artefact.id),
    KINDS.values(),
    join(Artefact.__table__, Standing.__table__, Standing.artefact_id == Artefact.id),
)
_work = (
    select(*_shared, *(column.label(f"{code}.{column.key}") for code, own in _own.items() for column in own))
    .select_from(_wide)
    .where(Standing.iteration_id == bindparam("iteration_id"))
    .order_by(Artefact.kind, Artefact.number)
)
_aspects = (
    select(DesignAspect.design_id, DesignAspect.aspect, DesignAspect.state, DesignAspect.note)
    .join(Standing, Standing.artefact_id == DesignAspect.design_id)
    .where(Standing.iteration_id == bindparam("iteration_id"))
)
_versions = (
    select(
        Version.artefact_id, Version.number, Version.at, Version.because, Version.content, Person.name
    )
    .join(Person, Person.id == Version.author_id)
    .join(Artefact, Artefact.id == Version.artefact_id)
    .join(Standing, Standing.artefact_id == Version.artefact_id)
    .where(
        Standing.iteration_id == bindparam("iteration_id"),
        Artefact.kind.in_(("practice_question", "working_hypothesis")),
    )
    .order_by(Version.artefact_id, Version.number)
)  # fmt: skip
_said = (
    select(Endorsement.hypothesis_id, Endorsement.version, Person.name, Endorsement.reservation)
    .join(Person, Person.id == Endorsement.person_id)
    .join(Standing, Standing.artefact_id == Endorsement.hypothesis_id)
    .where(Standing.iteration_id == bindparam("iteration_id"))
    .order_by(Endorsement.at, Endorsement.id)
)
_test, _tested = aliased(Experiment, flat=True), aliased(DesignRequirement, flat=True)
_weighing = aliased(Evaluation, flat=True)
_trials = (
    select(_tested.id, _test.id, _test.number, _test.title, _test.state, Verdict.word, Verdict.note, _weighing.id)
    .select_from(Link)
    .join(_test, _test.id == Link.from_id)
    .join(_tested, _tested.id == Link.to_id)
    .join(Standing, Standing.artefact_id == _tested.id)
    .outerjoin(Verdict, (Verdict.experiment_id == _test.id) & (Verdict.requirement_id == _tested.id))
    .outerjoin(_weighing, (_weighing.id == Verdict.evaluation_id) & (_weighing.status != Status.DROPPED))
    .where(Standing.iteration_id == bindparam("iteration_id"), _test.status != Status.DROPPED)
    .order_by(_tested.number, _test.number, _weighing.id)
)
_beginning = select(Evaluation.title, Evaluation.decision, Evaluation.decision_because, Evaluation.decided_on).where(
    Evaluation.id == bindparam("evaluation_id")
)


@dataclass(frozen=True)
class Contents:
    """One iteration with all that belongs to it. Asking it something costs no statement any more."""

    iteration: Iteration
    made_on: date
    memberships: Sequence[Membership]
    work: Sequence[Piece]
    aspects: Sequence[Aspect]
    edges: Sequence[Edge]
    told: Mapping[int, Sequence[Told]]
    said: Sequence[Said]
    trials: Sequence[Trial]
    turns: Sequence[Turn]
    beginning: Beginning | None
    facts: Facts

    @cached_property
    def team(self) -> DesignTeam:
        return self.iteration.team

    @cached_property
    def chapters(self) -> Sequence[Chapter]:
        """The chapters about which there is something to tell."""
        return [Chapter(code, title) for code, (title, holds) in CHAPTERS.items() if holds(self)]

    @cached_property
    def title(self) -> str:
        """The short name of the question, or of the team while there is none."""
        return self.question.title if self.question else self.team.name

    @cached_property
    def question(self) -> Piece | None:
        """The question that the dossier is about: the newest one that was not dropped."""
        return next(reversed(self.of("practice_question")), None)

    @cached_property
    def participants(self) -> Sequence[Participant]:
        """Who was in the team during the iteration, each once, in the order in which they came."""
        last = self.iteration.ended_on or self.made_on
        here = [
            m for m in self.memberships if m.since <= last and (m.until is None or m.until >= self.iteration.started_on)
        ]
        by_person: dict[int, list[Membership]] = defaultdict(list)
        for membership in here:
            by_person[membership.person_id].append(membership)
        return [_participant(held) for held in by_person.values()]

    @cached_property
    def lanes(self) -> Sequence[Lane]:
        return list(LANES)

    @cached_property
    def levels(self) -> Sequence[OutcomeLevel]:
        """The levels at which something came of it."""
        there = {outcome.level for outcome in self.of("outcome")}
        return [level for level in OutcomeLevel if level in there]

    @cached_property
    def dropped(self) -> Sequence[Piece]:
        return [thing for thing in self.work if thing.is_dropped]

    @cached_property
    def still_open(self) -> Sequence[tuple[Phase, Sequence[Condition]]]:
        """What is open in the phases where the team has been, or is."""
        visited = {turn.phase.code for turn in self.turns}
        open_ones = [(phase, phase.open_conditions(self.facts)) for phase in PHASES if phase.code in visited]
        return [(phase, conditions) for phase, conditions in open_ones if conditions]

    def of(self, kind: str) -> Sequence[Piece]:
        return [thing for thing in self.work if thing.kind == kind and not thing.is_dropped]

    def looked_at(self, lane: Lane) -> Sequence[Piece]:
        return [item for item in self.of("exploration_item") if item.lane is lane]

    def insights_from(self, lane: Lane) -> Sequence[Piece]:
        return [insight for insight in self.of("insight") if insight.lane is lane]

    def outcomes_at(self, level: OutcomeLevel) -> Sequence[Piece]:
        return [outcome for outcome in self.of("outcome") if outcome.level is level]

    def grounds_of(self, thing: Piece, kind: str) -> Sequence[Piece]:
        """What it rests on, of one kind."""
        named = {edge.to_id for edge in self.edges if edge.from_id == thing.id}
        return [ground for ground in self.of(kind) if ground.id in named]

    def led_to(self, thing: Piece, kind: str) -> Sequence[Piece]:
        """What rests on it, of one kind."""
        named = {edge.from_id for edge in self.edges if edge.to_id == thing.id}
        return [later for later in self.of(kind) if later.id in named]

    def question_told(self, question: Piece) -> Sequence[Told]:
        """The versions in which the question itself changed; the last is how it is now."""
        return _changes(self.told.get(question.id, ()), QUESTION)

    def hypothesis_told(self, hypothesis: Piece) -> Sequence[Told]:
        return _changes(self.told.get(hypothesis.id, ()), HYPOTHESIS)

    def agreements(self, hypothesis: Piece, version: int) -> Sequence[Said]:
        return [said for said in self._about(hypothesis, version) if not said.reservation]

    def reservations(self, hypothesis: Piece, version: int) -> Sequence[Said]:
        return [said for said in self._about(hypothesis, version) if said.reservation]

    def silent_about(self, hypothesis: Piece) -> Sequence[str]:
        """Who designs along now and did not say yet what they think of the newest version."""
        spoken = {said.name for said in self._about(hypothesis, hypothesis.version)}
        now = [m for m in self.memberships if m.until is None or m.until >= self.made_on]
        names = [m.person.name for m in now if ROLES[m.role].designs and m.since <= self.made_on]
        return [name for name in dict.fromkeys(names) if name not in spoken]

    def aspects_of(self, design: Piece) -> Sequence[Aspect]:
        """In the order of the method."""
        known = {aspect.aspect: aspect for aspect in self.aspects if aspect.design_id == design.id}
        return [known[code] for code in ASPECTS if code in known]

    def trials_of(self, requirement: Piece) -> Sequence[Trial]:
        """Every experiment that looked at a requirement, each once, with its last verdict."""
        last = {t.experiment_id: t for t in self.trials if t.requirement_id == requirement.id}
        return list(last.values())

    def verdicts_of(self, evaluation: Piece) -> Sequence[tuple[Trial, Piece]]:
        """What one evaluation said, with the requirement it was said about."""
        known = {requirement.id: requirement for requirement in self.of("design_requirement")}
        given = [trial for trial in self.trials if trial.evaluation_id == evaluation.id]
        return [(trial, known[trial.requirement_id]) for trial in given if trial.requirement_id in known]

    def _about(self, hypothesis: Piece, version: int) -> Sequence[Said]:
        return [s for s in self.said if s.hypothesis_id == hypothesis.id and s.version == version]


CHAPTERS: Mapping[str, tuple[str, Callable[[Contents], bool]]] = {
    "people": (N_("Who took part"), lambda _it: True),
    "reading": (N_("How to read this"), lambda _it: True),
    "question": (N_("How our question became sharper"), lambda it: bool(it.question)),
    "exploration": (N_("What we found out"), lambda it: bool(it.of("exploration_item") or it.of("insight"))),
    "hypothesis": (N_("What we think will work"), lambda it: bool(it.of("working_hypothesis"))),
    "directions": (N_("Which ways we saw"), lambda it: bool(it.of("solution_direction"))),
    "requirements": (N_("What the design must do, and why"), lambda it: bool(it.of("design_requirement"))),
    "designs": (N_("Our design"), lambda it: bool(it.of("design"))),
    "experiments": (N_("What we tried out"), lambda it: bool(it.of("experiment"))),
    "evaluations": (N_("What it showed and what we decided"), lambda it: bool(it.of("evaluation"))),
    "outcomes": (N_("What came of it"), lambda it: bool(it.of("outcome"))),
    "moves": (N_("How we moved through the phases"), lambda _it: True),
    "dropped": (N_("What we let go"), lambda it: bool(it.dropped)),
    "open": (N_("What is still open"), lambda it: bool(it.still_open)),
}


def contents_of(iteration: Iteration, *, today: date) -> Contents:
    """Collect what the dossier of this iteration tells, in eleven statements at most."""
    here = {"iteration_id": iteration.id}
    session = db.session()
    memberships = session.scalars(_members, {"team_id": iteration.team_id}).all()
    told: dict[int, list[Told]] = defaultdict(list)
    for row in session.execute(_versions, here):
        told[row.artefact_id].append(Told(*row))
    began_from = iteration.started_from_id
    beginning = session.execute(_beginning, {"evaluation_id": began_from}).first() if began_from else None
    return Contents(
        iteration=iteration,
        made_on=today,
        memberships=memberships,
        work=[_piece(row._mapping) for row in session.execute(_work, here)],
        aspects=[Aspect(*row) for row in session.execute(_aspects, here)],
        edges=links_in(iteration),
        told=told,
        said=[Said(*row) for row in session.execute(_said, here)],
        trials=[Trial(*row) for row in session.execute(_trials, here)],
        turns=[_turn(move) for move in moves_in(iteration)],
        beginning=Beginning(*beginning) if beginning else None,
        facts=facts_of([iteration], today=today)[iteration.id],
    )


def _piece(row: Mapping[str, Any]) -> Piece:
    kind = row["kind"]
    shared = {column.key: row[column.key] for column in _shared}
    return Piece(**shared, **{column.key: row[f"{kind}.{column.key}"] for column in _own[kind]})


def _turn(move: Move) -> Turn:
    return Turn(
        at=move.at,
        who=move.by.name,
        phase=phase_named(move.to_phase),
        is_start=move.direction is Direction.START,
        is_back=move.direction is Direction.BACK,
        reason=move.reason,
        still_open=len(move.still_open),
    )


def _participant(held: Sequence[Membership]) -> Participant:
    until = None if any(m.until is None for m in held) else max(m.until for m in held if m.until)
    roles = [ROLES[role] for role in dict.fromkeys(m.role for m in held)]
    return Participant(held[0].person.name, roles, min(m.since for m in held), until)


def _changes(versions: Sequence[Told], fields: Sequence[str]) -> Sequence[Told]:
    """The versions in which one of these fields changed."""
    changed: list[Told] = []
    for version in versions:
        now = [version.content.get(field) for field in fields]
        if not changed or now != [changed[-1].content.get(field) for field in fields]:
            changed.append(version)
    return changed
