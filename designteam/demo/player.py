"""Plays one story into the database, day by day: every verb of a story is a command of the product."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast

from sqlalchemy import select

from designteam.cycle import commands as cycle
from designteam.cycle.models import (
    Artefact,
    Decision,
    Evaluation,
    Experiment,
    Participant,
    Sureness,
    WorkingHypothesis,
)
from designteam.cycle.queries.facts import facts_of
from designteam.demo import story as told
from designteam.demo.accounts import PASSWORD
from designteam.kit import db
from designteam.method.definition import Role, phase_named
from designteam.network.models import (
    Audience,
    Circle,
    Network,
    Participation,
    School,
    SchoolPhaseGroup,
    SchoolType,
)
from designteam.people.models import Person
from designteam.people.queries import person_with
from designteam.teams.models import DesignTeam, Membership

DAYS = {
    "looked_on",
    "asked_school_team_on",
    "starts_on",
    "ends_on",
    "on",
    "decided_on",
    "review_on",
    "noticed_on",
}
LONG_AGO = timedelta(days=1200)
FIRST_HOUR = 8


def person_of(name: str, email: str) -> Person:
    """The person with this address, made when new, with the password of the demo."""
    known = person_with(email=email)
    if known is not None:
        return known
    person = Person(name=name, email=email)
    person.choose_password(PASSWORD, at=datetime.now(UTC))
    db.session().add(person)
    db.session().flush()
    return person


class Player:
    """Tells one story through the commands of the product, each step at its own moment."""

    def __init__(self, story: told.Story, network: Network, today: date) -> None:
        self.story, self.today = story, today
        self.people: dict[str, Person] = {}
        self.artefacts: dict[str, Artefact] = {}
        self.last = datetime.min.replace(tzinfo=UTC)
        self.team = self._team(network)
        first = min(step.on for step in story.steps)
        lead = self.people[story.steps[0].by]
        self.iteration = cycle.begin(self.team, on=self._day(first), by=lead, at=self._moment(first, 0))

    def play(self) -> None:
        for place, step in enumerate(self.story.steps):
            getattr(self, f"_{step.verb}")(step, self.people[step.by], self._moment(step.on, place))
            db.session().flush()

    def _team(self, network: Network) -> DesignTeam:
        story = self.story
        school = db.session().query(School).filter_by(name=story.school).one()
        school.school_type, school.town = SchoolType(story.school_type), story.town
        school.phase_groups = [SchoolPhaseGroup(name=name, grades=list(g)) for name, g in story.bouwen.items()]
        since = self.today - LONG_AGO
        db.session().add(Participation(network=network, school=school, circle=Circle.INNER, since=since))
        team = DesignTeam(
            school=school, network=network, name=story.team, goal=story.goal.strip(),
            learning_areas=list(story.learning_areas), grades=list(story.grades), audience=Audience.PUBLIC,
        )  # fmt: skip
        db.session().add(team)
        for person in story.people:
            email = person.email or f"{person.key}@{story.school.split()[-1].lower()}.invalid"
            known = person_of(person.name, email) if person.email else self._without_account(person, email)
            self.people[person.key] = known
            until = None if person.until is None else self._day(person.until)
            membership = Membership(
                team=team, person=known, role=Role(person.role), since=self._day(person.since), until=until
            )
            db.session().add(membership)
        db.session().flush()
        return team

    def _without_account(self, person: told.Person, email: str) -> Person:
        known = person_with(email=email)
        if known is None:
            known = Person(name=person.name, email=email)
            db.session().add(known)
            db.session().flush()
        return known

    def _day(self, on: int) -> date:
        """The day itself, or the Friday before when schools are closed."""
        day = self.today + timedelta(days=on)
        return day - timedelta(days=max(0, day.weekday() - 4)) if on < 0 else day

    def _moment(self, on: int, place: int) -> datetime:
        """A moment on that day during school hours; later steps of a story never come before earlier ones."""
        start = datetime.combine(self._day(on), time(FIRST_HOUR, (on * 17) % 60, tzinfo=UTC))
        self.last = max(start, self.last + timedelta(minutes=4 + place % 9))
        return min(self.last, datetime.now(UTC))

    def _fields(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        values: dict[str, Any] = {n: self._day(v) if n in DAYS else v for n, v in fields.items()}
        if "verdicts" in values:
            values["verdicts"] = {
                (self.artefacts[experiment].id, self.artefacts[requirement].id): said
                for (experiment, requirement), said in values["verdicts"].items()
            }
        return values

    def _add(self, step: told.Step, by: Person, at: datetime) -> None:
        kind = step.about["kind"]
        values = self._fields(step.about["fields"])
        if kind == "log_entry":
            values.setdefault("happened_on", self._day(step.on))
        rests_on = [self.artefacts[key] for key in step.about["rests_on"]]
        self.artefacts[step.key] = cycle.add(kind, values, to=self.iteration, rests_on=rests_on, by=by, at=at)

    def _revise(self, step: told.Step, by: Person, at: datetime) -> None:
        artefact = self.artefacts[step.key]
        values = self._fields(step.about["fields"])
        cycle.revise(artefact, values, from_version=artefact.version, because=step.about["because"], by=by, at=at)

    def _endorse(self, step: told.Step, by: Person, at: datetime) -> None:
        hypothesis = cast(WorkingHypothesis, self.artefacts[step.key])
        cycle.endorse(hypothesis, version=hypothesis.version, reservation=step.about["reservation"], by=by, at=at)

    def _move(self, step: told.Step, by: Person, at: datetime) -> None:
        facts = facts_of([self.iteration], today=self._day(step.on))[self.iteration.id]
        still_open = [condition.code for condition in phase_named(self.iteration.phase).open_conditions(facts)]
        reason = step.about["reason"] or ("We komen hier later op terug." if still_open else "")
        self.iteration.move(
            step.key, reason=reason, still_open=still_open, from_version=self.iteration.version, by=by, at=at
        )

    def _agree(self, step: told.Step, by: Person, at: datetime) -> None:
        self.artefacts[step.key].agree(by=by, at=at)

    def _rough(self, step: told.Step, by: Person, at: datetime) -> None:
        self.artefacts[step.key].mark_rough(by=by, at=at)

    def _drop(self, step: told.Step, by: Person, at: datetime) -> None:
        self.artefacts[step.key].drop(because=step.about["because"], by=by, at=at)

    def _share(self, step: told.Step, by: Person, at: datetime) -> None:
        self.artefacts[step.key].share(Audience(step.about["audience"]), by=by, at=at)

    def _next_iteration(self, step: told.Step, by: Person, at: datetime) -> None:
        evaluation = cast(Evaluation, self.artefacts[step.key])
        self.iteration = cycle.start_next_iteration(
            evaluation,
            name=step.about["name"],
            because=step.about["because"],
            carries=[self.artefacts[key] for key in step.about["carries"]],
            on=self._day(step.on),
            by=by,
            at=at,
        )

    # The verbs around an experiment

    def _experiment(self, step: told.Step) -> Experiment:
        return cast(Experiment, self.artefacts[step.key])

    def _predict(self, step: told.Step, by: Person, at: datetime) -> None:
        sure = Sureness(step.about["sure"]) if step.about["sure"] else None
        cycle.predict(self._experiment(step), text=step.about["text"], sure=sure, by=by, at=at)

    def _open_predictions(self, step: told.Step, by: Person, at: datetime) -> None:
        cycle.open_predictions(self._experiment(step), by=by, at=at)

    def _takes_part(self, step: told.Step, by: Person, at: datetime) -> None:
        people = [self.people[key].id for key in step.about["people"]]
        cycle.name_participants(self._experiment(step), people, by=by, at=at)

    def _clear(self, step: told.Step, by: Person, at: datetime) -> None:
        cycle.say_whether_clear(self._experiment(step), question=step.about["question"], by=by, at=at)

    def _answer(self, step: told.Step, by: Person, at: datetime) -> None:
        experiment = self._experiment(step)
        asked = {"experiment_id": experiment.id, "person_id": self.people[step.about["of"]].id}
        participant = db.session().scalars(select(Participant).filter_by(**asked)).one()
        cycle.answer(participant, experiment, text=step.about["text"], by=by, at=at)

    def _try_small(self, step: told.Step, by: Person, at: datetime) -> None:
        values = {**step.about["fields"], "ends_on": self._day(step.about["until"])}
        self.artefacts[step.key] = cycle.try_small(values, to=self.iteration, on=self._day(step.on), by=by, at=at)

    def _round_off(self, step: told.Step, by: Person, at: datetime) -> None:
        experiment = self._experiment(step)
        cycle.round_off(
            experiment,
            result=step.about["result"],
            decision=Decision(step.about["decision"]),
            surprise=step.about["surprise"],
            from_version=experiment.version,
            by=by,
            at=at,
        )

    def _celebrate(self, step: told.Step, by: Person, at: datetime) -> None:
        about = self._experiment(step).id if step.key else None
        what, who = step.about["what"], step.about["who"]
        cycle.celebrate(self.team, what=what, who=who, on=self._day(step.on), experiment_id=about, by=by, at=at)
