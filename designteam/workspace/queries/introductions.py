"""All that somebody who joins a team reads first: also when it is the guide who comes to keep an eye on the method.

Seven things to read are chosen by one rule, in one statement. Always the newest question, the newest hypothesis and the
newest decision, also when that was made in an iteration before; after these what of this iteration most other work
rests on, of two alike what changed last. What was dropped is not in it, and is not counted as resting on something.
They are read in the order of the method, at a pace with time to think.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from math import ceil
from typing import Any, Final, NamedTuple

from sqlalchemy import and_, bindparam, case, func, literal, or_, select
from sqlalchemy.orm import aliased

from designteam.cycle.models import (
    Artefact,
    DesignRequirement,
    Evaluation,
    Experiment,
    ExperimentState,
    Iteration,
    Link,
    Standing,
    Status,
    Verdict,
    VerdictWord,
    Version,
)
from designteam.cycle.queries.artefacts import iterations_of
from designteam.cycle.queries.talk import OpenQuestion, open_questions_in
from designteam.kit import db
from designteam.meetings.queries.meetings import Planned, next_meetings_of
from designteam.method.definition import KINDS
from designteam.method.terms import Kind
from designteam.teams.models import DesignTeam, Membership, RoleCard, TeamAgreement
from designteam.teams.models.agreement import school_year_of
from designteam.teams.queries import memberships_of
from designteam.teams.queries.agreements import agreement_of, cards_of
from designteam.workspace.queries import choices, courses

FIRST: Final = 7
WORDS_A_MINUTE: Final = 150


class Tried(StrEnum):
    """How far a requirement was looked at in practice."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not"
    BEING_TRIED = "being_tried"
    NOT_TRIED = "not_tried"


class Reading(NamedTuple):
    """One of the things to read first. `is_newest` tells why: it is the newest of its kind."""

    id: int
    kind: str
    number: int
    title: str
    carries: int
    is_newest: bool
    minutes: int

    @property
    def declared(self) -> Kind:
        return KINDS[self.kind]


class Requirement(NamedTuple):
    id: int
    number: int
    text: str
    because: str
    tried: Tried


@dataclass(frozen=True)
class Introduction:
    """`agreement` and `questions` are there for who comes to guide the team."""

    team: DesignTeam
    iteration: Iteration | None
    course: courses.Course | None
    question: Artefact | None
    becoming: Sequence[Any]
    decisions: Sequence[Any]
    dropped: Sequence[Any]
    requirements: Sequence[Requirement]
    people: Sequence[Membership]
    cards: Mapping[int, RoleCard]
    reading: Sequence[Reading]
    coming: Planned | None
    made_on: date
    is_for_a_guide: bool = False
    agreement: TeamAgreement | None = None
    questions: Sequence[OpenQuestion] = ()

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in self.reading)


_iteration: Any = bindparam("iteration_id")
_later = aliased(Artefact)
_carries = (
    select(func.count(Link.id))
    .join(_later, _later.id == Link.from_id)
    .where(Link.to_id == Artefact.id, _later.status != Status.DROPPED)
    .correlate(Artefact)
    .scalar_subquery()
)
_decided = Evaluation.__table__.alias()
_is_decided = (
    select(_decided.c.id).where(_decided.c.id == Artefact.id, _decided.c.decision.is_not(None)).correlate(Artefact)
)
_stands = (
    select(Standing.id).where(Standing.artefact_id == Artefact.id, Standing.iteration_id == _iteration)
).correlate(Artefact)
_its_team = select(Iteration.team_id).where(Iteration.id == _iteration).scalar_subquery()
_place_in_kind = func.row_number().over(partition_by=Artefact.kind, order_by=Artefact.number.desc())
_candidates = (
    select(
        Artefact.id,
        Artefact.kind,
        Artefact.number,
        Artefact.title,
        Artefact.version,
        Artefact.changed_at,
        _carries.label("carries"),
        _place_in_kind.label("place"),
        case((_stands.exists(), 1), else_=0).label("stands"),
    )
    .where(
        Artefact.team_id == _its_team,
        Artefact.status != Status.DROPPED,
        or_(and_(Artefact.kind != "evaluation", _stands.exists()), _is_decided.exists()),
    )
    .subquery()
)
_is_newest = and_(
    _candidates.c.kind.in_(("practice_question", "working_hypothesis", "evaluation")), _candidates.c.place == 1
)
_reading = (
    select(
        _candidates.c.id, _candidates.c.kind, _candidates.c.number, _candidates.c.title, _candidates.c.carries,
        _is_newest.label("is_newest"), Version.content,
    )
    .join(Version, and_(Version.artefact_id == _candidates.c.id, Version.number == _candidates.c.version))
    .where(or_(_is_newest, and_(_candidates.c.stands == 1, _candidates.c.carries > 0)))
    .order_by(case((_is_newest, 0), else_=1), _candidates.c.carries.desc(), _candidates.c.changed_at.desc(),
              _candidates.c.id)
    .limit(FIRST)
)  # fmt: skip

