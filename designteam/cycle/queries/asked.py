"""What trying out asks of somebody, over all their teams at once."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Integer, and_, bindparam, or_, select

from designteam.cycle.models import (
    ClarityWord,
    Experiment,
    ExperimentState,
    Iteration,
    Participant,
    Prediction,
    Standing,
    Status,
)
from designteam.kit import db
from designteam.kit.policy import mine
from designteam.people.models import Person

SOON = timedelta(days=14)


class Unanswered(NamedTuple):
    """A question of somebody who takes part."""

    participant_id: int
    who: str
    text: str


class Asking(NamedTuple):
    """An experiment that is being prepared or runs without a result, and what it asks of one person."""

    id: int
    title: str
    state: ExperimentState
    starts_on: date | None
    expects: bool
    is_heard: bool
    takes_part: bool
    unanswered: Sequence[Unanswered]

    def is_near(self, today: date) -> bool:
        """Whether it starts within two weeks, or should have by now."""
        return self.starts_on is not None and self.starts_on <= today + SOON

    def wants_expectation(self, today: date) -> bool:
        """Whether this is the time to write down what one expects: just before it starts, and as long as it runs."""
        return self.expects and (self.state is ExperimentState.RUNNING or self.is_near(today))

    def wants_word(self, today: date) -> bool:
        """Whether this person takes part and did not say yet if the plan is clear."""
        is_ahead = self.state is ExperimentState.PLANNED and self.is_near(today)
        return is_ahead and self.takes_part and not self.is_heard


_me = bindparam("me", type_=Integer())
_designs = Experiment.team_id.in_(mine("my_design_teams"))
_in_it = Participant.experiment_id == Experiment.id
_named = select(Participant.id).where(_in_it, Participant.named).correlate(Experiment)
_written = select(Prediction.id).where(
    Prediction.experiment_id == Experiment.id,
    or_(Prediction.person_id == _me, Prediction.opened_at.is_not(None)),
)
_is_unanswered = and_(Participant.word == ClarityWord.QUESTION, Participant.answer == "", Participant.person_id != _me)
_asking = (
    select(
        Experiment.id, Experiment.title, Experiment.state, Experiment.starts_on,
        _designs.label("designs"), _written.exists().label("wrote"), _named.exists().label("names_people"),
        _named.where(Participant.person_id == _me).exists().label("names_me"),
        Participant.id.label("participant_id"), Participant.person_id, Person.name, Participant.word,
        Participant.question,
    )
    .join(Standing, Standing.artefact_id == Experiment.id)
    .join(Iteration, (Iteration.id == Standing.iteration_id) & Iteration.ended_on.is_(None))
    .outerjoin(Participant, and_(_in_it, or_(Participant.person_id == _me, _is_unanswered)))
    .outerjoin(Person, Person.id == Participant.person_id)
    .where(
        Experiment.team_id.in_(mine("my_teams")),
        Experiment.status != Status.DROPPED,
        Experiment.micro.is_(False),
        Experiment.state.in_((ExperimentState.PLANNED, ExperimentState.RUNNING)),
        Experiment.result == "",
    )
    .order_by(Experiment.starts_on.is_(None), Experiment.starts_on, Experiment.id, Participant.at, Participant.id)
)  # fmt: skip


def asked_by_experiments(facts: Mapping[str, Any]) -> Sequence[Asking]:
    """What the experiments of running iterations ask of the person with these facts, the first one to start first.

    Questions of others are there for who designs in the team: they answer them.
    """
    found: dict[int, Asking] = {}
    for row in db.session().execute(_asking, facts):
        known = found.get(row.id) or _as_asked(row)
        if row.person_id == facts["me"]:
            known = known._replace(is_heard=row.word is not None)
        elif row.participant_id is not None and row.designs:
            asked = Unanswered(row.participant_id, row.name, row.question)
            known = known._replace(unanswered=[*known.unanswered, asked])
        found[row.id] = known
    return list(found.values())


def _as_asked(row: Any) -> Asking:
    takes_part = bool(row.names_me if row.names_people else row.designs)
    expects = bool(row.designs and not row.wrote)
    return Asking(row.id, row.title, row.state, row.starts_on, expects, False, takes_part, [])
