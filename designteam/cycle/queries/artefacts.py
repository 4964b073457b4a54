"""Questions about artefacts: what stands in an iteration, what rests on what, and who said what when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, literal, or_, select, union_all
from sqlalchemy.orm import aliased, joinedload

from designteam.cycle.models import (
    Artefact,
    DesignRequirement,
    Endorsement,
    Evaluation,
    Experiment,
    Iteration,
    Link,
    Move,
    Standing,
    Status,
    Version,
    WorkingHypothesis,
)
from designteam.kit import db
from designteam.method.definition import ROLES, kind_named
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership


class Tie(NamedTuple):
    """One end of a link as seen from the other: what hangs there, and the version it had when it was linked."""

    link_id: int
    relation: str
    id: int
    kind: str
    number: int
    title: str
    status: Status
    version: int
    their_version: int

    @property
    def has_moved_on(self) -> bool:
        """Whether the other one was changed after the link was made."""
        return self.version > self.their_version


class Ties(NamedTuple):
    """The links of one artefact, both ways."""

    earlier: Sequence[Tie]
    later: Sequence[Tie]


class Edge(NamedTuple):
    """A link between two artefacts of an iteration, from the later to the earlier one.

    `kind` and `number` are those of the later one, so that the earlier one can say what it leads to.
    """

    from_id: int
    to_id: int
    relation: str
    kind: str
    number: int


class Ground(NamedTuple):
    """Something that a new artefact could rest on, as a choice in a form."""

    id: int
    kind: str
    number: int
    title: str


class Word(NamedTuple):
    """What one member says about a hypothesis; `reservation` is empty for an agreement."""

    name: str
    reservation: str
    at: datetime | None

    @property
    def is_given(self) -> bool:
        return self.at is not None


_work = (
    select(Artefact)
    .join(Standing, Standing.artefact_id == Artefact.id)
    .where(Standing.iteration_id == bindparam("iteration_id"), Artefact.kind.in_(bindparam("kinds", expanding=True)))
    .order_by(Artefact.kind, Artefact.number)
)
_work_of_any_kind = (
    select(Artefact)
    .join(Standing, Standing.artefact_id == Artefact.id)
    .where(Standing.iteration_id == bindparam("iteration_id"))
    .order_by(Artefact.kind, Artefact.number)
)
_edges = (
    select(Link.from_id, Link.to_id, Link.relation, Artefact.kind, Artefact.number)
    .join(Artefact, Artefact.id == Link.from_id)
    .where(
        Artefact.status != Status.DROPPED,
        Link.from_id.in_(select(Standing.artefact_id).where(Standing.iteration_id == bindparam("iteration_id"))),
        Link.to_id.in_(select(Standing.artefact_id).where(Standing.iteration_id == bindparam("iteration_id"))),
    )
    .order_by(Link.id)
)
_grounds = (
    select(Artefact.id, Artefact.kind, Artefact.number, Artefact.title)
    .join(Standing, Standing.artefact_id == Artefact.id)
    .where(
        Standing.iteration_id == bindparam("iteration_id"),
        Artefact.kind.in_(bindparam("kinds", expanding=True)),
        Artefact.status != Status.DROPPED,
    )
    .order_by(Artefact.kind, Artefact.number)
)
_other = (Artefact.id, Artefact.kind, Artefact.number, Artefact.title, Artefact.status, Artefact.version)
_ties = union_all(
    select(
        Link.id.label("link_id"),
        Link.relation,
        *_other,
        Link.to_version.label("theirs"),
        literal(True).label("earlier"),
    )
    .join(Artefact, Artefact.id == Link.to_id)
    .where(Link.from_id == bindparam("artefact_id")),
    select(Link.id, Link.relation, *_other, Link.from_version, literal(False))
    .join(Artefact, Artefact.id == Link.from_id)
    .where(Link.to_id == bindparam("artefact_id")),
).order_by("link_id")
_versions = (
    select(Version)
    .where(Version.artefact_id == bindparam("artefact_id"))
    .options(joinedload(Version.author), joinedload(Version.iteration))
    .order_by(Version.number.desc())
)
_moves = (
    select(Move)
    .where(Move.iteration_id.in_(bindparam("iterations", expanding=True)))
    .options(joinedload(Move.by))
    .order_by(Move.id)
)
_iterations = (
    select(Iteration)
    .where(Iteration.team_id == bindparam("team_id"))
    .order_by(Iteration.number.desc())
    .options(joinedload(Iteration.team).joinedload(DesignTeam.school))
)
_began_from = select(Iteration).where(Iteration.started_from_id == bindparam("evaluation_id"))
_words = (
    select(Person.name, Endorsement.reservation, Endorsement.at)
    .select_from(Membership)
    .join(Person, Person.id == Membership.person_id)
    .outerjoin(
        Endorsement,
        (Endorsement.person_id == Person.id)
        & (Endorsement.hypothesis_id == bindparam("hypothesis_id"))
        & (Endorsement.version == bindparam("version")),
    )
    .where(
        Membership.team_id == bindparam("team_id"),
        Membership.role.in_([role for role, card in ROLES.items() if card.designs]),
        Membership.since <= bindparam("today"),
        or_(Membership.until.is_(None), Membership.until >= bindparam("today"), Endorsement.id.is_not(None)),
    )
    .distinct()
    .order_by(Person.name)
)
_tested, _test = aliased(DesignRequirement, flat=True), aliased(Experiment, flat=True)
_tested_pairs = (
    select(_test, _tested)
    .join(Link, Link.from_id == _test.id)
    .join(_tested, _tested.id == Link.to_id)
    .join(Standing, Standing.artefact_id == _test.id)
    .where(
        Standing.iteration_id == bindparam("iteration_id"),
        _test.status != Status.DROPPED,
        _tested.status != Status.DROPPED,
    )
    .order_by(_test.number, _tested.number)
)


def work_in(iteration: Iteration, kinds: Iterable[str] | None = None) -> Sequence[Artefact]:
    """What takes part in an iteration, of these kinds or of all, in the order in which it was numbered."""
    if kinds is None:
        return db.session().scalars(_work_of_any_kind, {"iteration_id": iteration.id}).all()
    return db.session().scalars(_work, {"iteration_id": iteration.id, "kinds": list(kinds)}).all()


def links_in(iteration: Iteration) -> Sequence[Edge]:
    return [Edge(*row) for row in db.session().execute(_edges, {"iteration_id": iteration.id})]


def ties_of(artefact: Artefact) -> Ties:
    """What it rests on and what rests on it, each in the order in which it was linked."""
    rows = db.session().execute(_ties, {"artefact_id": artefact.id}).all()
    ties = [(Tie(*row[:9]), row.earlier) for row in rows]
    return Ties([tie for tie, earlier in ties if earlier], [tie for tie, earlier in ties if not earlier])


def versions_of(artefact: Artefact) -> Sequence[Version]:
    """Every version, the newest first, with who wrote it and in which iteration."""
    return db.session().scalars(_versions, {"artefact_id": artefact.id}).all()


def moves_in(iterations: Sequence[Iteration]) -> Mapping[int, Sequence[Move]]:
    """How the teams went through the phases, in order, by the id of the iteration."""
    found: dict[int, list[Move]] = {one.id: [] for one in iterations}
    for move in db.session().scalars(_moves, {"iterations": list(found)}):
        found[move.iteration_id].append(move)
    return found


def iterations_of(team_id: int) -> Sequence[Iteration]:
    """The newest first, with their team and school; none for a team that has not begun."""
    return db.session().scalars(_iterations, {"team_id": team_id}).all()


def iteration_begun_from(evaluation: Evaluation) -> Iteration | None:
    return db.session().scalar(_began_from, {"evaluation_id": evaluation.id})


def words_about(hypothesis: WorkingHypothesis, *, today: date) -> Sequence[Word]:
    """What each designing member says about the newest version; who said nothing yet is there too."""
    facts = {
        "hypothesis_id": hypothesis.id,
        "version": hypothesis.version,
        "team_id": hypothesis.team_id,
        "today": today,
    }
    return [Word(*row) for row in db.session().execute(_words, facts)]


def tested_pairs_in(iteration: Iteration) -> Sequence[tuple[Experiment, DesignRequirement]]:
    """Every requirement with an experiment of this iteration that looks at it."""
    return [(row[0], row[1]) for row in db.session().execute(_tested_pairs, {"iteration_id": iteration.id})]


def grounds_for(kind: str, iteration: Iteration) -> Sequence[Ground]:
    """What something of this kind could rest on in this iteration."""
    facts = {"iteration_id": iteration.id, "kinds": list(kind_named(kind).rests_on)}
    return [Ground._make(row) for row in db.session().execute(_grounds, facts)] if facts["kinds"] else []


def titles_of(ids: Iterable[int]) -> dict[int, str]:
    """The titles of these artefacts as they are now."""
    found = db.session().execute(select(Artefact.id, Artefact.title).where(Artefact.id.in_(list(ids))))
    return {row.id: row.title for row in found}


def artefacts_with(ids: Iterable[int]) -> Sequence[Artefact]:
    return db.session().scalars(select(Artefact).where(Artefact.id.in_(list(ids)))).all() if ids else []
