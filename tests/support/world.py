"""A small world that tests live in: one network, two design teams, and everybody who may or may not come near.

It is made once, by the commands of the product itself, and copied for every test. Whatever a test is about
it adds with the verbs of `World`; each asks only for what matters to the test.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partialmethod
from typing import Any, TypeVar, cast

from sqlalchemy import select

from designteam.cycle import commands
from designteam.cycle.models import (
    Artefact,
    Citation,
    Comment,
    Evaluation,
    Iteration,
    Product,
    Status,
    WorkingHypothesis,
)
from designteam.evidence import commands as library
from designteam.evidence.models import Card, CardStatus, Holding, Relation, Source, Stance, Term, Vocabulary
from designteam.kit import clock, db
from designteam.meetings import commands as meetings
from designteam.meetings.models import Action, Yield
from designteam.method.definition import Role
from designteam.network.models import (
    Affiliation,
    Audience,
    Circle,
    Coordination,
    Network,
    Participation,
    School,
    SchoolType,
)
from designteam.people.models import Person
from designteam.products import commands as products
from designteam.products.models import Edition, Publication, ReadingLink
from designteam.schools.commands import visits
from designteam.schools.commands.profiles import describe
from designteam.schools.models import SchoolProfile, VisitRequest
from designteam.schools.queries.work import profile_of
from designteam.struggles.commands import tell
from designteam.struggles.models import Struggle
from designteam.teams.models import DesignTeam, Membership

PASSWORD = "de maan is van kaas"
SINCE = date(2024, 8, 1)
LEFT = date(2024, 12, 31)
AN_AFTERNOON = datetime(2026, 11, 24, 15, 2, tzinfo=clock.SCHOOL_TIME)
BEGUN = datetime(2024, 9, 3, 13, 15, tzinfo=UTC)

# What coming in and going out writes, whatever happens in between.
COMING_AND_GOING = ("sign_in", "failed_sign_in")

Row = TypeVar("Row", bound=db.Model)

# What each kind needs at least; a test names only what it is about.
LEAST: dict[str, dict[str, Any]] = {
    "practice_question": {"text": "Hoe houden we kinderen bij rekenen langer aan het denken?"},
    "exploration_item": {"lane": "practice", "title": "Lesbezoek", "found": "Na tien minuten haakt de helft af."},
    "actant_map": {"title": "Wie heeft regie in de rekenles"},
    "insight": {"lane": "practice", "text": "Kinderen haken af als de opdracht te groot is."},
    "working_hypothesis": {
        "approach": "de opdracht in stappen knippen",
        "context": "bij kinderen die snel afhaken",
        "outcome": "blijven ze langer aan het werk",
        "mechanism": "ze zien wat ze al kunnen",
    },
    "solution_direction": {"title": "Stappenkaart", "idea": "Een kaart met drie stappen op elke tafel."},
    "design_requirement": {"text": "past in een gewone rekenles"},
    "design": {"title": "De stappenkaart", "teacher_description": "Leg de kaart klaar en bespreek stap één samen."},
    "experiment": {"title": "Stappenkaart in groep 7"},
    "log_entry": {"happened_on": date(2024, 10, 8), "text": "De kaarten lagen klaar en werden gebruikt."},
    "evaluation": {"title": "Terugblik", "decision": "adjust", "decision_because": "De helft gebruikte de kaart."},
    "outcome": {"level": "school", "statement": "Elke groep gebruikt de stappenkaart."},
    "product": {
        "title": "De stappenkaart om mee te nemen",
        "product_type": "procedure",
        "summary": "Kinderen knippen een grote opdracht zelf in drie stappen.",
    },
}  # fmt: skip


LEAST_HELD: dict[str, dict[str, Any]] = {
    "source": {"title": "Zelf kiezen in de klas", "issued": "2024"},
    "card": {"finding": "Kinderen werken langer door als ze zelf de volgorde kiezen."},
    "knowledge_question": {"question": "Helpt het om kinderen zelf te laten kiezen?"},
    "ict_option": {"title": "Rekentuin"},
    "inspiration": {"title": "Bezoek aan een school met leerpleinen"},
}


@dataclass(frozen=True)
class Who:
    """Somebody who lives in the world."""

    key: str
    id: int
    name: str
    email: str


@dataclass(frozen=True)
class Where:
    """A design team with its first iteration."""

    key: str
    id: int
    name: str
    school_id: int
    iteration_id: int


@dataclass(frozen=True, repr=False)
class Names:
    """What stands in the world from the beginning."""

    network_id: int
    waterlelie: Where
    kompas: Where
    everybody: tuple[Who, ...]


# Everybody, with who they are in relation to the team of De Waterlelie.
CAST = {
    "teacher": "leraar in het team",
    "school_leader": "schoolleider in het team",
    "researcher": "onderzoeker in het team",
    "guide": "procesbegeleider van beide teams",
    "reader": "lid van het schoolteam, leest mee",
    "leaver": "leraar die het team verliet",
    "colleague": "leraar van dezelfde school, niet in het team",
    "kompas_teacher": "leraar in het team van Het Kompas",
    "visitor": "leraar van een school in de buitenkring",
    "elsewhere": "leraar van een school in een ander netwerk",
    "coordinator": "netwerkcoördinator",
    "administrator": "beheerder van de installatie",
}


def create_world() -> Names:
    """Fill the database that the current unit of work writes to."""
    people = {key: _person(key, name) for key, name in CAST.items()}
    network = Network(name="Samen ontwerpen", theme="Gepersonaliseerd leren met ict", since=SINCE)
    other_network = Network(name="Verder weg", theme="Een ander thema", since=SINCE)
    waterlelie, kompas = _school("De Waterlelie", network), _school("Het Kompas", network)
    outer = _school("De Buitenplaats", network, circle=Circle.OUTER)
    elsewhere = _school("De Overkant", other_network)
    _affiliations(people, {"colleague": waterlelie, "visitor": outer, "elsewhere": elsewhere})
    db.session().add(Coordination(person=people["coordinator"], network=network, since=SINCE))
    people["administrator"].is_administrator = True
    db.session().flush()

    first = _team("waterlelie", "Rekenen groep 6 en 7", waterlelie, network, lead=people["guide"])
    second = _team("kompas", "Lezen groep 4", kompas, network, lead=people["guide"])
    _welcome(first, people["teacher"], Role.TEACHER)
    _welcome(first, people["school_leader"], Role.SCHOOL_LEADER)
    _welcome(first, people["researcher"], Role.RESEARCHER)
    _welcome(first, people["guide"], Role.PROCESS_GUIDE)
    _welcome(first, people["reader"], Role.SCHOOL_TEAM_MEMBER)
    _welcome(first, people["leaver"], Role.TEACHER).end(on=LEFT, by=people["guide"], at=BEGUN)
    _welcome(second, people["kompas_teacher"], Role.TEACHER)
    _welcome(second, people["guide"], Role.PROCESS_GUIDE)
    db.session().flush()
    return Names(
        network_id=network.id,
        waterlelie=first,
        kompas=second,
        everybody=tuple(Who(key, person.id, person.name, person.email) for key, person in people.items()),
    )


@dataclass(repr=False)
class World:
    """The world as it stands in the database of one test."""

    database: db.Database
    names: Names

    def __getattr__(self, key: str) -> Who:
        """Everybody goes by their key: `world.teacher`, `world.visitor`."""
        for who in self.names.everybody:
            if who.key == key:
                return who
        raise AttributeError(key)

    @property
    def waterlelie(self) -> Where:
        return self.names.waterlelie

    @property
    def kompas(self) -> Where:
        return self.names.kompas

    @property
    def everybody(self) -> Sequence[Who]:
        return self.names.everybody

    # Writing down: one verb per kind. Each answers the artefact as it was kept.

    def add(
        self,
        kind: str,
        *,
        team: Where | None = None,
        by: Who | None = None,
        rests_on: Iterable[Artefact] = (),
        audience: Audience = Audience.TEAM,
        status: Status = Status.DRAFT,
        **fields: Any,
    ) -> Any:
        """Something of this kind, in the running iteration of a team: of De Waterlelie, by its teacher, as a rule."""
        where = team or self.waterlelie
        with self.database.writing():
            author = self._person(by or self._designer_of(where))
            artefact = commands.add(
                kind,
                LEAST[kind] | fields,
                to=self._running(where),
                rests_on=[self._again(earlier) for earlier in rests_on],
                status=status,
                by=author,
                at=clock.now(),
            )
            artefact.share(audience, by=author, at=clock.now())
        return artefact

    question = partialmethod(add, "practice_question")
    exploration = partialmethod(add, "exploration_item")
    actant_map = partialmethod(add, "actant_map")
    insight = partialmethod(add, "insight")
    hypothesis = partialmethod(add, "working_hypothesis")
    direction = partialmethod(add, "solution_direction")
    requirement = partialmethod(add, "design_requirement")
    design = partialmethod(add, "design")
    experiment = partialmethod(add, "experiment")
    log_entry = partialmethod(add, "log_entry")
    evaluation = partialmethod(add, "evaluation")
    outcome = partialmethod(add, "outcome")
    product = partialmethod(add, "product")

    def chain(self, *, team: Where | None = None, **fields: Any) -> dict[str, Any]:
        """One artefact of every kind, each resting on what its kind can rest on; by kind."""
        made: dict[str, Any] = {}
        question = made["practice_question"] = self.question(team=team, **fields)
        looked = made["exploration_item"] = self.exploration(team=team, rests_on=[question], **fields)
        drawn = made["actant_map"] = self.actant_map(team=team, rests_on=[question], **fields)
        insight = made["insight"] = self.insight(team=team, rests_on=[looked, drawn], **fields)
        hypothesis = made["working_hypothesis"] = self.hypothesis(team=team, rests_on=[question, insight], **fields)
        direction = made["solution_direction"] = self.direction(team=team, rests_on=[hypothesis], **fields)
        requirement = made["design_requirement"] = self.requirement(team=team, rests_on=[hypothesis], **fields)
        design = made["design"] = self.design(team=team, rests_on=[requirement, direction], **fields)
        experiment = made["experiment"] = self.experiment(team=team, rests_on=[design, requirement], **fields)
        made["log_entry"] = self.log_entry(team=team, rests_on=[experiment], **fields)
        evaluation = made["evaluation"] = self.evaluation(team=team, rests_on=[experiment], **fields)
        outcome = made["outcome"] = self.outcome(team=team, rests_on=[evaluation], **fields)
        made["product"] = self.product(team=team, rests_on=[design, evaluation, outcome], **fields)
        return made

    # The library

    def hold(
        self,
        kind: str,
        *,
        team: Where | None = None,
        audience: Audience | None = None,
        by: Who | None = None,
        **fields: Any,
    ) -> Any:
        """Something of this kind in the library: of De Waterlelie, by its teacher, as a rule."""
        where = team or self.waterlelie
        with self.database.writing() as session:
            return library.keep(
                kind,
                LEAST_HELD[kind] | fields,
                of=session.get_one(DesignTeam, where.id),
                audience=audience,
                by=self._person(by or self._designer_of(where)),
                at=clock.now(),
            )

    card = partialmethod(hold, "card")
    source = partialmethod(hold, "source")

    def cite(
        self, artefact: Artefact, holding: Holding, *, stance: Stance = Stance.SUPPORTS, by: Who | None = None
    ) -> Citation:
        with self.database.writing():
            who = self._person(by or self._designer_of_id(artefact.team_id))
            return commands.cite(self._again(artefact), self._again(holding), stance=stance, by=who, at=clock.now())

    def refute(self, card: Card, *, because: str = "Het hield geen stand.", by: Who | None = None) -> None:
        """Take a card back, and tell every team whose work rests on it."""
        with self.database.writing():
            who, again = self._person(by or self.researcher), self._again(card)
            library.judge(
                again, strength=again.strength, strength_because=again.strength_because, status=CardStatus.REFUTED,
                because=because, from_version=again.version, by=who, at=clock.now(), today=clock.today(),
            )  # fmt: skip
            commands.tell_those_who_rest_on(again, by=who, at=clock.now())

    def retract(self, source: Source, *, because: str = "De cijfers klopten niet.", by: Who | None = None) -> None:
        """Note that a source was retracted, and tell everybody whose work or cards rest on it."""
        with self.database.writing():
            who, again = self._person(by or self.researcher), self._again(source)
            library.retract(again, on=clock.today(), because=because, notice="", by=who, at=clock.now())
            commands.tell_those_who_rest_on(again, verb="retracted_source", by=who, at=clock.now())

    def rest(self, this: Holding, other: Holding) -> None:
        """Let one thing in the library rest on another."""
        with self.database.writing():
            this, other, who = self._again(this), self._again(other), self._person(self.researcher)
            library.tie(this, other, Relation.RESTS_ON, by=who, at=clock.now())

    def meeting_with_an_action(self, *, owner: Who | None = None) -> Action:
        """A meeting of De Waterlelie this afternoon, with one point, of which an action came."""
        with self.database.writing() as session:
            by, at = self._person(self.teacher), clock.now()
            team = session.get_one(DesignTeam, self.waterlelie.id)
            starts = at.astimezone(clock.SCHOOL_TIME)
            meeting = meetings.plan(team, title="Bijeenkomst", starts_at=starts, minutes=60, by=by, at=at)
            (item,) = meetings.add_points(meeting, [meetings.Point("Wat zagen we?", 20)])
            owner_id = owner.id if owner else None
            made = meetings.promise(item, "Nog eens kijken", owner_id=owner_id, due_on=None, by=by, at=at)
            assert made.action is not None
        return made.action

    def term(self, code: str = "learner") -> Term:
        """A word of the library, in a vocabulary of its own."""
        with self.database.writing() as session:
            words = {"label_nl": "De leerling", "label_en": "The learner", "origin": "Ons netwerk"}
            vocabulary = Vocabulary(code=f"about_{code}", label_nl="Over wie", label_en="About whom", place=1)
            term = Term(vocabulary=vocabulary, code=code, place=1, **words)
            session.add(term)
            session.flush()
        return term

    # Between schools

    def hosting(self, *, where: Where | None = None, topics: str = "Zelf kiezen bij rekenen.") -> SchoolProfile:
        """The school of a team says of itself that it receives visits."""
        with self.database.writing() as session:
            school, by = session.get_one(School, (where or self.waterlelie).school_id), self._person(self.guide)
            said = {"about": "", "website": "", "receives_visits": True, "topics": topics, "days": "dinsdag"}
            newest = profile_of(school.id).version
            return describe(school, said, from_version=newest, by=by, at=clock.now())

    def visit_request(self, *, by: Who | None = None, question: str = "Hoe kiezen kinderen?") -> VisitRequest:
        """Somebody of Het Kompas asks whether they may come and see at De Waterlelie."""
        with self.database.writing() as session:
            asked, _is_new = visits.ask(
                session.get_one(School, self.waterlelie.school_id), from_school_id=self.kompas.school_id,
                wish="een dinsdag", people=2, question=question, submission=None,
                by=self._person(by or self.kompas_teacher), at=clock.now(),
            )  # fmt: skip
        return asked

    def struggle(
        self,
        text: str = "Kinderen kiezen steeds hetzelfde.",
        *,
        team: Where | None = None,
        audience: Audience = Audience.NETWORK,
        learning_area: str = "rekenen",
        phase: str = "explore",
    ) -> Struggle:
        """What a team struggles with."""
        where = team or self.waterlelie
        with self.database.writing() as session:
            return tell(
                session.get_one(DesignTeam, where.id), text=text, learning_area=learning_area, phase=phase,
                audience=audience, submission=None, by=self._person(self._designer_of(where)), at=clock.now(),
            )  # fmt: skip

    # Products that go out

    def propose(self, product: Artefact, *, audience: Audience = Audience.PUBLIC, **said: Any) -> Edition:
        """Put a product before the school leader, with nothing but its words unless the test says so."""
        with self.database.writing():
            again, who = self._again(product), self._person(self._designer_of_id(product.team_id))
            given = {"story": [], "files": [], "links": [], "goes_out_on": None, "because": "", "said": ""} | said
            assert isinstance(again, Product)
            return products.propose(again, audience=audience, submission=None, by=who, at=clock.now(), **given)

    def publish(
        self, product: Artefact | None = None, *, audience: Audience = Audience.PUBLIC, **said: Any
    ) -> Publication:
        """A product that is out: proposed by its team, and confirmed by its school leader."""
        edition = self.propose(product or self.product(), audience=audience, **said)
        with self.database.writing():
            again = self._again(edition)
            products.confirm(again, by=self._person(self.school_leader), at=clock.now(), today=clock.today())
            return again.publication

    def lend(self, product: Artefact, *, without_names: bool = False) -> ReadingLink:
        """A link to a product for somebody outside."""
        with self.database.writing():
            again, who = self._again(product), self._person(self._designer_of_id(product.team_id))
            assert isinstance(again, Product)
            return products.lend_link(
                again, label="Een collega", without_names=without_names, by=who, at=clock.now(), today=clock.today()
            )

    def withdraw(self, publication: Publication, *, because: str = "Er stond een fout in.") -> None:
        with self.database.writing():
            again, who = self._again(publication), self._person(self.school_leader)
            again.withdraw(because=because, for_network=False, by=who, at=clock.now())

    # What happens to it afterwards

    def revise(self, artefact: Artefact, *, by: Who | None = None, because: str = "", **fields: Any) -> Any:
        """The next version: `fields` replace what was there."""
        with self.database.writing():
            current = self._again(artefact)
            values = {name: getattr(current, name) for name in (*current.own_columns(), "title")} | fields
            author = self._person(by or self._designer_of_id(current.team_id))
            commands.revise(current, values, from_version=current.version, because=because, by=author, at=clock.now())
        return current

    def agree(self, artefact: Artefact, *, by: Who | None = None) -> None:
        with self.database.writing():
            current = self._again(artefact)
            current.agree(by=self._person(by or self._designer_of_id(current.team_id)), at=clock.now())

    def drop(self, artefact: Artefact, *, because: str = "Dit past niet meer.", by: Who | None = None) -> None:
        with self.database.writing():
            current = self._again(artefact)
            author = self._person(by or self._designer_of_id(current.team_id))
            current.drop(because=because, by=author, at=clock.now())

    def share(self, artefact: Artefact, audience: Audience, *, by: Who | None = None) -> None:
        with self.database.writing():
            current = self._again(artefact)
            author = self._person(by or self._designer_of_id(current.team_id))
            current.share(audience, by=author, at=clock.now())

    def comment(self, artefact: Artefact, words: str = "Dit herken ik.", *, by: Who | None = None, **how: Any) -> Any:
        """What somebody says about it: just so, or with `manner` as a critical question."""
        with self.database.writing():
            speaker = self._person(by or self._designer_of_id(artefact.team_id))
            now, today = clock.now(), clock.today()
            return commands.comment_on(self._again(artefact), words, by=speaker, at=now, today=today, **how)

    def reply(self, comment: Comment, words: str = "Ja, bij ons ook.", *, by: Who | None = None) -> Any:
        with self.database.writing():
            current = self._again(comment)
            speaker = self._person(by or self._designer_of_id(current.artefact.team_id))
            return commands.reply_to(current, words, by=speaker, at=clock.now(), today=clock.today())

    def ask_around(self, artefact: Artefact, audience: Audience, question: str = "Herkennen jullie dit?") -> Any:
        """Share it as a rough version with one question."""
        with self.database.writing():
            speaker = self._person(self._designer_of_id(artefact.team_id))
            now, today = clock.now(), clock.today()
            current = self._again(artefact)
            return commands.ask_around(current, question, audience=audience, by=speaker, at=now, today=today)

    def endorse(self, hypothesis: Artefact, *, reservation: str = "", by: Who | None = None) -> None:
        with self.database.writing():
            current = cast(WorkingHypothesis, self._again(hypothesis))
            author = self._person(by or self._designer_of_id(current.team_id))
            commands.endorse(current, version=current.version, reservation=reservation, by=author, at=clock.now())

    def move(self, phase: str, *, team: Where | None = None, reason: str = "", by: Who | None = None) -> None:
        """Go on to a phase, or back to it."""
        where = team or self.waterlelie
        with self.database.writing():
            iteration = self._running(where)
            iteration.move(
                phase,
                reason=reason,
                still_open=(),
                from_version=iteration.version,
                by=self._person(by or self._designer_of(where)),
                at=clock.now(),
            )

    def next_iteration(self, evaluation: Artefact, *, carries: Iterable[Artefact] = ()) -> Iteration:
        with self.database.writing():
            current = cast(Evaluation, self._again(evaluation))
            return commands.start_next_iteration(
                current,
                name="Nog een ronde",
                because="We willen weten of het ook in groep 6 werkt.",
                carries=[self._again(artefact) for artefact in carries],
                on=clock.today(),
                by=self._person(self._designer_of_id(current.team_id)),
                at=clock.now(),
            )

    def welcome(self, who: Who, role: Role, *, team: Where | None = None) -> None:
        """Take somebody into a team, from today."""
        with self.database.writing() as session:
            where, by = session.get_one(DesignTeam, (team or self.waterlelie).id), self._person(self.guide)
            session.add(where.welcome(self._person(who), role=role, since=clock.today(), by=by, at=clock.now()))

    def leave(self, who: Who, *, team: Where | None = None) -> None:
        """End every membership of somebody in a team, as of yesterday."""
        where = team or self.waterlelie
        found = select(Membership).where(Membership.team_id == where.id, Membership.person_id == who.id)
        with self.database.writing():
            for membership in db.session().scalars(found):
                membership.end(on=LEFT, by=self._person(self.guide), at=clock.now())

    # Looking: what is kept now, whoever asks

    def again(self, row: Row) -> Row:
        """The same row as it is kept now."""
        with self.database.reading():
            return self._again(row)

    def all(self, model: type[Row], **having: Any) -> list[Row]:
        """Every row of a table, in the order in which they came."""
        with self.database.reading():
            return list(db.session().scalars(select(model).filter_by(**having).order_by(model.id)))

    def kept(self, *, apart_from: Iterable[str] = COMING_AND_GOING) -> str:
        """A fingerprint of all that is kept; equal before and after when nothing changed."""
        digest = hashlib.sha256()
        with self.database.reading() as session:
            for table in db.Model.metadata.sorted_tables:
                if table.name not in set(apart_from):
                    rows = session.execute(select(table).order_by(*table.primary_key)).all()
                    digest.update(json.dumps([table.name, [list(row) for row in rows]], default=str).encode())
        return digest.hexdigest()

    def _again(self, row: Row) -> Row:
        return db.session().get_one(type(row), row.id)

    def _person(self, who: Who) -> Person:
        return db.session().get_one(Person, who.id)

    def _designer_of(self, where: Where) -> Who:
        return self.kompas_teacher if where == self.kompas else self.teacher

    def _designer_of_id(self, team_id: int) -> Who:
        return self._designer_of(self.kompas if team_id == self.kompas.id else self.waterlelie)

    def _running(self, where: Where) -> Iteration:
        running = select(Iteration).where(Iteration.team_id == where.id, Iteration.ended_on.is_(None))
        return db.session().scalars(running).one()


def _person(key: str, name: str) -> Person:
    person = Person(name=name[0].upper() + name[1:], email=f"{key.replace('_', '.')}@school.example")
    person.choose_password(PASSWORD, at=BEGUN)
    db.session().add(person)
    db.session().flush()
    return person


def _school(name: str, network: Network, *, circle: Circle = Circle.INNER) -> School:
    school = School(name=name, town="Zevenveld", school_type=SchoolType.PRIMARY)
    db.session().add(Participation(network=network, school=school, circle=circle, since=SINCE))
    return school


def _affiliations(people: dict[str, Person], schools: dict[str, School]) -> None:
    for key, school in schools.items():
        db.session().add(Affiliation(person=people[key], school=school, since=SINCE))


def _team(key: str, name: str, school: School, network: Network, *, lead: Person) -> Where:
    goal = f"We willen weten hoe {name.lower()} beter kan."
    team = DesignTeam(school=school, network=network, name=name, goal=goal)
    db.session().add(team)
    db.session().flush()
    iteration = commands.begin(team, on=SINCE, by=lead, at=BEGUN)
    return Where(key, team.id, name, school.id, iteration.id)


def _welcome(where: Where, person: Person, role: Role) -> Membership:
    team = db.session().get_one(DesignTeam, where.id)
    membership = team.welcome(person, role=role, since=SINCE, by=person, at=BEGUN)
    db.session().add(membership)
    db.session().flush()
    return membership


def yield_of(action: Action) -> Yield:
    """What was said in the meeting that an action came of."""
    assert action.said is not None
    return action.said
