"""The facts that the mirror shows, of any number of iterations in one statement.

Every line of the mirror has cases: an experiment that began, a hypothesis, a decision. Per line is counted of how many
cases it is so and of how many not, with the newest of each, so that the page can lead there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Date, Integer, Select, and_, bindparam, case, func, literal, or_, select, union_all
from sqlalchemy.orm import aliased

from designteam.cycle.models import (
    Artefact,
    Citation,
    Evaluation,
    Experiment,
    ExperimentState,
    ExplorationItem,
    Indicator,
    Insight,
    Iteration,
    Link,
    LogEntry,
    Measurement,
    Prediction,
    SolutionDirection,
    Standing,
    Status,
    Version,
    WorkingHypothesis,
)
from designteam.cycle.models.experiments import Decision
from designteam.cycle.models.preliminary import DirectionChoice
from designteam.kit import db
from designteam.method.definition import Lane

ENOUGH_DAYS = 3
AT_ONCE = 1_000
SMALL = ("part", "one_class")


class Seen(NamedTuple):
    """Of how many cases a line is so and of how many not, with the newest of each."""

    so: int = 0
    lacking: int = 0
    so_id: int | None = None
    lacking_id: int | None = None

    @property
    def is_so(self) -> bool:
        """Whether it is so for all there is to look at."""
        return bool(self.so) and not self.lacking

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to look at yet."""
        return not (self.so or self.lacking)


Mirrored = Mapping[str, Seen]
Cases = Select[*tuple[Any, ...]]

_wanted = Standing.iteration_id.in_(bindparam("iterations", expanding=True))


def _as_number(condition: Any) -> Any:
    return case((condition, 1), else_=0).label("is_so")


def _day_of(moment: Any) -> Any:
    return func.date(moment, type_=Date)


# Experiments: what was expected, and when one first looked

_predicted_at = (
    select(func.min(Prediction.at)).where(Prediction.experiment_id == Experiment.id).correlate(Experiment)
).scalar_subquery()
_wrote_at = (
    select(func.min(Version.at))
    .where(Version.artefact_id == Experiment.id, Version.content["prediction"].as_string() != "")
    .correlate(Experiment)
    .scalar_subquery()
)
_entry = aliased(LogEntry, flat=True)
_logged_on = (
    select(func.min(_entry.happened_on))
    .join(Link, Link.from_id == _entry.id)
    .where(Link.to_id == Experiment.id, _entry.status != Status.DROPPED)
    .correlate(Experiment)
    .scalar_subquery()
)
_measured_on = (
    select(func.min(Measurement.measured_on))
    .join(Indicator, Indicator.id == Measurement.indicator_id)
    .where(Indicator.experiment_id == Experiment.id)
    .correlate(Experiment)
    .scalar_subquery()
)


def _is_before_data(moment: Any) -> Any:
    """Whether this was written at the latest on the day on which one first looked. While nobody looked, it was."""
    return and_(
        moment.is_not(None),
        or_(_logged_on.is_(None), _day_of(moment) <= _logged_on),
        or_(_measured_on.is_(None), _day_of(moment) <= _measured_on),
    )


_days_looked = (
    select(func.count(Measurement.measured_on.distinct()).label("days"))
    .join(Indicator, Indicator.id == Measurement.indicator_id)
    .where(Indicator.experiment_id == Experiment.id, Measurement.size.is_not(None))
    .group_by(Measurement.indicator_id)
    .having(func.count(Measurement.measured_on.distinct()) >= ENOUGH_DAYS)
    .correlate(Experiment)
)
_has_begun = and_(Experiment.micro.is_(False), Experiment.state != ExperimentState.PLANNED)


def _experiments(is_so: Any) -> Cases:
    return (
        select(Standing.iteration_id.label("iteration_id"), Experiment.id.label("case_id"), _as_number(is_so))
        .join(Experiment, Experiment.id == Standing.artefact_id)
        .where(_wanted, Experiment.status != Status.DROPPED, _has_begun)
    )


_nth = func.row_number().over(
    partition_by=Standing.iteration_id,
    order_by=(Experiment.starts_on.is_(None), Experiment.starts_on, Experiment.number),
)
_first_tries = (
    select(
        Standing.iteration_id, Experiment.id.label("case_id"),
        _as_number(or_(Experiment.micro, Experiment.scale.in_(SMALL))), _nth.label("place"),
    )
    .join(Experiment, Experiment.id == Standing.artefact_id)
    .where(
        _wanted, Experiment.status != Status.DROPPED,
        or_(Experiment.micro, Experiment.state != ExperimentState.PLANNED),
    )
    .subquery()
)  # fmt: skip
_first_try: Cases = select(
    _first_tries.c.iteration_id.label("iteration_id"), _first_tries.c.case_id, _first_tries.c.is_so
).where(_first_tries.c.place == 1)

# What stands behind a choice

_ground = aliased(Insight, flat=True)


