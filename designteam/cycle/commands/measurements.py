"""Agreeing on what to look at, and keeping what was seen in groups of pupils."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from designteam.cycle.commands.artefacts import current_iteration_of
from designteam.cycle.models import Experiment, Indicator, Iteration, Measurement, Reading, Standing
from designteam.cycle.models.measurement import MOST_INDICATORS, gives_away
from designteam.kit import db
from designteam.kit.words import N_, CannotDo
from designteam.people.models import Person

_agreed_in = (
    select(func.count(Indicator.id))
    .join(Standing, Standing.artefact_id == Indicator.experiment_id)
    .where(Standing.iteration_id == bindparam("iteration_id"))
)
_highest = select(func.max(Indicator.number)).where(Indicator.experiment_id == bindparam("experiment_id"))


class CannotMeasure(CannotDo):
    pass


class GivesAway(CannotDo):
    """Two groups of one moment would tell how fewer than five pupils did."""

    def __init__(self, reading: Reading, whole: str, part: str) -> None:
        super().__init__("")
        self.reading, self.whole, self.part = reading, whole, part


def agree_to_look_at(
    experiment: Experiment, values: Mapping[str, Any], *, submission: str | None = None, by: Person, at: datetime
) -> Indicator:
    """Add something to look at. The same submission sent twice gives the indicator of the first time.

    Raises CannotMeasure for a sixth one in an iteration: more numbers than a team can talk about [004:480-505].
    """
    if submission and (made := db.session().scalar(select(Indicator).where(Indicator.submission == submission))):
        return made
    iteration = current_iteration_of(experiment)
    db.session().execute(select(Iteration.id).where(Iteration.id == iteration.id).with_for_update())
    if indicators_in(iteration) >= MOST_INDICATORS:
        raise CannotMeasure(
            N_(
                "You already look at five things in this iteration. More is hard to keep up and to talk about. "
                "Which one can go?"
            )
        )
    highest = db.session().scalar(_highest, {"experiment_id": experiment.id}) or 0
    indicator = Indicator(experiment_id=experiment.id, number=highest + 1, submission=submission or None, **values)
    db.session().add(indicator)
    db.session().flush()
    experiment.note("chose_indicator", by=by, at=at)
    return indicator


def revise_indicator(
    indicator: Indicator, experiment: Experiment, values: Mapping[str, Any], *, by: Person, at: datetime
) -> None:
    if indicator.revise(dict(values)):
        experiment.note("chose_indicator", by=by, at=at)


def let_go_of(indicator: Indicator, experiment: Experiment, *, by: Person, at: datetime) -> None:
    """Look at it no longer. Raises CannotMeasure once something was measured: what was seen stays."""
    if indicator.measurements:
        raise CannotMeasure(N_("Numbers were already noted here, so this stays. Take the numbers away first."))
    db.session().delete(indicator)
    experiment.note("let_go_of_indicator", by=by, at=at)


def measure(
    indicator: Indicator, experiment: Experiment, readings: Sequence[Reading], *, by: Person, at: datetime
) -> None:
    """Keep what was seen, all of it or nothing. The same group on the same day again replaces what stood there.

    Raises GivesAway when a group under five could be worked out from two others.
    """
    known = {(found.measured_on, found.among): found for found in indicator.measurements}
    for reading in readings:
        found = known.get((reading.measured_on, reading.among))
        if found is None:
            found = Measurement(measured_on=reading.measured_on, among=reading.among, indicator=indicator)
            db.session().add(found)
            known[reading.measured_on, reading.among] = found
        found.take(reading)
    sizes: dict[Any, list[tuple[str, int | None]]] = defaultdict(list)
    for (day, among), found in known.items():
        sizes[day].append((among, found.size))
    for reading in readings:
        pair = gives_away(sizes[reading.measured_on])
        if pair is not None:
            raise GivesAway(reading, *pair)
    db.session().flush()
    experiment.note("measured", by=by, at=at)


def take_away(measurement: Measurement, experiment: Experiment, *, by: Person, at: datetime) -> None:
    """Take away a number that was noted by mistake."""
    db.session().delete(measurement)
    experiment.note("took_away_number", by=by, at=at)


def indicators_in(iteration: Iteration) -> int:
    """How many things the team looks at in an iteration, in all its experiments together."""
    return db.session().scalar(_agreed_in, {"iteration_id": iteration.id}) or 0
