"""Questions about trying out: who said what, what each expected, and what worked.

What somebody expects is a secret until it is opened: a statement here gives the text of an opened prediction, or
of the one of a person that is named.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, case, select

from designteam.cycle.models import (
    Artefact,
    ClarityWord,
    Design,
    Experiment,
    ExperimentState,
    Iteration,
    Link,
    Participant,
    Prediction,
    Standing,
    Status,
    SuccessMoment,
    Sureness,
    Version,
)
from designteam.cycle.models.experiments import FROZEN, STARTED
from designteam.cycle.models.trying import DESIGNING
from designteam.kit import db
from designteam.network.models import holds
from designteam.people.models import Person
from designteam.teams.models import Membership


class Voice(NamedTuple):
    """One person around an experiment: whether it is clear to them, and whether they wrote what they expect.

    `expects` is empty as long as the predictions are closed.
    """

    person_id: int
    name: str
    designs: bool
    is_here: bool
    participant_id: int | None
    named: bool
    word: ClarityWord | None
    question: str
    answer: str
    wrote_at: datetime | None
    opened_at: datetime | None
    expects: str
    sure: Sureness | None

    @property
    def is_clear(self) -> bool:
        return self.word is ClarityWord.CLEAR

    @property
    def asks(self) -> bool:
        return self.word is ClarityWord.QUESTION


class Around(NamedTuple):
    """Everybody around one experiment, and whether teachers can read what to do."""

    voices: Sequence[Voice]
    is_described: bool

    @property
    def participants(self) -> Sequence[Voice]:
        """Who was named, or else everybody who designs in the team now."""
        named = [voice for voice in self.voices if voice.named]
        return named or [voice for voice in self.voices if voice.designs and voice.is_here]

    @property
    def unheard(self) -> Sequence[Voice]:
        return [voice for voice in self.participants if voice.word is None]

    @property
    def unanswered(self) -> Sequence[Voice]:
        return [voice for voice in self.participants if voice.asks and not voice.answer]

    @property
    def predictors(self) -> Sequence[Voice]:
        """Who may expect something: who designs now, and who wrote something while they did."""
        return [voice for voice in self.voices if (voice.designs and voice.is_here) or voice.wrote_at]

    @property
    def written(self) -> Sequence[Voice]:
        return [voice for voice in self.predictors if voice.wrote_at]

    @property
    def opened(self) -> Sequence[Voice]:
        return [voice for voice in self.voices if voice.opened_at]

    def takes_part(self, person_id: int) -> bool:
        return any(voice.person_id == person_id for voice in self.participants)


class Amendment(NamedTuple):
    """A change in what was agreed before the data came in, made while it ran."""

    at: datetime
    who: str
    because: str
    before: Sequence[str]


class Expected(NamedTuple):
    """What one member expected, after it was opened."""

    name: str
    text: str
    sure: Sureness | None


class Trial(NamedTuple):
    """An experiment with what each member had expected of it."""

    experiment: Experiment
    expected: Sequence[Expected]


class Success(NamedTuple):
    id: int
    what: str
    who: str
    noticed_on: date
    by: str
    experiment_id: int | None
    experiment: str | None


_described = (
    select(Design.id)
    .join(Link, Link.to_id == Design.id)
    .where(Link.from_id == bindparam("experiment_id"), Design.teacher_description != "")
    .exists()
)
_is_open = Prediction.opened_at.is_not(None)
_voices = (
    select(
        Person.id,
        Person.name,
        Membership.role.in_(DESIGNING).label("designs"),
        holds(Membership).label("is_here"),
        Participant.id.label("participant_id"),
        Participant.named,
        Participant.word,
        Participant.question,
        Participant.answer,
        Prediction.at.label("wrote_at"),
        Prediction.opened_at,
        case((_is_open, Prediction.text), else_="").label("expects"),
        case((_is_open, Prediction.sure)).label("sure"),
        _described.label("is_described"),
    )
    .select_from(Membership)
    .join(Person, Person.id == Membership.person_id)
    .outerjoin(
        Participant,
        (Participant.person_id == Person.id) & (Participant.experiment_id == bindparam("experiment_id")),
    )
    .outerjoin(
        Prediction,
        (Prediction.person_id == Person.id) & (Prediction.experiment_id == bindparam("experiment_id")),
    )
    .where(Membership.team_id == bindparam("team_id"))
    .order_by(Person.name, Person.id)
)
_own = select(Prediction).where(
    Prediction.experiment_id == bindparam("experiment_id"), Prediction.person_id == bindparam("person_id")
)
_are_open = select(Prediction.id).where(Prediction.experiment_id == bindparam("experiment_id"), _is_open).limit(1)
_trials = (
    select(Experiment, Person.name, Prediction.text, Prediction.sure)
    .join(Standing, Standing.artefact_id == Experiment.id)
    .outerjoin(Prediction, (Prediction.experiment_id == Experiment.id) & _is_open)
    .outerjoin(Person, Person.id == Prediction.person_id)
    .where(
        Standing.iteration_id == bindparam("iteration_id"),
        Experiment.status != Status.DROPPED,
        Experiment.micro.is_(False),
        Experiment.state != ExperimentState.PLANNED,
    )
    .order_by(Experiment.number, Person.name)
)
_small = (
    select(Experiment)
    .join(Standing, Standing.artefact_id == Experiment.id)
    .where(Standing.iteration_id == bindparam("iteration_id"), Experiment.micro, Experiment.status != Status.DROPPED)
    .order_by(Experiment.number.desc())
)
_successes = (
    select(
        SuccessMoment.id,
        SuccessMoment.what,
        SuccessMoment.who,
        SuccessMoment.noticed_on,
        Person.name,
        SuccessMoment.experiment_id,
        Artefact.title,
    )
    .join(Person, Person.id == SuccessMoment.by_id)
    .outerjoin(Artefact, Artefact.id == SuccessMoment.experiment_id)
    .where(SuccessMoment.team_id == bindparam("team_id"))
    .order_by(SuccessMoment.noticed_on.desc(), SuccessMoment.id.desc())
)
_success = _successes.where(SuccessMoment.id == bindparam("success_id"))


def around(experiment: Experiment, *, today: date) -> Around:
    """Who takes part and who predicted; who holds two roles is there once."""
    facts = {"experiment_id": experiment.id, "team_id": experiment.team_id, "today": today}
    found: dict[int, Voice] = {}
    is_described = False
    for row in db.session().execute(_voices, facts):
        is_described = bool(row.is_described)
        known = found.get(row.id)
        is_here = bool(row.is_here) or (known is not None and known.is_here)
        designs = bool(row.designs and row.is_here) or (known is not None and known.designs)
        found[row.id] = Voice(
            row.id, row.name, designs, is_here, row.participant_id, bool(row.named), row.word, row.question or "",
            row.answer or "", row.wrote_at, row.opened_at, row.expects, row.sure,
        )  # fmt: skip
    here = [voice for voice in found.values() if voice.is_here or voice.named or voice.wrote_at]
    return Around(here, is_described)


def prediction_of(person_id: int, experiment: Experiment) -> Prediction | None:
    """What this person wrote; ask it only for the person who is looking."""
    return db.session().scalar(_own, {"experiment_id": experiment.id, "person_id": person_id})


def are_open(experiment: Experiment) -> bool:
    return db.session().scalar(_are_open, {"experiment_id": experiment.id}) is not None


def amendments_in(versions: Iterable[Version]) -> Sequence[Amendment]:
    """Every change of rule or prediction after the experiment first ran, from the versions as they are kept."""
    made: list[Amendment] = []
    before: Mapping[str, str] | None = None
    for version in sorted(versions, key=lambda one: one.number):
        said = {name: version.content.get(name, "") for name in FROZEN}
        if before is not None and said != before:
            old = [text for name, text in before.items() if text and text != said[name]]
            made.append(Amendment(version.at, version.author.name, version.because, old))
        if before is not None or version.content.get("state") in STARTED:
            before = said
    return made


def trials_in(iteration: Iteration) -> Sequence[Trial]:
    """Every experiment of an iteration that began, with the predictions that were opened."""
    found: dict[int, Trial] = {}
    expected: dict[int, list[Expected]] = {}
    for experiment, name, text, sure in db.session().execute(_trials, {"iteration_id": iteration.id}):
        said = expected.setdefault(experiment.id, [])
        found.setdefault(experiment.id, Trial(experiment, said))
        if text is not None:
            said.append(Expected(name, text, sure))
    return list(found.values())


def small_ones_in(iteration: Iteration) -> Sequence[Experiment]:
    """The small try-outs of an iteration, the newest first."""
    return db.session().scalars(_small, {"iteration_id": iteration.id}).all()


def successes_of(team_id: int) -> Sequence[Success]:
    """The newest first."""
    return [Success(*row) for row in db.session().execute(_successes, {"team_id": team_id})]


def success_in(team_id: int, success_id: int) -> Success | None:
    row = db.session().execute(_success, {"team_id": team_id, "success_id": success_id}).first()
    return None if row is None else Success(*row)