def _rests_on_others(choice: Any) -> Any:
    """Whether it cites something of the library, or an insight under it does or comes from research."""
    cites = select(Citation.id).where(Citation.artefact_id == choice.id).correlate(choice).exists()
    under = (
        select(Link.id)
        .join(_ground, _ground.id == Link.to_id)
        .where(
            Link.from_id == choice.id,
            _ground.status != Status.DROPPED,
            or_(
                _ground.lane == Lane.RESEARCH,
                select(Citation.id).where(Citation.artefact_id == _ground.id).correlate(_ground).exists(),
            ),
        )
        .correlate(choice)
        .exists()
    )
    return or_(cites, under)


def _choices(kind: Any, *conditions: Any) -> Cases:
    return (
        select(
            Standing.iteration_id.label("iteration_id"),
            kind.id.label("case_id"),
            _as_number(_rests_on_others(kind)),
        )
        .join(kind, kind.id == Standing.artefact_id)
        .where(_wanted, kind.status != Status.DROPPED, *conditions)
    )


# What children said

_looked, _learned, _logged = (kind.__table__.alias() for kind in (ExplorationItem, Insight, LogEntry))
_children: Cases = (
    select(Standing.iteration_id.label("iteration_id"), Artefact.id.label("case_id"), literal(1).label("is_so"))
    .join(Artefact, Artefact.id == Standing.artefact_id)
    .outerjoin(_looked, _looked.c.id == Artefact.id)
    .outerjoin(_learned, _learned.c.id == Artefact.id)
    .outerjoin(_logged, _logged.c.id == Artefact.id)
    .where(
        _wanted,
        Artefact.status != Status.DROPPED,
        or_(
            and_(_looked.c.lane == Lane.PUPILS, _looked.c.found != ""),
            _learned.c.lane == Lane.PUPILS,
            _logged.c.pupils_said != "",
        ),
    )
)

# What followed from a decision that asks for more: those of the iteration, and the one from which it began

_decided_at = (
    select(func.min(Version.at))
    .where(Version.artefact_id == Evaluation.id, Version.content["decision"].as_string() != "")
    .correlate(Evaluation)
    .scalar_subquery()
)
_changed, _thing = aliased(Version), aliased(Artefact)
_adjusted = (
    select(_changed.id)
    .join(_thing, _thing.id == _changed.artefact_id)
    .where(
        _thing.team_id == Evaluation.team_id,
        _thing.kind.in_(("working_hypothesis", "design_requirement", "design", "experiment")),
        _thing.status != Status.DROPPED,
        _changed.at > _decided_at,
    )
    .correlate(Evaluation)
)
_next = aliased(Iteration)
_began_from = select(_next.id).where(_next.started_from_id == Evaluation.id).correlate(Evaluation)
_decisions: Cases = (
    select(
        Standing.iteration_id.label("iteration_id"),
        Evaluation.id.label("case_id"),
        _as_number(or_(_began_from.exists(), _adjusted.exists())),
    )
    .join(Evaluation, Evaluation.id == Standing.artefact_id)
    .where(_wanted, Evaluation.status != Status.DROPPED, Evaluation.decision.in_((Decision.ADJUST, Decision.BROADEN)))
)
_beginnings: Cases = select(
    Iteration.id.label("iteration_id"), Iteration.started_from_id.label("case_id"), literal(1).label("is_so")
).where(Iteration.id.in_(bindparam("iterations", expanding=True)), Iteration.started_from_id.is_not(None))

CASES: Mapping[str, Sequence[Cases]] = {
    "predicted_first": [_experiments(or_(_is_before_data(_wrote_at), _is_before_data(_predicted_at)))],
    "small_first": [_first_try],
    "looked_often": [_experiments(_days_looked.exists())],
    "source_behind": [
        _choices(aliased(WorkingHypothesis, flat=True)),
        _choices(_direction := aliased(SolutionDirection, flat=True), _direction.choice == DirectionChoice.CHOSEN),
    ],
    "pupils_heard": [_children],
    "went_on_from_verdict": [_decisions, _beginnings],
}


def _counted(code: str, cases: Sequence[Cases]) -> Select[*tuple[Any, ...]]:
    case_of = union_all(*cases).subquery()
    is_so = case_of.c.is_so == 1
    return select(
        case_of.c.iteration_id,
        literal(code),
        func.sum(case((is_so, 1), else_=0)),
        func.sum(case((is_so, 0), else_=1)),
        func.max(case((is_so, case_of.c.case_id), else_=None), type_=Integer),
        func.max(case((is_so, None), else_=case_of.c.case_id), type_=Integer),
    ).group_by(case_of.c.iteration_id)


_statement = union_all(*(_counted(code, cases) for code, cases in CASES.items()))


def mirror_of(iterations: Iterable[int]) -> Mapping[int, Mirrored]:
    """Per iteration what each line of the mirror shows. A line without cases shows nothing.

    Of very many a thousand at a time: a database takes only so many parameters at once.
    """
    ids = list(iterations)
    found: dict[int, dict[str, Seen]] = {id_: defaultdict(Seen) for id_ in ids}
    for first in range(0, len(ids), AT_ONCE):
        asked = {"iterations": ids[first : first + AT_ONCE]}
        for iteration_id, code, *seen in db.session().execute(_statement, asked):
            found[iteration_id][code] = Seen(int(seen[0]), int(seen[1]), seen[2], seen[3])
    return found
