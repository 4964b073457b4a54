"""Questions about what is measured in experiments, in one statement for any number of them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.orm import contains_eager

from designteam.cycle.models import Experiment, Indicator, Measurement
from designteam.kit import db

_looked_at = (
    select(Indicator)
    .outerjoin(Measurement, Measurement.indicator_id == Indicator.id)
    .where(Indicator.experiment_id.in_(bindparam("experiments", expanding=True)))
    .options(contains_eager(Indicator.measurements))
    .order_by(Indicator.experiment_id, Indicator.number, Measurement.measured_on, Measurement.among)
)
_measured = (
    select(Measurement)
    .join(Indicator, Indicator.id == Measurement.indicator_id)
    .where(Indicator.experiment_id == bindparam("experiment_id"), Measurement.id == bindparam("id"))
)


def looked_at_in(experiments: Iterable[int]) -> Sequence[Indicator]:
    """What is looked at in these experiments, each with its measurements from early to late."""
    ids = list(experiments)
    return db.session().scalars(_looked_at, {"experiments": ids}).unique().all() if ids else []


def measurement_of(experiment: Experiment, measurement_id: int) -> Measurement | None:
    return db.session().scalar(_measured, {"experiment_id": experiment.id, "id": measurement_id})
