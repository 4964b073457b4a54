"""What the pages of a team show, composed from the slices below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from designteam.cycle.models import Direction, Iteration, Move, Standing, Status, Version
from designteam.cycle.models.artefact import Artefact
from designteam.cycle.queries.artefacts import moves_in
from designteam.cycle.queries.facts import Facts, facts_of
from designteam.kit import db
from designteam.method.definition import KINDS, PHASES, phase_that_makes
from designteam.method.terms import Condition, Phase
from designteam.people.models import Person
from designteam.teams.models import DesignTeam


@dataclass(frozen=True)
class Step:
    """Where one phase of an iteration stands. `state` is now, done, half, reason or later."""

    phase: Phase
    state: str
    visits: int
    made: Mapping[str, int]
    open: Sequence[Condition]

    @property
    def is_current(self) -> bool:
        return self.state == "now"


@dataclass(frozen=True)
class Course:
    """The course of an iteration through the nine phases."""

    iteration: Iteration
    facts: Facts
    steps: Sequence[Step]
    moves: Sequence[Move]

    @property
    def current(self) -> Step:
        return next(step for step in self.steps if step.is_current)

    @property
    def elsewhere(self) -> Sequence[tuple[Step, Condition]]:
        """What is still open in phases that the team has been in before."""
        return [(step, c) for step in self.steps if step.state in {"half", "reason"} for c in step.open]

    @property
    def last_return(self) -> Move | None:
        """The move back by which the team came to where it is, or has not yet come away from."""
        back = next((m for m in reversed(self.moves) if m.direction is Direction.BACK), None)
        order = {phase.code: phase.place for phase in PHASES}
        if back is None or order[self.iteration.phase] >= order[back.from_phase]:
            return None
        return back

    def arrival_at(self, phase: str) -> Move | None:
        return next((move for move in reversed(self.moves) if move.to_phase == phase), None)


_newest_of_kind = (
    select(Artefact)
    .join(Standing, Standing.artefact_id == Artefact.id)
    .where(
        Standing.iteration_id == bindparam("iteration_id"),
        Artefact.kind.in_(bindparam("kinds", expanding=True)),
        Artefact.status != Status.DROPPED,
    )
    .order_by(Artefact.number.desc())
)
_versions = (
    select(Version.number, Version.at, Version.because, Version.content, Person.name)
    .join(Person, Person.id == Version.author_id)
    .where(Version.artefact_id == bindparam("artefact_id"))
    .order_by(Version.number)
)
_teams = (
    select(Iteration)
    .join(DesignTeam, DesignTeam.id == Iteration.team_id)
    .where(Iteration.team_id.in_(bindparam("teams", expanding=True)), Iteration.ended_on.is_(None))
    .options(joinedload(Iteration.team).joinedload(DesignTeam.school))
    .order_by(Iteration.team_id)
)


def running_iterations_of(teams: Sequence[int]) -> Sequence[Iteration]:
    return db.session().scalars(_teams, {"teams": list(teams)}).all()


def course_of(iteration: Iteration, *, today: date) -> Course:
    return courses_of([iteration], today=today)[iteration.id]


def courses_of(iterations: Sequence[Iteration], *, today: date) -> Mapping[int, Course]:
    """Where each phase of these iterations stands, by the id of the iteration, in two statements."""
    facts, moves = facts_of(iterations, today=today), moves_in(iterations)
    return {one.id: _course(one, facts[one.id], moves[one.id]) for one in iterations}


def _course(iteration: Iteration, facts: Facts, moves: Sequence[Move]) -> Course:
    made = {kind: number for kind in KINDS if (number := facts.get(kind, 0))}
    steps = [_step(phase, iteration, facts, made, moves) for phase in PHASES]
    return Course(iteration=iteration, facts=facts, steps=steps, moves=moves)


def newest_in(iteration: Iteration, *kinds: str) -> Mapping[str, Artefact]:
    """The newest artefact of each kind that takes part in an iteration."""
    found = db.session().scalars(_newest_of_kind, {"iteration_id": iteration.id, "kinds": list(kinds)})
    newest: dict[str, Artefact] = {}
    for artefact in found:
        newest.setdefault(artefact.kind, artefact)
    return newest


def how_it_became(artefact: Artefact) -> Sequence[Any]:
    """Number, moment, reason, content and author of every version, the first one first."""
    return db.session().execute(_versions, {"artefact_id": artefact.id}).all()


def _step(phase: Phase, iteration: Iteration, facts: Facts, made: Mapping[str, int], moves: Sequence[Move]) -> Step:
    open_conditions = phase.open_conditions(facts)
    own = {kind: made[kind] for kind in phase.makes if made.get(kind) and phase_that_makes(kind) is phase}
    visits = sum(move.to_phase == phase.code for move in moves)
    left = next((m for m in reversed(moves) if m.from_phase == phase.code and m.direction is Direction.FORWARD), None)
    if phase.code == iteration.phase:
        state = "now"
    elif not visits and not own:
        state = "later"
    elif not open_conditions:
        state = "done"
    elif left is not None and left.reason:
        state = "reason"
    else:
        state = "half"
    return Step(phase=phase, state=state, visits=visits, made=own, open=open_conditions)