_weighed = aliased(Evaluation, flat=True)
_newest_verdict = (
    select(Verdict.word)
    .join(_weighed, _weighed.id == Verdict.evaluation_id)
    .where(Verdict.requirement_id == DesignRequirement.id, _weighed.status != Status.DROPPED)
    .order_by(_weighed.number.desc(), Verdict.id.desc())
    .limit(1)
    .correlate(DesignRequirement)
    .scalar_subquery()
)
_trial = aliased(Experiment, flat=True)
_being_tried = (
    select(literal(1))
    .select_from(Link)
    .join(_trial, _trial.id == Link.from_id)
    .where(
        Link.to_id == DesignRequirement.id,
        _trial.status != Status.DROPPED,
        _trial.state == ExperimentState.RUNNING,
    )
    .correlate(DesignRequirement)
    .exists()
)
_requirements = (
    select(
        DesignRequirement.id,
        DesignRequirement.number,
        DesignRequirement.text,
        DesignRequirement.because,
        _newest_verdict.label("word"),
        _being_tried.label("being_tried"),
    )
    .join(Standing, Standing.artefact_id == DesignRequirement.id)
    .where(Standing.iteration_id == _iteration, DesignRequirement.status != Status.DROPPED)
    .order_by(DesignRequirement.number)
)


def introduction_of(team: DesignTeam, *, today: date, now: datetime, is_for_a_guide: bool = False) -> Introduction:
    """What somebody who joins this team needs to know, in as many statements however much there is."""
    iteration = next(iter(iterations_of(team.id)), None)
    question = courses.newest_in(iteration, "practice_question").get("practice_question") if iteration else None
    return Introduction(
        team=team,
        iteration=iteration,
        course=courses.course_of(iteration, today=today) if iteration else None,
        question=question,
        becoming=courses.how_it_became(question) if question else [],
        decisions=choices.decisions_of(team.id),
        dropped=choices.dropped_in(team.id),
        requirements=requirements_in(iteration) if iteration else [],
        people=[one for one in memberships_of(team) if one.is_current(today)],
        cards=cards_of(team.id),
        reading=reading_in(iteration) if iteration else [],
        coming=next_meetings_of([team.id], now=now).get(team.id),
        made_on=today,
        is_for_a_guide=is_for_a_guide,
        agreement=agreement_of(team.id, school_year=school_year_of(today)) if is_for_a_guide else None,
        questions=open_questions_in(team.id) if is_for_a_guide else (),
    )


def reading_in(iteration: Iteration) -> Sequence[Reading]:
    """What to read first, in the order of the method. Fewer than seven while little rests on anything."""
    rows = db.session().execute(_reading, {"iteration_id": iteration.id})
    found = [
        Reading(row.id, row.kind, row.number, row.title, row.carries, bool(row.is_newest), minutes_for(row.content))
        for row in rows
    ]
    order = list(KINDS)
    return sorted(found, key=lambda one: (order.index(one.kind), one.number))


def requirements_in(iteration: Iteration) -> Sequence[Requirement]:
    """The requirements that hold now, each with the newest verdict, or how far the team is with looking."""
    rows = db.session().execute(_requirements, {"iteration_id": iteration.id})
    return [Requirement(row.id, row.number, row.text, row.because, _tried_of(row)) for row in rows]


def minutes_for(content: Any) -> int:
    """How long one reads this, in whole minutes: at least one."""
    return max(1, ceil(sum(len(text.split()) for text in _texts_in(content)) / WORDS_A_MINUTE))


def _texts_in(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for part in content.values():
            yield from _texts_in(part)
    elif isinstance(content, list):
        for part in content:
            yield from _texts_in(part)


def _tried_of(row: Any) -> Tried:
    if row.word is not None:
        return Tried(VerdictWord(row.word).value)
    return Tried.BEING_TRIED if row.being_tried else Tried.NOT_TRIED
