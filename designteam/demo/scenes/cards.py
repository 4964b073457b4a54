"""Two cards of De Waterlelie, one whole and one half; an application, two questions to research and a visit."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast

from sqlalchemy import select

from designteam.evidence import commands
from designteam.evidence.models import (
    Card,
    CardStatus,
    Disposition,
    Holding,
    IctOption,
    InspirationVisit,
    KnowledgeQuestion,
    Relation,
    Stance,
    Strength,
)
from designteam.kit import db
from designteam.network.models import Audience, School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership


def play(today: date) -> None:
    """Play in the last weeks; what is judged was brought in before."""
    waterlelie, kompas = _Side("De Waterlelie", today), _Side("Het Kompas", today)
    sources = _sources(waterlelie)
    _a_whole_card(waterlelie, kompas, sources)
    _a_half_card(waterlelie)
    _an_application(waterlelie, kompas)
    _questions(waterlelie)
    _a_visit(waterlelie)


def _sources(side: "_Side") -> tuple[Holding, Holding]:
    supports = side.keep(
        "source", 24, "Onderzoeker",
        title="Zelf je leerwerk kiezen: een overzicht van vijftien schoolonderzoeken", issued="2021", type="report",
        abstract="Kiezen helpt vooral als kinderen eerst zien wat ze al kunnen.",
    )  # fmt: skip
    nuances = side.keep(
        "source", 23, "Onderzoeker",
        title="Kiezen kost tijd: notities bij acht rekenlessen", issued="2019", type="report",
        abstract="In de eerste weken gaat per les zo’n zes minuten op aan het kiezen zelf.",
    )  # fmt: skip
    return supports, nuances


def _a_whole_card(waterlelie: "_Side", kompas: "_Side", sources: tuple[Holding, Holding]) -> None:
    card = cast(Card, waterlelie.keep(
        "card", 22, "Onderzoeker", audience=Audience.NETWORK,
        finding="Kinderen kiezen passender werk als ze vlak daarvoor zien wat ze al kunnen.",
        for_whom="Groep 5 tot en met 8, vooral rekenen. Twee van de vijftien onderzoeken waren in Nederland.",
        effect="positive",
        conditions="Een paar opgaven vooraf die het kind zelf nakijkt. Een leraar die naar de keuze vraagt.",
        caveats="Over de onderbouw weten we bijna niets.",
    ))  # fmt: skip
    for source, stance, remark in (
        (sources[0], Stance.SUPPORTS, "Elf van de vijftien onderzoeken vonden dit."),
        (sources[1], Stance.NUANCES, "Het kiezen zelf kost in het begin lestijd."),
    ):
        commands.tie(
            card, source, Relation.RESTS_ON, stance=stance, remark=remark,
            by=waterlelie.who("Onderzoeker"), at=waterlelie.at(21),
        )  # fmt: skip
    waterlelie.see(
        card, 20, "Leraar groep 7", [7],
        "Op dinsdag liggen er vier sommen op tafel. Wie ze nakijkt, ziet meteen: delen gaat goed, breuken nog niet. "
        "Daarna pakken de meesten uit zichzelf de breukenbak. Ik vraag drie kinderen waarom juist die.",
    )  # fmt: skip
    kompas.see(
        card, 9, "Leraar groep 5", [4, 5],
        "Bij ons lezen ze eerst een halve bladzijde hardop. Met een plaatje erbij wijzen ze aan wat lastig was. "
        "Zonder dat plaatje kozen ze het boek van hun buurman.",
    )  # fmt: skip
    commands.sign(card, by=waterlelie.who("Onderzoeker"), at=waterlelie.at(18))
    waterlelie.judge(
        card, 18, CardStatus.SUPPORTED,
        "Elf onderzoeken wijzen dezelfde kant op, en vier zijn klein.", "Beide bronnen nagelezen.",
    )  # fmt: skip
    waterlelie.judge(
        card, 4, CardStatus.CONFIRMED,
        "Elf onderzoeken wijzen dezelfde kant op. De eigen proef in groep 7 ook.",
        "De telling van de proef past bij wat de onderzoeken vonden.",
    )  # fmt: skip


def _a_half_card(side: "_Side") -> None:
    side.keep(
        "card", 6, "Onderzoeker", audience=Audience.NETWORK,
        finding="Hardop denken bij het kiezen helpt kinderen om hun keuze later te herhalen.",
        for_whom="Groep 6 en 7, twee kleine onderzoeken.", effect="mixed",
        caveats="Beide onderzoeken duurden maar drie weken.",
    )  # fmt: skip


def _an_application(waterlelie: "_Side", kompas: "_Side") -> None:
    option = cast(IctOption, waterlelie.keep(
        "ict_option", 15, "Mediamentor", title="Digitaal portfolio met eigen doelen",
        what="Kinderen zetten er hun doelen in en laten met een foto of een zin zien hoe ver ze zijn.",
        fits_question="Hoe ziet een kind zelf wat het al kan?",
        devices="Per twee kinderen een tablet met camera.",
        cost="Gratis tot twee klassen, daarna per school per jaar.",
        privacy="Foto’s van werk, nooit van kinderen. De school heeft een overeenkomst nodig.",
        gives_data="Per kind de doelen en wanneer eraan gewerkt is. De leraar kijkt op vrijdag.",
        skills="Een foto maken en een zin typen.", pupil_chooses=True,
    ))  # fmt: skip
    waterlelie.found(
        option, 12, "Leraar groep 7", shown_by="De mediamentor", disposition=Disposition.PARTLY, is_used=True,
        works_for="Terugkijken aan het eind van de week: kinderen weten nog wat ze wilden.",
        does_not_work_for="Kiezen tijdens de les. Inloggen kost dan te veel tijd.",
    )  # fmt: skip
    kompas.found(
        option, 8, "Leraar groep 5", shown_by="Een collega van De Waterlelie", disposition=Disposition.NOT,
        does_not_work_for="Kinderen die nog bijna niet typen.",
    )  # fmt: skip


def _questions(side: "_Side") -> None:
    answered = cast(KnowledgeQuestion, side.keep(
        "knowledge_question", 19, "Schoolleider", audience=Audience.NETWORK,
        question="Hoe lang duurt het voor kiezen vanzelf gaat?",
        sharpened="Na hoeveel weken kost het kiezen van rekenwerk in groep 6 en 7 geen lestijd meer?",
        context="Groep 6 en 7, drie rekenlessen per week waarin kinderen zelf kiezen.",
        asked_of="Een lerarenopleiding", asked_on=side.today - timedelta(days=19), status="answered",
        short_answer="Na vier tot zes weken gaat het kiezen vanzelf, als er elke les hetzelfde gevraagd wordt.",
        answered_by="Een onderzoeker van de lerarenopleiding", answered_on=side.today - timedelta(days=10),
    ))  # fmt: skip
    commands.publish_answer(
        answered, finding=answered.short_answer, audience=Audience.NETWORK, by=side.who("Schoolleider"), at=side.at(9),
        today=side.today,
    )  # fmt: skip
    side.keep(
        "knowledge_question", 3, "Leraar groep 6",
        question="Helpt het als kinderen hun keuze aan elkaar uitleggen?",
        context="Groep 6, aan het eind van de rekenles.",
        asked_of="De onderzoeker van ons team", asked_on=side.today - timedelta(days=3), status="asked",
    )  # fmt: skip


def _a_visit(side: "_Side") -> None:
    visit = cast(InspirationVisit, side.keep(
        "inspiration", 14, "Schoolleider", title="Een ochtend op een school met leerpleinen",
        host="Een basisschool twee dorpen verderop", on=side.today - timedelta(days=5),
        who="Leraar groep 6, leraar groep 7 en de schoolleider",
        own_question="Wat doet de leraar als een kind te makkelijk werk kiest?",
        second_question="Hoe weten ze aan het eind wat een kind koos?",
        wildcard="Wat doen de jongste kinderen zelf?",
    ))  # fmt: skip
    ideas = [
        commands.capture(
            visit, seen=seen, fits_our_question=fits, surprised_us=not fits, by=side.who(name), at=side.at(5)
        )
        for name, seen, fits in (
            ("Leraar groep 7", "Op elk bord staat: kies, doe, vertel. Kinderen wijzen aan waar ze zijn.", True),
            ("Leraar groep 6", "Kleuters hangen hun doel met een knijper aan een lijn.", False),
            ("Leraar groep 7", "De leraar loopt een vaste ronde langs wie het snelst koos.", True),
        )
    ]
    commands.decide(
        ideas[0], disposition=Disposition.PARTLY, taken="De drie woorden op het bord.",
        left="Het aanwijzen. Dat kost bij ons te veel tijd.", by=side.who("Leraar groep 7"), at=side.at(3),
    )  # fmt: skip
    commands.decide(
        ideas[1], disposition=Disposition.NOT, taken="", left="Onze proef gaat over groep 6 en 7.",
        by=side.who("Leraar groep 6"), at=side.at(3),
    )  # fmt: skip


class _Side:
    """One team, with what it does in the library. `days` counts back from today."""

    def __init__(self, school: str, today: date) -> None:
        self.today = today
        self.team = db.session().scalars(select(DesignTeam).join(School).where(School.name == school)).one()
        people = select(Person).join(Membership).where(Membership.team_id == self.team.id)
        self.people = {person.name: person for person in db.session().scalars(people)}

    def who(self, name: str) -> Person:
        return self.people[name]

    def at(self, days: int) -> datetime:
        return datetime.combine(self.today - timedelta(days=days), time(14, (days * 7) % 60, tzinfo=UTC))

    def keep(self, kind: str, days: int, name: str, *, audience: Audience | None = None, **said: Any) -> Holding:
        return commands.keep(kind, said, of=self.team, audience=audience, by=self.who(name), at=self.at(days))

    def see(self, card: Card, days: int, name: str, grades: list[int], text: str) -> None:
        commands.give_picture(card, text=text, grades=grades, team=self.team, by=self.who(name), at=self.at(days))

    def found(self, option: IctOption, days: int, name: str, **said: Any) -> None:
        on = self.today - timedelta(days=days)
        commands.demonstrate(option, {"on": on} | said, team=self.team, by=self.who(name), at=self.at(days))

    def judge(self, card: Card, days: int, status: CardStatus, why: str, because: str) -> None:
        commands.judge(
            card, strength=Strength.REASONABLE, strength_because=why, status=status, because=because,
            from_version=card.version, by=self.who("Onderzoeker"), at=self.at(days),
            today=self.today - timedelta(days=days),
        )  # fmt: skip
