"""What schools are to each other: pages of their own, a visit that is agreed and one that waits, and struggles."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from designteam.feedback.queries import Voice
from designteam.kit import db
from designteam.network.models import Affiliation, Audience, School
from designteam.people.models import Person
from designteam.schools.commands import visits
from designteam.schools.commands.profiles import describe
from designteam.schools.queries.visits import LEADING
from designteam.struggles import commands as struggles
from designteam.teams.models import DesignTeam, Membership

# School: how it speaks of itself, what there is to see and when.
PROFILES = {
    "De Waterlelie": (
        "Bij ons leren kinderen kijken naar wat ze al kunnen, voordat ze kiezen wat ze gaan doen. We maken tijd voor gesprekken over leren, ook als het druk is.\n\nIn groep 6 en 7 houden kinderen zelf bij wat ze bij rekenen nodig hebben. Dat lukt niet elke week even goed, en daar praten we over.",
        "Het rekenlogboek en het rekengesprek in groep 6 en 7. Je kijkt mee in een gewone les en praat na met twee leerlingen.",
        "Dinsdag- en donderdagochtend, niet in de weken met toetsen.",
    ),
    "De Spil": (
        "Een grote school in een kleine plaats. We werken in bouwen en halen de muren weg waar dat helpt.",
        "Het rekenatelier: kinderen van groep 3 tot en met 8 kiezen zelf een opdracht.",
        "Woensdagochtend.",
    ),
    "De Horizon": (
        "Wij beginnen bij de vragen van kinderen. Ook kleuters plannen bij ons hun eigen dag.",
        "Het digitale planbord bij kleuters, en hoe leraren er een gesprek over voeren.",
        "Maandag en vrijdag, na overleg.",
    ),
}  # fmt: skip


def play(today: date) -> None:
    for school, (about, topics, days) in PROFILES.items():
        said = {"about": about, "website": "", "receives_visits": True, "topics": topics, "days": days}
        describe(_school(school), said, from_version=0, by=_leader(school), at=_at(today, 60))
    _visits(today)
    _about_choosing(today)
    _about_time(today)
    told = struggles.tell(
        _team("De Horizon"),
        text="Kleuters zetten hun kaartje op het planbord en lopen daarna toch ergens anders heen.",
        learning_area="wereldorientatie", phase="experiment", audience=Audience.OUTER, submission=None,
        by=_leader("De Horizon"), at=_at(today, 3),
    )  # fmt: skip
    struggles.reword(
        told,
        text="Kleuters zetten hun kaartje op het planbord en lopen daarna toch hun vriendje achterna. Het plan is dan "
        "alleen nog een plaatje.",
        learning_area=told.learning_area, phase=told.phase, audience=told.audience, from_version=told.version,
        by=_leader("De Horizon"), at=_at(today, 2),
    )  # fmt: skip


def _visits(today: date) -> None:
    """De Waterlelie is welcome at De Spil; Het Kompas and De Zonnewijzer wait for an answer of De Waterlelie."""
    to_spil, _ = visits.ask(
        _school("De Spil"), from_school_id=_school("De Waterlelie").id, wish="een woensdag voor de vakantie", people=3,
        question="Hoe weten kinderen in het atelier of een opdracht bij hen past?", submission=None,
        by=_somebody("De Waterlelie", "Leraar groep 7"), at=_at(today, 12),
    )  # fmt: skip
    visits.welcome(
        to_spil, day=today + timedelta(days=16 - today.weekday()), today=today,
        answer="Leuk. Kom om half negen, dan zie je de start. Meld je bij het atelier, de deur links van de hal.",
        by=_leader("De Spil"), at=_at(today, 9),
    )  # fmt: skip
    visits.ask(
        _school("De Waterlelie"), from_school_id=_school("Het Kompas").id, wish="een dinsdag of donderdag in januari",
        people=2, question="Wat doe je in een rekengesprek als een kind steeds “ik snap het wel” zegt?",
        submission=None, by=_somebody("Het Kompas", "Leraar groep 5"), at=_at(today, 2),
    )  # fmt: skip


def _about_choosing(today: date) -> None:
    told = struggles.tell(
        _team("De Waterlelie"),
        text="Wie instructie het hardst nodig heeft, kruist vaak aan dat het niet hoeft. We willen kinderen zelf laten "
        "kiezen en ze toch niet laten zwemmen.",
        learning_area="rekenen", phase="experiment", audience=Audience.OUTER, submission=None,
        by=_somebody("De Waterlelie", "Leraar groep 7"), at=_at(today, 15),
    )  # fmt: skip
    kompas, zonnewijzer = _team("Het Kompas"), _school("De Zonnewijzer")
    struggles.answer(
        told,
        {
            "recognised": "Bij het opzoeken ging het net zo: wie vastliep, vroeg het minst.",
            "thought_of": "Een eerste som samen, en pas daarna kiezen. Dan weten ze waar ze ja of nee "
            "tegen zeggen.",
        },
        voice=Voice(kompas.school_id, kompas.id, kompas.school.name, kompas.name), submission=None,
        by=_somebody("Het Kompas", "Leraar groep 5"), at=_at(today, 11),
    )  # fmt: skip
    visitor = db.session().scalars(select(Person).join(Affiliation).where(Affiliation.school_id == zonnewijzer.id))
    struggles.answer(
        told,
        {"can_help": "Wij hebben kaartjes met drie vragen die kinderen zichzelf eerst stellen. Je mag ze overnemen."},
        voice=Voice(zonnewijzer.id, None, zonnewijzer.name, ""), submission=None,
        by=visitor.one(), at=_at(today, 6),
    )  # fmt: skip


def _about_time(today: date) -> None:
    """A struggle that is over, with what helped."""
    told = struggles.tell(
        _team("Het Kompas"),
        text="Een rubric invullen kost onze kinderen een kwartier. Daarna is de zin om iets op te zoeken weg.",
        learning_area="wereldorientatie", phase="evaluate", audience=Audience.NETWORK, submission=None,
        by=_somebody("Het Kompas", "Leraar groep 5"), at=_at(today, 40),
    )  # fmt: skip
    waterlelie = _team("De Waterlelie")
    struggles.answer(
        told,
        {"recognised": "Ons logboek had eerst zes vragen.", "thought_of": "Twee vragen per keer, en de rest wisselen."},
        voice=Voice(waterlelie.school_id, waterlelie.id, waterlelie.school.name, waterlelie.name), submission=None,
        by=_somebody("De Waterlelie", "Leraar groep 7"), at=_at(today, 37),
    )  # fmt: skip
    struggles.close(
        told,
        helped="Eén regel van de rubric per keer, door het kind zelf gekozen. Dat kost drie minuten, en na vier weken is "
        "de hele rubric aan de beurt geweest.",
        by=_somebody("Het Kompas", "Leraar groep 5"), at=_at(today, 18),
    )  # fmt: skip


def _school(name: str) -> School:
    return db.session().scalars(select(School).where(School.name == name)).one()


def _team(school: str) -> DesignTeam:
    return db.session().scalars(select(DesignTeam).join(School).where(School.name == school)).one()


def _somebody(school: str, name: str) -> Person:
    people = select(Person).join(Membership).where(Membership.team_id == _team(school).id, Person.name == name)
    return db.session().scalars(people.order_by(Person.id)).first() or _leader(school)


def _leader(school: str) -> Person:
    people = (
        select(Person)
        .join(Membership)
        .where(Membership.team_id == _team(school).id, Membership.role.in_(LEADING), Membership.until.is_(None))
    )
    return db.session().scalars(people.order_by(Membership.id.desc())).first() or _anybody(school)


def _anybody(school: str) -> Person:
    people = select(Person).join(Membership).where(Membership.team_id == _team(school).id)
    return db.session().scalars(people.order_by(Person.id)).one()


def _at(today: date, ago: int) -> datetime:
    day = today - timedelta(days=ago)
    return datetime.combine(day - timedelta(days=max(0, day.weekday() - 4)), time(13, 50), tzinfo=UTC)
