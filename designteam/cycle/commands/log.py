"""The log of an experiment: a note with what was counted, sent once however often it arrives."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from designteam.cycle.commands.artefacts import add, current_iteration_of
from designteam.cycle.models import Artefact, Experiment, TallyCounter
from designteam.kit import db
from designteam.kit.words import N_, CannotDo
from designteam.people.models import Person

MOST_COUNTERS = 6


class CannotCount(CannotDo):
    pass


def add_to_log(
    experiment: Experiment, values: Mapping[str, Any], *, submission: str, by: Person, at: datetime
) -> tuple[Artefact, bool]:
    """The entry in the log, and whether it is new: what was sent before is found again and stays as it was."""
    found = db.session().scalar(select(Artefact).where(Artefact.submission == submission)) if submission else None
    if found is not None:
        return found, False
    iteration = current_iteration_of(experiment)
    made = add("log_entry", values, to=iteration, rests_on=[experiment], submission=submission, by=by, at=at)
    return made, True


def count(experiment: Experiment, caption: str, *, by: Person, at: datetime) -> TallyCounter:
    """Let the experiment count this from now on; what was counted before goes on with its counts.

    The caller holds the experiment. Raises CannotCount when there is no room for more.
    """
    here = TallyCounter.experiment_id == experiment.id
    known = db.session().scalar(select(TallyCounter).where(here, TallyCounter.caption == caption))
    if known is not None and known.retired_at is None:
        return known
    counting = select(func.count(TallyCounter.id)).where(here, TallyCounter.retired_at.is_(None))
    if (db.session().scalar(counting) or 0) >= MOST_COUNTERS:
        raise CannotCount(N_("Six things to count is the most. Stop counting one of them first."))
    counter = known or TallyCounter(experiment_id=experiment.id, caption=caption, added_at=at, added_by=by)
    counter.retired_at = None
    db.session().add(counter)
    db.session().flush()
    experiment.note("counts", by=by, at=at, other=caption)
    return counter


def stop_counting(counter: TallyCounter, experiment: Experiment, *, by: Person, at: datetime) -> None:
    """No longer ask for it; what was counted stays."""
    if counter.retired_at is None:
        counter.retired_at = at
        experiment.note("stopped_counting", by=by, at=at, other=counter.caption)
