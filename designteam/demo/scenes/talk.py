"""What people of De Waterlelie and Het Kompas say to each other about their work, in the last weeks."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from designteam.cycle import commands as cycle
from designteam.cycle.commands import following
from designteam.cycle.models import Artefact, Comment, Manner, Prompt, Status
from designteam.kit import db
from designteam.network.models import Audience, School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership


def play(today: date) -> None:
    """Comments, an answered and an open critical question, two rough versions with one question, and a name called."""
    waterlelie, kompas = _Stage("De Waterlelie", today), _Stage("Het Kompas", today)
    _about_the_hypothesis(waterlelie)
    _kompas_asks_around(kompas, waterlelie)
    following.visit(waterlelie.team, by=waterlelie.who("Leraar groep 7"), at=waterlelie.at(6))
    _waterlelie_asks_around(waterlelie, kompas)
    _about_the_design(waterlelie)


def _about_the_hypothesis(stage: "_Stage") -> None:
    hypothesis = stage.newest("working_hypothesis", 17)
    question = stage.say(
        hypothesis, 17, "Onderzoeker", Manner.CRITICAL,
        "Waaraan zie je dat een leerling echt kijkt wat hij al kan, en niet opschrijft wat jij graag leest?",
    )  # fmt: skip
    stage.reply(
        question, 16, "Leraar groep 6",
        "Dat weten we alleen als we ernaast zitten. In het logboek lijken die twee op elkaar.",
    )  # fmt: skip
    answer = stage.reply(
        question, 15, "Leraar groep 7",
        "Aan de vier sommen vooraf. Wie schrijft dat hij het kan en er drie fout heeft, komt in het gesprek eerst aan de beurt.\n"
        "Vorige week waren dat er vijf van de 25.",
    )  # fmt: skip
    question.settle(answer, by=stage.who("Onderzoeker"), at=stage.at(14))
    stage.say(
        hypothesis, 13, "Schoolleider", Manner.REMARK,
        "Ik merk dat collega’s het woord rekengesprek overnemen. Dat had ik in september niet verwacht.",
    )  # fmt: skip


def _kompas_asks_around(kompas: "_Stage", waterlelie: "_Stage") -> None:
    """A question that is closed: who answered it reads what came of it."""
    insight = kompas.newest("insight", 12)
    question = kompas.ask(insight, 12, "Leraar groep 5", "Zien jullie dit ook bij kinderen die al ver vooruit zijn?")
    waterlelie.reply(
        question, 10, "Leraar groep 7", "Ja, juist bij hen. Ze kiezen snel en kijken daarna niet meer om.",
        prompt=Prompt.RECOGNISE,
    )  # fmt: skip
    question.close(
        "We letten in de volgende proef apart op kinderen die ver vooruit zijn.",
        by=kompas.who("Leraar groep 5"), at=kompas.at(7),
    )  # fmt: skip


def _waterlelie_asks_around(waterlelie: "_Stage", kompas: "_Stage") -> None:
    insight = waterlelie.newest("insight", 5)
    question = waterlelie.ask(insight, 5, "Leraar groep 7", "Geldt dit volgens jullie ook voor groep 4 en 5?")
    kompas.reply(
        question, 4, "Leraar groep 5",
        "Bij ons hielp een plaatje bij elke keuze. Zonder plaatje kozen de jongsten wat hun buurman koos.",
        prompt=Prompt.THOUGHT_OF,
    )  # fmt: skip


def _about_the_design(stage: "_Stage") -> None:
    design = stage.newest("design", 3)
    stage.say(
        design, 3, "Onderzoeker", Manner.CRITICAL,
        "@Leraar groep 7 wat doen jullie als een leerling drie weken achter elkaar dezelfde uitleg kiest? Is dat een"
        " keuze of een gewoonte?",
    )  # fmt: skip
    remark = stage.say(
        design, 2, "Mediamentor", Manner.REMARK, "Het logboek kan laten zien wat iemand de vorige drie keer koos."
    )
    stage.reply(remark, 1, "Leraar groep 6", "Graag, maar dan alleen voor de leerling zelf. @Schoolleider mag dat zo?")


class _Stage:
    """One team, with the verbs of a conversation. `days` counts back from today."""

    def __init__(self, school: str, today: date) -> None:
        self.today = today
        self.team = db.session().scalars(select(DesignTeam).join(School).where(School.name == school)).one()
        people = select(Person).join(Membership).where(Membership.team_id == self.team.id)
        self.people = {person.name: person for person in db.session().scalars(people)}

    def who(self, name: str) -> Person:
        return self.people[name]

    def at(self, days: int) -> datetime:
        return datetime.combine(self.today - timedelta(days=days), time(14, (days * 7) % 60, tzinfo=UTC))

    def newest(self, kind: str, days: int) -> Artefact:
        """The newest of a kind that stood there already on that day."""
        found = select(Artefact).where(
            Artefact.team_id == self.team.id,
            Artefact.kind == kind,
            Artefact.status != Status.DROPPED,
            Artefact.changed_at < self.at(days),
        )
        return db.session().scalars(found.order_by(Artefact.number.desc()).limit(1)).one()

    def say(self, artefact: Artefact, days: int, name: str, manner: Manner, words: str) -> Comment:
        return cycle.comment_on(
            artefact, words, manner=manner, by=self.who(name), at=self.at(days), today=self.today - timedelta(days=days)
        )

    def reply(self, comment: Comment, days: int, name: str, words: str, prompt: Prompt | None = None) -> Comment:
        return cycle.reply_to(
            comment, words, prompt=prompt, by=self.who(name), at=self.at(days), today=self.today - timedelta(days=days)
        )

    def ask(self, artefact: Artefact, days: int, name: str, question: str) -> Comment:
        return cycle.ask_around(
            artefact, question, audience=Audience.NETWORK,
            by=self.who(name), at=self.at(days), today=self.today - timedelta(days=days),
        )  # fmt: skip
