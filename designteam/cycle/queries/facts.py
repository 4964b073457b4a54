"""The facts that the conditions of the method ask for, of any number of iterations in one statement.

Every condition has a fact of the same code. A fact counts what is there, or what is lacking; see
`Some` and `NoneLacking` in the method. Under the code of a kind stands how many of that kind there are.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, literal, or_, select, union_all
from sqlalchemy.orm import aliased

from designteam.cycle.models import (
    Artefact,
    AspectState,
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
    Outcome,
    PracticeQuestion,
    SolutionDirection,
    Standing,
    Status,
    Verdict,
    WorkingHypothesis,
)
from designteam.cycle.models.kinds import DesignAspect, DirectionChoice, OutcomeLevel
from designteam.kit import db
from designteam.method.definition import ASPECTS, LANES, ROLES, Lane
from designteam.network.models import Audience, School, SchoolType
from designteam.teams.models import DesignTeam, Membership

Facts = Mapping[str, int]
Test = Callable[[Any], ColumnElement[bool]]
Counting = Select[int, str, int]

_SIDES_NEEDED = 2
_FINISHED = (ExperimentState.DONE, ExperimentState.STOPPED)
_WIDER_THAN_A_CLASS = ("grades", "school_phase", "school")
_ENDORSING_ROLES = [role for role, card in ROLES.items() if card.designs]

_wanted = Standing.iteration_id.in_(bindparam("iterations", expanding=True))


def _count(code: str, kind: type[Artefact], *conditions: ColumnElement[bool]) -> Counting:
    """How many artefacts of a kind that were not dropped meet the conditions, per iteration."""
    return (
        select(Standing.iteration_id, literal(code).label("code"), func.count().label("number"))
        .join(kind, kind.id == Standing.artefact_id)
        .where(_wanted, kind.status != Status.DROPPED, *conditions)
        .group_by(Standing.iteration_id)
    )


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


def _lane_looked_at(lane: Lane) -> Counting:
    item = ExplorationItem
    something = or_(item.found != "", item.not_needed_because != "")
    return _count(f"lane_looked_at_{lane.value}", item, item.lane == lane, something)


# Special education has no grades [003:4-5]; naming the learning area is enough there.
_teams_without_grades = (
    select(DesignTeam.id)
    .join(School, School.id == DesignTeam.school_id)
    .where(School.school_type.in_((SchoolType.SPECIAL, SchoolType.SECONDARY_SPECIAL)))
)

_members_without_a_word = (
    select(Standing.iteration_id, literal("endorsed_by_all"), func.count(Membership.person_id.distinct()))
    .join(WorkingHypothesis, WorkingHypothesis.id == Standing.artefact_id)
    .join(Membership, Membership.team_id == WorkingHypothesis.team_id)
    .where(
        _wanted,
        WorkingHypothesis.status != Status.DROPPED,
        Membership.role.in_(_ENDORSING_ROLES),
        Membership.since <= bindparam("today"),
        or_(Membership.until.is_(None), Membership.until >= bindparam("today")),
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

_aspects_thought_through = (
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
_verdicts_lacking = (
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


def _facts() -> Iterable[Counting]:
    question, insight, hypothesis = PracticeQuestion, Insight, WorkingHypothesis
    requirement, design, experiment = DesignRequirement, Design, Experiment

    yield _count("question_written", question)
    yield _count(
        "question_agreed",
        question,
        question.status == Status.AGREED,
        func.json_array_length(question.learning_areas) > 0,
        or_(func.json_array_length(question.grades) > 0, question.team_id.in_(_teams_without_grades)),
    )
    yield _count("school_team_asked", question, question.asked_school_team_on.is_not(None))
    yield _count("two_sides", question, func.json_array_length(question.felt_by) >= _SIDES_NEEDED)

    yield from (_lane_looked_at(lane) for lane in LANES)
    yield _count("insights_written", insight)
    yield _count("insights_have_example", insight, insight.classroom_example == "")

    yield _count("hypothesis_written", hypothesis)
    yield _members_without_a_word
    for code, lane in (("rests_on_practice", Lane.PRACTICE), ("rests_on_research", Lane.RESEARCH)):
        yield _count(code, hypothesis, _rests_on(hypothesis, insight, _in_lane(lane)))

    yield _count("requirements_written", requirement)
    yield _count("each_testable", requirement, requirement.works_when == "")
    reasons = (_rests_on(requirement, kind) for kind in (insight, hypothesis, SolutionDirection))
    yield _count("each_has_reason", requirement, ~or_(*reasons))
    yield _count("ict_considered", requirement, requirement.ict_adds != "")
    yield _count("direction_chosen", SolutionDirection, SolutionDirection.choice == DirectionChoice.CHOSEN)

    yield _count("design_written", design)
    yield _count("teacher_description", design, design.teacher_description != "")
    yield _count("each_requirement_met", requirement, ~_carries(requirement, design))
    yield _aspects_thought_through
    yield _count(
        "infrastructure_ok",
        design,
        design.aspects.any(and_(DesignAspect.aspect == "infrastructure", DesignAspect.state != AspectState.OPEN)),
    )

    yield _count("experiment_planned", experiment)
    yield _count("rule_before", experiment, or_(experiment.decision_rule == "", experiment.prediction == ""))
    yield _count("results_in", experiment, experiment.state != ExperimentState.PLANNED, experiment.result == "")
    yield _count("each_requirement_tested", requirement, ~_carries(requirement, experiment))

    yield _count("evaluation_written", Evaluation)
    yield _verdicts_lacking
    yield _count(
        "decision_with_reason",
        Evaluation,
        Evaluation.decision.is_not(None),
        Evaluation.decision_because != "",
    )

    yield _count("outcome_beyond_team", Outcome, Outcome.level != OutcomeLevel.INDIVIDUAL)
    yield _count("scaled_up", experiment, experiment.scale.in_(_WIDER_THAN_A_CLASS))
    yield _count("scaled_up", Evaluation, Evaluation.decision.in_((Decision.KEEP, Decision.BROADEN)))

    shared = [audience for audience in Audience if audience.reaches(Audience.NETWORK)]
    yield _count("shared_beyond_team", design, design.audience.in_(shared))
    yield _count("outcomes_noted", Outcome)


_made = (
    select(Standing.iteration_id, Artefact.kind, func.count())
    .join(Artefact, Artefact.id == Standing.artefact_id)
    .where(_wanted, Artefact.status != Status.DROPPED)
    .group_by(Standing.iteration_id, Artefact.kind)
)
_statement = union_all(*_facts(), _made)


def facts_of(iterations: Iterable[Iteration], *, today: Any) -> Mapping[int, Facts]:
    """The facts of each iteration, by its id. What is not counted is zero."""
    ids = [iteration.id for iteration in iterations]
    facts: dict[int, dict[str, int]] = defaultdict(dict, {id_: {} for id_ in ids})
    for iteration_id, code, number in db.session().execute(_statement, {"iterations": ids, "today": today}):
        facts[iteration_id][code] = facts[iteration_id].get(code, 0) + number
    return facts
