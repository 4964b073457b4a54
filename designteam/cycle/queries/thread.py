"""The red thread of an iteration: what hangs together in it, as it stood then, in four statements."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from designteam.cycle.models import Artefact, Endorsement, Iteration, Link, Standing, Status, VerdictWord, Version
from designteam.kit import db
from designteam.method.definition import KINDS
from designteam.teams.models import DesignTeam

# Of these every version is on the thread; of the others the one that stands.
GETS_SHARPER = ("practice_question", "working_hypothesis")
# What is not carried over, but still says something about what was.
STAYS_BEHIND = tuple(code for code, kind in KINDS.items() if not kind.goes_along)
MEETS, TRIES, TESTS = "meets", "tries", "tests"


class Earlier(NamedTuple):
    """A version from before the one that stands."""

    number: int
    at: datetime
    because: str
    content: Mapping[str, Any]


class Strand(NamedTuple):
    """A link from a later knot to an earlier one, with the version of the earlier one that it was made to."""

    later: int
    earlier: int
    relation: str
    earlier_version: int


class Verdict(NamedTuple):
    """What the newest evaluation says about one requirement in one experiment."""

    evaluation: "Knot"
    word: VerdictWord
    note: str


class Support(NamedTuple):
    """How many stand behind a hypothesis, and how many of them with a reservation."""

    words: int
    reservations: int


@dataclass(frozen=True)
class Knot:
    """An artefact on the thread, with what it said in the iteration that is looked at."""

    id: int
    kind: str
    number: int
    version: int
    at: datetime
    because: str
    content: Mapping[str, Any]
    is_dropped: bool
    dropped_because: str
    began_in: int
    is_here: bool
    is_carried: bool
    earlier: Sequence[Earlier] = ()

    @property
    def title(self) -> str:
        return str(self.content["title"])

    @property
    def is_from_before(self) -> bool:
        """Whether it began in an earlier iteration than the one that is looked at."""
        return self.is_carried or not self.is_here

    def says(self, name: str) -> str:
        """The text of one field; empty when nothing was written there."""
        return str(self.content.get(name) or "")


@dataclass(frozen=True)
class Thread:
    """Everything that hangs together in one iteration, walkable both ways.

    What stands in the iteration is on it. From earlier iterations there is what that rests on, and the experiments
    and evaluations that looked at it: they are still its reason.
    """

    iteration: Iteration
    iterations: Sequence[Iteration]
    knots: Mapping[int, Knot]
    strands: Sequence[Strand]
    support: Mapping[int, Support] = field(default_factory=dict)

    @cached_property
    def _downwards(self) -> Mapping[int, Sequence[Strand]]:
        return _grouped(self.strands, "earlier")

    @cached_property
    def _upwards(self) -> Mapping[int, Sequence[Strand]]:
        return _grouped(self.strands, "later")

    def of_kind(self, *kinds: str) -> list[Knot]:
        return [knot for knot in self.knots.values() if knot.kind in kinds]

    def rests_on(self, knot: Knot, *kinds: str) -> list[Knot]:
        """What it was linked to, of these kinds or of all, in the order in which the links were made."""
        found = [self.knots[strand.earlier] for strand in self._upwards.get(knot.id, ())]
        return [earlier for earlier in found if not kinds or earlier.kind in kinds]

    def leads_to(self, knot: Knot, *kinds: str) -> list[Knot]:
        found = [self.knots[strand.later] for strand in self._downwards.get(knot.id, ())]
        return [later for later in found if not kinds or later.kind in kinds]

    def strands_up(self, knot: Knot) -> Sequence[Strand]:
        """The links to what it rests on, with the versions they were made to."""
        return self._upwards.get(knot.id, ())

    def ancestry(self, knot: Knot) -> frozenset[int]:
        """All it rests on, however far back.

        An experiment that names its requirements rests on those, and not on every requirement of the design it tries.
        """
        seen: set[tuple[int, bool]] = set()
        queue = [(knot.id, False)]
        while queue:
            here, names_its_own = queue.pop()
            for strand in self._upwards.get(here, ()):
                if names_its_own and strand.relation == MEETS:
                    continue
                step = (strand.earlier, strand.relation == TRIES and self._names_requirements(here))
                if step not in seen:
                    seen.add(step)
                    queue.append(step)
        return frozenset(id_ for id_, _ in seen)

    def descent(self, knot: Knot) -> frozenset[int]:
        """All that rests on it, however far on.

        A requirement leads through its design only to experiments that look at it, or that name no requirement.
        """
        seen: set[tuple[int, bool]] = set()
        queue = [(knot.id, False)]
        while queue:
            here, came_by_requirement = queue.pop()
            for strand in self._downwards.get(here, ()):
                if came_by_requirement and strand.relation == TRIES and self._names_requirements(strand.later):
                    continue
                step = (strand.later, strand.relation == MEETS)
                if step not in seen:
                    seen.add(step)
                    queue.append(step)
        return frozenset(id_ for id_, _ in seen)

    def verdict(self, requirement: Knot, experiment: Knot) -> Verdict | None:
        """The newest word on a requirement in an experiment."""
        return self._verdicts.get((experiment.id, requirement.id))

    def tests(self, experiment: Knot, requirement: Knot) -> bool:
        return any(s.earlier == requirement.id for s in self._upwards.get(experiment.id, ()) if s.relation == TESTS)

    def begun_from(self, evaluation: Knot) -> Iteration | None:
        """The iteration that this decision led to."""
        return next((it for it in self.iterations if it.started_from_id == evaluation.id), None)

    @cached_property
    def _verdicts(self) -> Mapping[tuple[int, int], Verdict]:
        said: dict[tuple[int, int], Verdict] = {}
        for evaluation in self.of_kind("evaluation"):
            if not evaluation.is_dropped:
                for experiment, requirement, word, note in evaluation.content.get("verdicts") or ():
                    said[experiment, requirement] = Verdict(evaluation, VerdictWord(word), note)
        return said

    def _names_requirements(self, experiment_id: int) -> bool:
        return any(strand.relation == TESTS for strand in self._upwards.get(experiment_id, ()))


_here = aliased(Standing)
_other_version, _other_iteration = aliased(Version), aliased(Iteration)
_versions_then = (
    select(func.max(_other_version.number))
    .join(_other_iteration, _other_iteration.id == _other_version.iteration_id)
    .where(_other_version.artefact_id == Artefact.id, _other_iteration.number <= bindparam("number"))
    .correlate(Artefact)
    .scalar_subquery()
)
_began_in = (
    select(func.min(_other_iteration.number))
    .join(Standing, Standing.iteration_id == _other_iteration.id)
    .where(Standing.artefact_id == Artefact.id)
    .correlate(Artefact)
    .scalar_subquery()
)
_knots = (
    select(
        Artefact.id, Artefact.kind, Artefact.number, Artefact.status, Artefact.status_at, Artefact.status_because,
        Version.number.label("version"), Version.at, Version.because, Version.content,
        _began_in.label("began_in"), _here.id.label("here"), _here.carried_version,
    )
    .join(Version, Version.artefact_id == Artefact.id)
    .join(Iteration, Iteration.id == Version.iteration_id)
    .outerjoin(_here, and_(_here.artefact_id == Artefact.id, _here.iteration_id == bindparam("iteration_id")))
    .where(
        Artefact.team_id == bindparam("team_id"),
        Iteration.number <= bindparam("number"),
        or_(Artefact.kind.in_(GETS_SHARPER), Version.number == _versions_then),
    )
    .order_by(Artefact.number, Artefact.id, Version.number)
)  # fmt: skip
_strands = (
    select(Link.from_id, Link.to_id, Link.relation, Link.to_version)
    .join(Artefact, Artefact.id == Link.from_id)
    .where(Artefact.team_id == bindparam("team_id"))
    .order_by(Link.id)
)
_support = (
    select(
        Endorsement.hypothesis_id,
        Endorsement.version,
        func.count(),
        func.count(func.nullif(Endorsement.reservation, "")),
    )
    .join(Artefact, Artefact.id == Endorsement.hypothesis_id)
    .where(Artefact.team_id == bindparam("team_id"))
    .group_by(Endorsement.hypothesis_id, Endorsement.version)
)
_iterations = (
    select(Iteration)
    .where(Iteration.team_id == bindparam("team_id"))
    .options(joinedload(Iteration.team).joinedload(DesignTeam.school))
    .order_by(Iteration.number.desc())
)


def thread_of(iteration: Iteration) -> Thread:
    """The thread of an iteration, also of one that has ended: then with the texts and links of that time."""
    facts = {"team_id": iteration.team_id, "iteration_id": iteration.id, "number": iteration.number}
    iterations = db.session().scalars(_iterations, facts).all()
    found = _knots_from(db.session().execute(_knots, facts), iteration, iterations)
    strands = [
        strand
        for strand in (Strand(*row) for row in db.session().execute(_strands, facts))
        if strand.later in found and strand.earlier in found
    ]
    kept = _hanging_on_what_is_here(found, strands)
    support = {
        id_: Support(words, reservations)
        for id_, version, words, reservations in db.session().execute(_support, facts)
        if id_ in kept and kept[id_].version == version
    }
    return Thread(
        iteration=iteration,
        iterations=iterations,
        knots=kept,
        strands=[strand for strand in strands if strand.later in kept and strand.earlier in kept],
        support=support,
    )


def _knots_from(rows: Iterable[Any], iteration: Iteration, iterations: Sequence[Iteration]) -> dict[int, Knot]:
    """The newest of the versions of each, with the others behind it. What was dropped later on still stood then."""
    versions: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        versions[row.id].append(row)
    ended = next((it.started_on for it in iterations if it.number == iteration.number + 1), None)
    return {
        id_: Knot(
            id=id_,
            kind=row.kind,
            number=row.number,
            version=row.version,
            at=row.at,
            because=row.because,
            content=row.content,
            is_dropped=row.status is Status.DROPPED and (ended is None or row.status_at.date() <= ended),
            dropped_because=row.status_because,
            began_in=row.began_in,
            is_here=row.here is not None,
            is_carried=row.carried_version is not None,
            earlier=[Earlier(v.version, v.at, v.because, v.content) for v in before],
        )
        for id_, (*before, row) in versions.items()
    }


def _hanging_on_what_is_here(knots: Mapping[int, Knot], strands: Iterable[Strand]) -> dict[int, Knot]:
    """Leave out what an earlier iteration left behind and what nothing here has to do with."""
    live = {id_ for id_, knot in knots.items() if knot.is_here or not knot.is_dropped}
    below, above = _grouped(strands, "earlier"), _grouped(strands, "later")
    here = {id_ for id_, knot in knots.items() if knot.is_here}
    grounds = _reached(here, lambda id_: [s.earlier for s in above.get(id_, ()) if s.earlier in live])
    sequels = _reached(
        here,
        lambda id_: [s.later for s in below.get(id_, ()) if s.later in live and knots[s.later].kind in STAYS_BEHIND],
    )
    return {id_: knot for id_, knot in knots.items() if id_ in grounds | sequels}


def _reached(start: Iterable[int], onwards: Callable[[int], Iterable[int]]) -> set[int]:
    seen = set(start)
    queue = list(seen)
    while queue:
        for id_ in onwards(queue.pop()):
            if id_ not in seen:
                seen.add(id_)
                queue.append(id_)
    return seen


def _grouped(strands: Iterable[Strand], end: str) -> Mapping[int, Sequence[Strand]]:
    grouped: dict[int, list[Strand]] = defaultdict(list)
    for strand in strands:
        grouped[getattr(strand, end)].append(strand)
    return grouped
