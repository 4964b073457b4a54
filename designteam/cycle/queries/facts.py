"""The facts that the conditions of the method ask for, of any number of iterations in one statement.

Every condition has a fact of the same code. A fact counts what is there, or what is lacking; see
`Some` and `NoneLacking` in the method. Under the code of a kind stands how many of that kind there are.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, literal, or_, select, true, union_all
from sqlalchemy.orm import aliased

from designteam.cycle.models import (
    ActantMap,
    Artefact,
    AspectState,
    Citation,
    Decision,
    Design,
    DesignRequirement,
    Endorsement,
    Evaluation,
    Experiment,
    ExperimentState,
    ExplorationItem,
    Insight,
    Iteration,
    Link,
    LogEntry,
    Outcome,
    PracticeQuestion,
    Product,
    Reconsideration,
    SolutionDirection,
    Standing,
    Status,
    Verdict,
    WorkingHypothesis,
)
from designteam.cycle.models.designs import DesignAspect
from designteam.cycle.models.preliminary import DirectionChoice
from designteam.cycle.models.yields import OutcomeLevel
from designteam.cycle.queries.citations import answers_this_turn, has_turned_since
from designteam.evidence.models import Holding
from designteam.evidence.policy import may_be_seen_by_all_of
from designteam.kit import db
from designteam.method.definition import ASPECTS, LANES, ROLES, Lane
from designteam.network.models import Audience, School, SchoolType, holds
from designteam.teams.models import DesignTeam, Membership

Facts = Mapping[str, int]
Test = Callable[[Any], ColumnElement[bool]]
Counting = Select[*tuple[Any, ...]]

_SIDES_NEEDED = 2
_FINISHED = (ExperimentState.DONE, ExperimentState.STOPPED)
_WIDER_THAN_A_CLASS = ("grades", "school_phase", "school")
_ENDORSING_ROLES = [role for role, card in ROLES.items() if card.designs]

_wanted = Standing.iteration_id.in_(bindparam("iterations", expanding=True))


def _rests_on(later: Any, kind: type[Artefact], test: Test | None = None) -> ColumnElement[bool]:
    """Whether it rests on an artefact of this kind that was not dropped and that passes the test."""
    earlier = aliased(kind, flat=True)
    conditions = [
        Link.from_id == later.id,
        earlier.status != Status.DROPPED,
        *([test(earlier)] if test else []),
    ]
    return select(Link.id).join(earlier, earlier.id == Link.to_id).where(*conditions).correlate(later).exists()


def _carries(earlier: Any, kind: type[Artefact]) -> ColumnElement[bool]:
    """Whether an artefact of this kind that was not dropped rests on it."""
    later = aliased(kind, flat=True)
    conditions = [Link.to_id == earlier.id, later.status != Status.DROPPED]
    return select(Link.id).join(later, later.id == Link.from_id).where(*conditions).correlate(earlier).exists()


def _in_lane(lane: Lane) -> Test:
    return lambda thing: thing.lane == lane


def _something_in(lane: Lane) -> ColumnElement[bool]:
    item = ExplorationItem
    return and_(item.lane == lane, or_(item.found != "", item.not_needed_because != ""))


# Special education has no grades [003:4-5]; naming the learning area is enough there.
_teams_without_grades = (
    select(DesignTeam.id)
    .join(School, School.id == DesignTeam.school_id)
    .where(School.school_type.in_((SchoolType.SPECIAL, SchoolType.SECONDARY_SPECIAL)))
)

_members_without_a_word: Counting = (
    select(Standing.iteration_id, literal("endorsed_by_all"), func.count(Membership.person_id.distinct()))
    .join(WorkingHypothesis, WorkingHypothesis.id == Standing.artefact_id)
    .join(Membership, Membership.team_id == WorkingHypothesis.team_id)
    .where(
        _wanted,
        WorkingHypothesis.status != Status.DROPPED,
        Membership.role.in_(_ENDORSING_ROLES),
        holds(Membership),
        ~select(Endorsement.id)
        .where(
            Endorsement.hypothesis_id == WorkingHypothesis.id,
            Endorsement.version == WorkingHypothesis.version,
            Endorsement.person_id == Membership.person_id,
        )
        .exists(),
    )
    .group_by(Standing.iteration_id)
)

_aspects_thought_through: Counting = (
    select(
        Standing.iteration_id,
        literal("aspects_thought_through"),
        (literal(len(ASPECTS)) - func.count(DesignAspect.aspect.distinct())),
    )
    .join(Design, Design.id == Standing.artefact_id)
    .outerjoin(DesignAspect, and_(DesignAspect.design_id == Design.id, DesignAspect.state != AspectState.OPEN))
    .where(_wanted, Design.status != Status.DROPPED)
    .group_by(Standing.iteration_id)
)

_tested, _test = aliased(DesignRequirement, flat=True), aliased(Experiment, flat=True)
_verdicts_lacking: Counting = (
    select(Standing.iteration_id, literal("verdicts_complete"), func.count())
    .join(_test, _test.id == Standing.artefact_id)
    .join(Link, Link.from_id == _test.id)
    .join(_tested, _tested.id == Link.to_id)
    .where(
        _wanted,
        _test.status != Status.DROPPED,
        _test.state.in_(_FINISHED),
        _tested.status != Status.DROPPED,
        ~select(Verdict.id).where(Verdict.experiment_id == _test.id, Verdict.requirement_id == _tested.id).exists(),
    )
    .group_by(Standing.iteration_id)
)


def _state_of(aspect: str) -> ColumnElement[bool]:
    """Whether a design has thought this aspect through."""
    return Design.aspects.any(and_(DesignAspect.aspect == aspect, DesignAspect.state != AspectState.OPEN))


_SHARED = [audience for audience in Audience if audience.reaches(Audience.NETWORK)]

# Per kind: which of those that were not dropped a fact counts.
COUNTED: Mapping[type[Artefact], Mapping[str, ColumnElement[bool]]] = {
    PracticeQuestion: {
        "question_written": true(),
        "question_agreed": and_(
            PracticeQuestion.status == Status.AGREED,
            func.json_array_length(PracticeQuestion.learning_areas) > 0,
            or_(
                func.json_array_length(PracticeQuestion.grades) > 0,
                PracticeQuestion.team_id.in_(_teams_without_grades),
            ),
        ),
        "school_team_asked": PracticeQuestion.asked_school_team_on.is_not(None),
        "two_sides": func.json_array_length(PracticeQuestion.felt_by) >= _SIDES_NEEDED,
    },
    ExplorationItem: {f"lane_looked_at_{lane.value}": _something_in(lane) for lane in LANES},
    Insight: {"insights_written": true(), "insights_have_example": Insight.classroom_example == ""},
    WorkingHypothesis: {
        "hypothesis_written": true(),
        "rests_on_practice": _rests_on(WorkingHypothesis, Insight, _in_lane(Lane.PRACTICE)),
        "rests_on_research": _rests_on(WorkingHypothesis, Insight, _in_lane(Lane.RESEARCH)),
    },
    SolutionDirection: {"direction_chosen": SolutionDirection.choice == DirectionChoice.CHOSEN},
    DesignRequirement: {
        "requirements_written": true(),
        "each_testable": DesignRequirement.works_when == "",
        "each_has_reason": ~or_(
            *(_rests_on(DesignRequirement, kind) for kind in (Insight, WorkingHypothesis, SolutionDirection))
        ),
        "ict_considered": DesignRequirement.ict_adds != "",
        "each_requirement_met": ~_carries(DesignRequirement, Design),
        "each_requirement_tested": ~_carries(DesignRequirement, Experiment),
    },
    Design: {
        "design_written": true(),
        "teacher_description": Design.teacher_description != "",
        "infrastructure_ok": _state_of("infrastructure"),
        "shared_beyond_team": Design.audience.in_(_SHARED),
    },
    Experiment: {
        "experiment_planned": Experiment.micro.is_(False),
        "rule_before": and_(
            Experiment.micro.is_(False), or_(Experiment.decision_rule == "", Experiment.prediction == "")
        ),
        "results_in": and_(
            Experiment.micro.is_(False), Experiment.state != ExperimentState.PLANNED, Experiment.result == ""
        ),
        "scaled_up": Experiment.scale.in_(_WIDER_THAN_A_CLASS),
    },
    Evaluation: {
        "evaluation_written": true(),
        "decision_with_reason": and_(Evaluation.decision.is_not(None), Evaluation.decision_because != ""),
        "scaled_up": Evaluation.decision.in_((Decision.KEEP, Decision.BROADEN)),
    },
    Outcome: {"outcomes_noted": true(), "outcome_beyond_team": Outcome.level != OutcomeLevel.INDIVIDUAL},
    LogEntry: {},
    ActantMap: {},
    Product: {"product_made": true()},
}
MOST = max(len(facts) for facts in COUNTED.values())


def _counts(kind: type[Artefact], facts: Mapping[str, ColumnElement[bool]]) -> Counting:
    """One pass over the artefacts of a kind: how many there are, and how many each fact counts."""
    columns = [func.count().filter(condition) for condition in facts.values()]
    rest = [literal(0)] * (MOST - len(columns))
    code = kind.__mapper__.polymorphic_identity
    return (
        select(Standing.iteration_id, literal(code), func.count(), *columns, *rest)
        .join(kind, kind.id == Standing.artefact_id)
        .where(_wanted, kind.status != Status.DROPPED)
        .group_by(Standing.iteration_id)
    )


# The facts that look at more than one kind, each in a statement of its own.
ALONE: Mapping[str, Counting] = {
    "endorsed_by_all": _members_without_a_word,
    "aspects_thought_through": _aspects_thought_through,
    "verdicts_complete": _verdicts_lacking,
}

# What no condition asks for, because it is never asked beforehand: how much rests on something that was taken back.
SECOND_LOOKS = "second_looks"
_second_looks: Counting = (
    select(Standing.iteration_id, literal(SECOND_LOOKS), func.count(Citation.id))
    .join(Artefact, Artefact.id == Standing.artefact_id)
    .join(Citation, Citation.artefact_id == Artefact.id)
    .join(Holding, Holding.id == Citation.holding_id)
    .join(DesignTeam, DesignTeam.id == Artefact.team_id)
    .outerjoin(Reconsideration, answers_this_turn)
    .where(
        _wanted,
        may_be_seen_by_all_of(DesignTeam),
        Artefact.status != Status.DROPPED,
        has_turned_since,
        Reconsideration.id.is_(None),
    )
    .group_by(Standing.iteration_id)
)

_statement = union_all(
    *(_counts(kind, facts) for kind, facts in COUNTED.items()),
    *(number.add_columns(*[literal(0)] * MOST) for number in (*ALONE.values(), _second_looks)),
)
_codes = {str(kind.__mapper__.polymorphic_identity): list(facts) for kind, facts in COUNTED.items()}


def facts_of(iterations: Iterable[Iteration], *, today: date) -> Mapping[int, Facts]:
    """The facts of each iteration, by its id. What is not counted is zero."""
    if db.writes():
        return _counted([iteration.id for iteration in iterations], today)
    keys = {("facts", it.id, it.team.lines, today): it.id for it in iterations}
    return db.remembered(keys, lambda ids: _counted(ids, today))


def _counted(ids: Sequence[int], today: date) -> Mapping[int, Facts]:
    found: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int), {id_: defaultdict(int) for id_ in ids})
    counts: list[int]
    for iteration_id, code, number, *counts in db.session().execute(_statement, {"iterations": ids, "today": today}):
        found[iteration_id][code] += number
        for fact, count in zip(_codes.get(code, ()), counts, strict=False):
            found[iteration_id][fact] += count
    return found
