"""Trying out: what each expects, what is clear to whom, starting, a small try-out, and celebrating."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from designteam.cycle.commands.artefacts import add, revise
from designteam.cycle.models import (
    Artefact,
    ClarityWord,
    Decision,
    Experiment,
    ExperimentState,
    Iteration,
    Participant,
    Prediction,
    SuccessMoment,
    Sureness,
)
from designteam.journal.commands import record
from designteam.kit import db
from designteam.kit.text import shorten
from designteam.kit.words import N_, CannotDo
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Stale

TITLE = 120


class CannotPredict(CannotDo):
    pass


class CannotOpen(CannotDo):
    pass


def predict(experiment: Experiment, *, text: str, sure: Sureness | None, by: Person, at: datetime) -> Prediction:
    """Write down, or write again, what one expects; nobody else reads it until all are opened together.

    Raises CannotPredict once the result is there: an expectation of what one knows is none.
    """
    if experiment.result:
        raise CannotPredict(N_("The result is there already, so it is too late to expect something."))
    written = db.session().scalars(select(Prediction).where(Prediction.experiment_id == experiment.id)).all()
    if any(prediction.opened_at for prediction in written):
        raise CannotPredict(N_("The expectations have been opened. They stay as they were written."))
    found = next((prediction for prediction in written if prediction.person_id == by.id), None)
    prediction = found or Prediction(experiment_id=experiment.id, person_id=by.id)
    prediction.text, prediction.sure, prediction.at = text, sure, at
    db.session().add(prediction)
    experiment.note("predicted", by=by, at=at)
    return prediction


def open_predictions(experiment: Experiment, *, by: Person, at: datetime) -> int:
    """Show everybody's expectation at once and for good; says how many. Opening twice changes nothing.

    Raises CannotOpen while there is no result to put them beside.
    """
    if not experiment.result:
        raise CannotOpen(N_("Write down what came of it first. Then open what each of you expected."))
    closed = db.session().scalars(
        select(Prediction).where(Prediction.experiment_id == experiment.id, Prediction.opened_at.is_(None))
    )
    opened = list(closed)
    for prediction in opened:
        prediction.opened_at = at
    if opened:
        experiment.note("opened_predictions", by=by, at=at)
    return len(opened)


def name_participants(experiment: Experiment, people: Sequence[int], *, by: Person, at: datetime) -> None:
    """Say who takes part. What somebody said already is kept, also when they no longer take part."""
    known = {one.person_id: one for one in _participants_of(experiment)}
    for person_id in people:
        known.setdefault(person_id, Participant(experiment_id=experiment.id, person_id=person_id))
    for person_id, participant in known.items():
        participant.named = person_id in people
    db.session().add_all(known.values())
    experiment.note("named_participants", by=by, at=at)


def say_whether_clear(experiment: Experiment, *, question: str, by: Person, at: datetime) -> None:
    """Say that what one has to do is clear, or ask what is not."""
    found = next((one for one in _participants_of(experiment) if one.person_id == by.id), None)
    participant = found or Participant(experiment_id=experiment.id, person_id=by.id)
    participant.word = ClarityWord.QUESTION if question else ClarityWord.CLEAR
    if question:
        participant.question, participant.answer, participant.answered_by_id = question, "", None
    participant.at = at
    db.session().add(participant)
    experiment.note("asked" if question else "found_clear", by=by, at=at)


def answer(participant: Participant, experiment: Experiment, *, text: str, by: Person, at: datetime) -> None:
    participant.answer, participant.answered_by_id = text, by.id
    experiment.note("explained", by=by, at=at)


def start(experiment: Experiment, *, because: str, from_version: int, by: Person, at: datetime) -> None:
    """Let it run. Raises CannotRun, and Stale when somebody changed it in the meantime."""
    revise(experiment, {"state": ExperimentState.RUNNING}, from_version=from_version, because=because, by=by, at=at)


def fill_part(
    experiment: Experiment, values: Mapping[str, Any], *, from_version: int, because: str, by: Person, at: datetime
) -> None:
    """Write one part of the charter as the next version.

    Two people may fill two parts at the same moment: only who changed the same part is asked to choose. Raises
    Stale for that, and the refusals of the experiment.
    """
    seen = next((version for version in experiment.versions if version.number == from_version), None)
    if seen is None:
        raise Stale
    now = experiment.content
    is_untouched = all(seen.content.get(name, "") == now[name] for name in values)
    revise(
        experiment, values, from_version=experiment.version if is_untouched else from_version,
        because=because, by=by, at=at,
    )  # fmt: skip


def try_small(
    values: Mapping[str, Any],
    *,
    to: Iteration,
    rests_on: Sequence[Artefact] = (),
    on: date,
    submission: str | None = None,
    by: Person,
    at: datetime,
) -> Artefact:
    """Begin a small try-out today, in whatever phase the team is. Raises CannotRun over two weeks."""
    begun = {"micro": True, "state": ExperimentState.RUNNING, "starts_on": on}
    title = {"title": shorten(values["question"], TITLE)}
    return add(
        "experiment", {**values, **title, **begun}, to=to, rests_on=rests_on, submission=submission, by=by, at=at
    )


def round_off(
    experiment: Experiment,
    *,
    result: str,
    decision: Decision | None,
    surprise: str,
    from_version: int,
    by: Person,
    at: datetime,
) -> None:
    """Write down what came of a small try-out, and what the team does with it. Raises Stale."""
    told = {"result": result, "decision": decision, "surprise": surprise, "state": ExperimentState.DONE}
    revise(experiment, told, from_version=from_version, because="", by=by, at=at)


def celebrate(
    team: DesignTeam,
    *,
    what: str,
    who: str,
    on: date,
    experiment_id: int | None = None,
    submission: str | None = None,
    by: Person,
    at: datetime,
) -> SuccessMoment:
    """Note something that worked. The same submission sent twice gives the one of the first time."""
    if submission:
        made = db.session().scalar(select(SuccessMoment).where(SuccessMoment.submission == submission))
        if made is not None:
            return made
    success = SuccessMoment(
        team_id=team.id, experiment_id=experiment_id, what=what, who=who, noticed_on=on, by_id=by.id, at=at,
        submission=submission or None,
    )  # fmt: skip
    db.session().add(success)
    db.session().flush()
    record("celebrated", by=by, at=at, subject="team", subject_id=team.id, team_id=team.id, success=success.id)
    return success


def _participants_of(experiment: Experiment) -> Sequence[Participant]:
    return db.session().scalars(select(Participant).where(Participant.experiment_id == experiment.id)).all()
