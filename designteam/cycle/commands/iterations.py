"""Starting the first iteration of a team, and the next one from a decision."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, select

from designteam.cycle.commands.artefacts import current_iteration_of
from designteam.cycle.models import (
    Artefact,
    Direction,
    Evaluation,
    Experiment,
    Iteration,
    Link,
    LogEntry,
    Move,
    Standing,
)
from designteam.journal.commands import record
from designteam.kit import db
from designteam.kit.text import shorten
from designteam.kit.words import N_, CannotDo
from designteam.method.definition import PHASES
from designteam.people.models import Person
from designteam.teams.models import DesignTeam


class CannotStart(CannotDo):
    pass


def begin(team: DesignTeam, *, on: date, by: Person, at: datetime) -> Iteration:
    """Start the first iteration of a team, in the first phase."""
    iteration = Iteration(team=team, number=1, started_on=on)
    iteration.moves.append(Move(direction=Direction.START, to_phase=PHASES[0].code, at=at, by=by))
    db.session().add(iteration)
    db.session().flush()
    record("began", by=by, at=at, subject="iteration", subject_id=iteration.id, team_id=team.id, number=1)
    return iteration


def start_next_iteration(
    evaluation: Evaluation,
    *,
    name: str,
    because: str,
    carries: Sequence[Artefact],
    on: date,
    by: Person,
    at: datetime,
) -> Iteration:
    """Start again from a decision. What goes on is carried over with its history, not copied; an experiment that is
    not finished takes its log along.

    Raises CannotStart when there is no decision yet, or when the next iteration already began from it.
    """
    if evaluation.decision is None or not evaluation.decision_because:
        raise CannotStart(N_("Write down your decision and the reason first; the next iteration starts from it."))
    previous = current_iteration_of(evaluation)
    if not previous.is_running:
        raise CannotStart(N_("The next iteration has already started."))
    previous.end(on=on)
    iteration = Iteration(
        team_id=previous.team_id, number=previous.number + 1, name=name, because=because,
        started_on=on, started_from_id=evaluation.id,
    )  # fmt: skip
    iteration.moves.append(Move(direction=Direction.START, to_phase=PHASES[0].code, at=at, by=by))
    db.session().add(iteration)
    for artefact in (*carries, *_logs_of(carries)):
        db.session().add(Standing(iteration=iteration, artefact=artefact, carried_version=artefact.version))
    db.session().flush()
    record(
        "began", by=by, at=at, subject="iteration", subject_id=iteration.id, team_id=iteration.team_id,
        number=iteration.number, decision=shorten(evaluation.title, 60),
    )  # fmt: skip
    return iteration


_logs = (
    select(LogEntry)
    .join(Link, Link.from_id == LogEntry.id)
    .where(Link.to_id.in_(bindparam("experiments", expanding=True)))
    .order_by(LogEntry.number)
)


def _logs_of(carried: Sequence[Artefact]) -> Sequence[LogEntry]:
    """What was noted during the experiments that go along, apart from what goes along already."""
    known = {artefact.id for artefact in carried}
    experiments = [artefact.id for artefact in carried if isinstance(artefact, Experiment)]
    entries = db.session().scalars(_logs, {"experiments": experiments}) if experiments else ()
    return list({entry.id: entry for entry in entries if entry.id not in known}.values())
