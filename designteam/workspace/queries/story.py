"""The story of a team: everything that happened in it, by day, the newest first."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, or_, select

from designteam.cycle.models import (
    Artefact,
    Evaluation,
    EventMarker,
    Experiment,
    Iteration,
    Link,
    Move,
    Status,
    Version,
)
from designteam.kit import clock, db
from designteam.people.models import Person
from designteam.teams.models import Membership
from designteam.workspace.queries.together import TOGETHER, together

MOST = 40  # events on a page
READ = 3 * MOST  # of each sort, so that the last day of a page is whole
THE_END = date(2101, 1, 1)
FOUND = ("practice_question", "working_hypothesis", "design")  # whose first version is an event as well
THOUGHTS: Mapping[str, Sequence[str]] = {
    "practice_question": ("text",),
    "working_hypothesis": ("approach", "context", "outcome", "mechanism"),
}


class Happened(NamedTuple):
    """One event of one sort, with its row."""

    on: date
    at: datetime
    sort: str
    row: Any


class Chapter(NamedTuple):
    """What happened from one day to another; `before` leads to what came before it, if there is more."""

    events: Sequence[Happened]
    before: date | None


class Thought(NamedTuple):
    """What a team thought from one version on, until something changed it."""

    id: int
    kind: str
    number: int
    version: int
    at: datetime
    because: str
    content: Mapping[str, Any]
    author: str
    iteration: int
    dropped_because: str
    grounds: Sequence[tuple[int, str]]
    until: datetime | None
    is_now: bool


_team: Any = bindparam("team_id")
_before_moment: Any = bindparam("before_moment")
_before_day: Any = bindparam("before_day")
_today: Any = bindparam("today")

_SORTS = {
    "sharper": select(
        Version.at, Version.number.label("version"), Version.because, Person.name.label("who"), Artefact.id,
        Artefact.kind, Artefact.number, Artefact.title,
    )
    .join(Artefact, Artefact.id == Version.artefact_id)
    .join(Person, Person.id == Version.author_id)
    .where(
        Artefact.team_id == _team, Version.at < _before_moment,
        or_(Version.because != "", and_(Version.number == 1, Artefact.kind.in_(FOUND))),
    )
    .order_by(Version.at.desc(), Version.id.desc())
    .limit(READ),
    "move": select(
        Move.at, Move.direction, Move.to_phase, Move.reason, Person.name.label("who"),
        Iteration.number.label("iteration"), Iteration.name,
    )
    .join(Iteration, Iteration.id == Move.iteration_id)
    .join(Person, Person.id == Move.by_id)
    .where(Iteration.team_id == _team, Move.at < _before_moment)
    .order_by(Move.at.desc(), Move.id.desc())
    .limit(READ),
    "tried": select(Experiment.starts_on.label("on"), Experiment.id, Experiment.number, Experiment.title,
                    Experiment.question)
    .where(
        Experiment.team_id == _team, Experiment.status != Status.DROPPED, Experiment.starts_on < _before_day,
        Experiment.starts_on <= _today,
    )
    .order_by(Experiment.starts_on.desc(), Experiment.id.desc())
    .limit(READ),
    "decided": select(
        Evaluation.decided_on.label("on"), Evaluation.id, Evaluation.decision,
        Evaluation.title, Evaluation.decision_because,
    )
    .where(
        Evaluation.team_id == _team, Evaluation.status != Status.DROPPED, Evaluation.decision.is_not(None),
        Evaluation.decided_on < _before_day, Evaluation.decided_on <= _today,
    )
    .order_by(Evaluation.decided_on.desc(), Evaluation.id.desc())
    .limit(READ),
    "joined": select(Membership.since.label("on"), Person.name.label("who"), Membership.role)
    .join(Person, Person.id == Membership.person_id)
    .where(Membership.team_id == _team, Membership.since < _before_day, Membership.since <= _today)
    .order_by(Membership.since.desc(), Membership.id.desc())
    .limit(READ),
    "left": select(Membership.until.label("on"), Person.name.label("who"), Membership.role)
    .join(Person, Person.id == Membership.person_id)
    .where(Membership.team_id == _team, Membership.until < _before_day, Membership.until <= _today)
    .order_by(Membership.until.desc(), Membership.id.desc())
    .limit(READ),
    "around": select(
        EventMarker.happened_on.label("on"), EventMarker.what, EventMarker.learnt, Person.name.label("who")
    )
    .join(Person, Person.id == EventMarker.by_id)
    .where(EventMarker.team_id == _team, EventMarker.happened_on < _before_day)
    .order_by(EventMarker.happened_on.desc(), EventMarker.id.desc())
    .limit(READ),
}  # fmt: skip

_thoughts = (
    select(
        Artefact.id, Artefact.kind, Artefact.number, Artefact.status, Artefact.status_because,
        Version.number.label("version"), Version.at, Version.because, Version.content, Person.name.label("who"),
        Iteration.number.label("iteration"),
    )
    .join(Version, Version.artefact_id == Artefact.id)
    .join(Iteration, Iteration.id == Version.iteration_id)
    .join(Person, Person.id == Version.author_id)
    .where(Artefact.team_id == _team, Artefact.kind.in_(list(THOUGHTS)))
    .order_by(Artefact.kind, Artefact.number, Version.number)
)  # fmt: skip
_grounds = (
    select(Link.from_id, Link.from_version, Artefact.id, Artefact.title)
    .join(Artefact, Artefact.id == Link.to_id)
    .where(
        Artefact.team_id == _team,
        Link.from_id.in_(select(Artefact.id).where(Artefact.team_id == _team, Artefact.kind.in_(list(THOUGHTS)))),
    )
    .order_by(Link.id)
)


def story_of(team_id: int, sorts: Sequence[str], *, before: date | None, today: date) -> Chapter:
    """What happened before a day, in one statement for each sort, and one for all that the team did together.

    A page ends with a whole day.
    """
    border = before or THE_END
    facts = {
        "team_id": team_id,
        "before_day": border,
        "before_moment": clock.start_of(border),
        "today": today,
    }
    session = db.session()
    found = [_happened(sort, row) for sort in sorts if sort in _SORTS for row in session.execute(_SORTS[sort], facts)]
    others = tuple(sort for sort in sorts if sort in TOGETHER)
    if others:
        found += [_happened(row.sort, row) for row in session.execute(together(others, READ), facts)]
    found.sort(key=lambda event: (event.on, event.at), reverse=True)
    if len(found) <= MOST:
        return Chapter(found, None)
    last = found[MOST - 1].on
    shown = [event for event in found if event.on >= last]
    return Chapter(shown, last if len(shown) < len(found) else None)


def thoughts_of(team_id: int) -> Sequence[Thought]:
    """Every question and hypothesis as it was thought, in the order in which it was; in two statements."""
    rows = db.session().execute(_thoughts, {"team_id": team_id}).all()
    grounds: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for from_id, from_version, id_, title in db.session().execute(_grounds, {"team_id": team_id}):
        grounds.setdefault((from_id, from_version), []).append((id_, title))
    thoughts = [
        thought
        for _, versions in groupby(rows, key=lambda row: row.id)
        for thought in _thoughts_in(list(versions), grounds)
    ]
    return sorted(thoughts, key=lambda thought: (thought.at, thought.id, thought.version))


def _thoughts_in(
    versions: Sequence[Any], grounds: Mapping[tuple[int, int], Sequence[tuple[int, str]]]
) -> Sequence[Thought]:
    """The versions of one artefact in which the thought itself changed."""
    fields = THOUGHTS[versions[0].kind]
    told = [list(same) for _, same in groupby(versions, key=lambda row: [row.content.get(name) for name in fields])]
    return [
        Thought(
            id=same[0].id, kind=same[0].kind, number=same[0].number, version=same[0].version, at=same[0].at,
            because=same[0].because, content=same[0].content, author=same[0].who, iteration=same[0].iteration,
            dropped_because="" if following else same[0].status_because,
            grounds=[ground for version in same for ground in grounds.get((same[0].id, version.version), ())],
            until=following[0].at if following else None,
            is_now=following is None and same[0].status is not Status.DROPPED,
        )
        for same, following in zip(told, [*told[1:], None], strict=True)
    ]  # fmt: skip


def _happened(sort: str, row: Any) -> Happened:
    """An event of a whole day stands in the middle of it, between what has an hour."""
    day: date | None = row._mapping.get("on")
    if day is None:
        return Happened(clock.day_of(row.at), row.at, sort, row)
    return Happened(day, datetime.combine(day, time(12), tzinfo=UTC), sort, row)
