"""Everything that a dossier tells of one iteration, in a number of statements that does not grow with it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload, lazyload, with_polymorphic

from designteam.cycle.models import (
    Artefact,
    Decision,
    DesignRequirement,
    Endorsement,
    Evaluation,
    Experiment,
    ExperimentState,
    ExplorationItem,
    Insight,
    Iteration,
    Link,
    Move,
    Outcome,
    Standing,
    Status,
    Verdict,
    VerdictWord,
    Version,
    WorkingHypothesis,
)
from designteam.cycle.models.kinds import OutcomeLevel
from designteam.cycle.queries.artefacts import Edge, links_in, moves_in
from designteam.cycle.queries.facts import Facts, facts_of
from designteam.kit import db
from designteam.kit.words import N_
from designteam.method.definition import LANES, PHASES, ROLES, Lane
from designteam.method.terms import Condition, Phase, RoleCard
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership

QUESTION, HYPOTHESIS = ("text",), ("approach", "context", "outcome", "mechanism")


class Participant(NamedTuple):
    """Somebody who was in the team during the iteration."""

    name: str
    roles: Sequence[RoleCard]
    since: date
    until: date | None


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


class Beginning(NamedTuple):
    """The decision that an iteration started from."""

    title: str
    decision: Decision | None
    because: str
    decided_on: date | None


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
# One wide row per artefact instead of a statement per kind.
_any_kind = with_polymorphic(Artefact, "*", flat=True)
_work = (
    select(_any_kind)
    .join(Standing, Standing.artefact_id == _any_kind.id)
    .where(Standing.iteration_id == bindparam("iteration_id"))
    .options(lazyload(_any_kind.Evaluation.verdicts))
    .order_by(_any_kind.kind, _any_kind.number)
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
_trials = (
    select(
        DesignRequirement.id, Experiment.id, Experiment.number, Experiment.title, Experiment.state,
        Verdict.word, Verdict.note, Evaluation.id,
    )
    .select_from(Link)
    .join(Experiment, Experiment.id == Link.from_id)
    .join(DesignRequirement, DesignRequirement.id == Link.to_id)
    .join(Standing, Standing.artefact_id == DesignRequirement.id)
    .outerjoin(
        Verdict, (Verdict.experiment_id == Experiment.id) & (Verdict.requirement_id == DesignRequirement.id)
    )
    .outerjoin(Evaluation, (Evaluation.id == Verdict.evaluation_id) & (Evaluation.status != Status.DROPPED))
    .where(Standing.iteration_id == bindparam("iteration_id"), Experiment.status != Status.DROPPED)
    .order_by(DesignRequirement.number, Experiment.number, Evaluation.id)
)  # fmt: skip
_beginning = select(Evaluation.title, Evaluation.decision, Evaluation.decision_because, Evaluation.decided_on).where(
    Evaluation.id == bindparam("evaluation_id")
)


@dataclass(frozen=True)
class Contents:
    """One iteration with all that belongs to it. Asking it something costs no statement any more."""

    iteration: Iteration
    made_on: date
    memberships: Sequence[Membership]
    work: Sequence[Any]
    edges: Sequence[Edge]
    told: Mapping[int, Sequence[Told]]
    said: Sequence[Said]
    trials: Sequence[Trial]
    moves: Sequence[Move]
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
    def question(self) -> Any:
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
    def dropped(self) -> Sequence[Artefact]:
        return [thing for thing in self.work if thing.is_dropped]

    @cached_property
    def still_open(self) -> Sequence[tuple[Phase, Sequence[Condition]]]:
        """What is open in the phases where the team has been, or is."""
        visited = {move.to_phase for move in self.moves}
        open_ones = [(phase, phase.open_conditions(self.facts)) for phase in PHASES if phase.code in visited]
        return [(phase, conditions) for phase, conditions in open_ones if conditions]

    def of(self, kind: str) -> Sequence[Any]:
        return [thing for thing in self.work if thing.kind == kind and not thing.is_dropped]

    def looked_at(self, lane: Lane) -> Sequence[ExplorationItem]:
        return [item for item in self.of("exploration_item") if item.lane is lane]

    def insights_from(self, lane: Lane) -> Sequence[Insight]:
        return [insight for insight in self.of("insight") if insight.lane is lane]

    def outcomes_at(self, level: OutcomeLevel) -> Sequence[Outcome]:
        return [outcome for outcome in self.of("outcome") if outcome.level is level]

    def grounds_of(self, thing: Artefact, kind: str) -> Sequence[Any]:
        """What it rests on, of one kind."""
        named = {edge.to_id for edge in self.edges if edge.from_id == thing.id}
        return [ground for ground in self.of(kind) if ground.id in named]

    def led_to(self, thing: Artefact, kind: str) -> Sequence[Any]:
        """What rests on it, of one kind."""
        named = {edge.from_id for edge in self.edges if edge.to_id == thing.id}
        return [later for later in self.of(kind) if later.id in named]

    def question_told(self, question: Artefact) -> Sequence[Told]:
        """The versions in which the question itself changed; the last is how it is now."""
        return _changes(self.told.get(question.id, ()), QUESTION)

    def hypothesis_told(self, hypothesis: Artefact) -> Sequence[Told]:
        return _changes(self.told.get(hypothesis.id, ()), HYPOTHESIS)

    def agreements(self, hypothesis: Artefact, version: int) -> Sequence[Said]:
        return [said for said in self._about(hypothesis, version) if not said.reservation]

    def reservations(self, hypothesis: Artefact, version: int) -> Sequence[Said]:
        return [said for said in self._about(hypothesis, version) if said.reservation]

    def silent_about(self, hypothesis: WorkingHypothesis) -> Sequence[str]:
        """Who designs along now and did not say yet what they think of the newest version."""
        spoken = {said.name for said in self._about(hypothesis, hypothesis.version)}
        now = [m for m in self.memberships if m.until is None or m.until >= self.made_on]
        names = [m.person.name for m in now if ROLES[m.role].designs and m.since <= self.made_on]
        return [name for name in dict.fromkeys(names) if name not in spoken]

    def trials_of(self, requirement: Artefact) -> Sequence[Trial]:
        """Every experiment that looked at a requirement, each once, with its last verdict."""
        last = {t.experiment_id: t for t in self.trials if t.requirement_id == requirement.id}
        return list(last.values())

    def verdicts_of(self, evaluation: Artefact) -> Sequence[tuple[Trial, Any]]:
        """What one evaluation said, with the requirement it was said about."""
        known = {requirement.id: requirement for requirement in self.of("design_requirement")}
        given = [trial for trial in self.trials if trial.evaluation_id == evaluation.id]
        return [(trial, known[trial.requirement_id]) for trial in given if trial.requirement_id in known]

    def _about(self, hypothesis: Artefact, version: int) -> Sequence[Said]:
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
        work=session.scalars(_work, here).all(),
        edges=links_in(iteration),
        told=told,
        said=[Said(*row) for row in session.execute(_said, here)],
        trials=[Trial(*row) for row in session.execute(_trials, here)],
        moves=moves_in(iteration),
        beginning=Beginning(*beginning) if beginning else None,
        facts=facts_of([iteration], today=today)[iteration.id],
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
