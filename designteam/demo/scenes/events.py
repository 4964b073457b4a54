"""Two meetings of the network: one half a year ago of which the ideas came home, one in three weeks that is being prepared."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from designteam.cycle.models import Prompt
from designteam.events import commands
from designteam.events.models import SharingEvent, SignUp, Use
from designteam.events.queries.teams import teams_at
from designteam.kit import clock, db
from designteam.network.models import Affiliation, Audience, Network, School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership

WEDNESDAY = 2
PROGRAMME = (
    (20, "Inloop met koffie. Loop langs de muur met wat teams zoeken en brengen"),
    (15, "Welkom en wat we vorige keer meenamen"),
    (60, "Aan tafels van drie: elk team twintig minuten"),
    (15, "Pauze"),
    (40, "Nieuwe ict bekijken, met de mediamentor"),
    (20, "Wat neem ik mee? Eén zin op je telefoon"),
)
# Per school who comes, what the team looks for and what it brings.
COMING = {
    "De Waterlelie": (
        ("Leraar groep 7", "Pabo-student", "Onderzoeker"),
        "Leerlingen kiezen vaak het makkelijkste doel. Wat doen jullie zodat ze een passend doel kiezen?",
        "Een gesprekskaart met vier vragen. Zes vragen werkten niet: dan wordt het een verhoor.",
    ),
    "Het Kompas": (
        ("Leraar groep 5",),
        "Hoe helpen we leerlingen die geen eigen vraag hebben?",
        "Een muur met vragen van leerlingen, en een stappenkaart om op te zoeken.",
    ),
    "De Egelantier": (
        ("Leraar groep 8",),
        "Hoe houden leerlingen zelf bij welk rekendoel ze al kunnen, zonder lijstjes voor de leraar?",
        "Drie controlesommen bij elk doel: eerst zelf oordelen, dan nakijken.",
    ),
    "De Spil": (
        ("Leraar groep 3",),
        "Hoe koppelen leerlingen een eigen idee aan een doel?",
        "Eén rooster voor de hele school, met plekken voor uitleg, maken en stil werken.",
    ),
    "De Toren": (
        ("Leraar groep 5",),
        "Leerlingen kennen hun groep, maar niet hun doel. Hoe kiezen ze een passend doel?",
        "Een proefsom voor elk blok, waarna leerlingen opschrijven wat ze nodig hebben.",
    ),
    "De Windroos": (
        ("Leraar groep 5",),
        "Welke woorden geven jullie leerlingen om over hun eigen leren te praten?",
        "Hardop voordoen hoe je een lastige plek in een tekst aanpakt. Eén losse les helpt weinig.",
    ),
    "De Beuk": (("Leraar groep 4",), "Waaraan zien jullie dat samenwerken lukt?", ""),
    "De Horizon": (("Leraar groep 4",), "", ""),
    "De Klaver": (("Groepsleraar",), "", ""),
}  # fmt: skip
WAITING = (("De Spil", "Rekencoördinator"), ("De Windroos", "Schoolleider"))
# What was said to De Waterlelie, and what it took along: from which school, what, and what became of it.
SAID = (
    ("Het Kompas", "Leraar groep 5", Prompt.RECOGNISE, "Bij ons kiezen ze ook wat ze al kunnen. Het lijkt wel veilig spelen."),
    ("De Toren", "Leraar groep 5", Prompt.THOUGHT_OF, "Laat ze eerst een proefsom maken. Dan weten ze waar ze staan."),
    ("De Egelantier", "Leraar groep 8", Prompt.CAN_HELP, "Jullie mogen onze controlesommen hebben, ook voor groep 6."),
)  # fmt: skip
TAKEN: Sequence[tuple[str, str, str, str, Use | None, str, bool | None]] = (
    ("De Waterlelie", "Leraar groep 7", "De Toren", "Eerst een proefsom, dan pas een doel kiezen.", Use.USING, "", None),
    ("De Waterlelie", "Leraar groep 7", "De Egelantier", "Eerst zelf een oordeel geven, dan nakijken.", Use.PARTLY, "Alleen bij het eerste doel van een blok.", True),
    ("De Waterlelie", "Leraar groep 7", "De Spil", "Een vast uur waarin alle groepen rekenen.", Use.NOT, "Ons rooster laat dat dit jaar niet toe.", None),
    ("Het Kompas", "Leraar groep 5", "De Waterlelie", "De vragen voor een gesprek een dag eerder geven.", Use.USING, "", True),
    ("De Toren", "Leraar groep 5", "De Waterlelie", "Leerlingen de uitleg zelf laten kiezen.", Use.PARTLY, "Wel bij herhalen, niet bij nieuwe stof.", False),
    ("De Egelantier", "Leraar groep 8", "Het Kompas", "Een muur waarop vragen blijven hangen.", None, "", None),
)  # fmt: skip
FITS = ((4, "De tafel paste, de ict was voor ons nog te vroeg."), (5, "Eindelijk een school met dezelfde vraag."), (3, ""), (4, "Meer tijd per team."), (2, "Wij zijn pas begonnen en hadden nog weinig te vertellen."), (5, ""), (4, ""))  # fmt: skip


def play(today: date) -> None:
    """Write in the database of the current unit of work."""
    network = db.session().scalars(select(Network)).first()
    if network is None:
        raise LookupError
    _past(network, today)
    _coming(network, today)


def _past(network: Network, today: date) -> None:
    day = _wednesday(today - timedelta(days=190))
    event = commands.announce(
        network, title="Zelf kiezen: wat doen leerlingen echt?", place="Het Kompas, Dalmeren", audience=Audience.PUBLIC,
        theme="Elk team laat zien wat leerlingen doen als ze zelf mogen kiezen. Ook wat anders liep dan gedacht.",
        starts_at=_at(day, 13, 30), ends_at=_at(day, 16, 20), programme=PROGRAMME, at=_at(day - timedelta(days=60), 9),
    )  # fmt: skip
    came = {school: _come(event, school, people, day - timedelta(days=30)) for school, (people, _, _) in COMING.items()}
    _write(event, {school: texts for school, (_, *texts) in COMING.items() if texts[0]}, day - timedelta(days=10))
    _seat(event, day - timedelta(days=2))
    for school, person, prompt, text in SAID:
        waterlelie, by = _team_of("De Waterlelie"), _person(school, person)
        commands.say_to_team(event, waterlelie.id, prompt, text, mine=came[school][0], by=by, at=_at(day, 15))
    for school, person, origin, text, used, because, still in TAKEN:
        by = _person(school, person)
        idea = commands.take_along(
            event, _team_of(school).id, text, from_team_id=_team_of(origin).id, by=by, at=_at(day, 16)
        )
        if used is not None:
            idea.decide(used, because=because, by=by, at=_at(day + timedelta(days=9), 15))
        if still is not None:
            idea.look_back(is_used=still, by=by, at=_at(day + timedelta(days=184), 15))
    spil = db.session().scalars(select(School).where(School.name == "De Spil")).one()
    commands.note_walk_in(event, school_id=spil.id, who="", people=2, at=_at(day, 13, 40))
    commands.note_walk_in(event, school_id=None, who="Bestuurder van het schoolbestuur", people=1, at=_at(day, 14))
    guests = [one for there in came.values() for one in there]
    for one, (rating, sentence) in zip(guests, FITS, strict=False):
        commands.rate_fit(event, rating=rating, because=sentence, by=one.person, at=_at(day, 17))


def _coming(network: Network, today: date) -> None:
    day = _wednesday(today + timedelta(days=24))
    since = today - timedelta(days=12)
    event = commands.announce(
        network, title="Van doel naar volgende stap", place="De Waterlelie, Oeverlinge", audience=Audience.OUTER,
        theme="Hoe weten leerlingen waar ze staan, en wat een passende volgende stap is? Neem één vraag mee.",
        starts_at=_at(day, 13, 30), ends_at=_at(day, 16, 20), programme=PROGRAMME, places=12,
        sign_up_until=day - timedelta(days=5), at=_at(since, 9),
    )  # fmt: skip
    for school, (people, _, _) in COMING.items():
        _come(event, school, people, since + timedelta(days=2))
    guest = db.session().scalars(select(Affiliation).join(School).where(School.name == "De Zonnewijzer")).first()
    if guest is not None:
        at = _at(since + timedelta(days=3), 10)
        commands.sign_up(event, school_id=guest.school_id, by=guest.person, at=at)
    for school, person in WAITING:
        _come(event, school, (person,), since + timedelta(days=4))
    _write(event, {school: texts for school, (_, *texts) in COMING.items() if texts[0]}, since + timedelta(days=6))
    commands.propose_tables(event, teams_at(event.id))


def _come(event: SharingEvent, school: str, people: Sequence[str], on: date) -> Sequence[SignUp]:
    team = _team_of(school)
    return [
        commands.sign_up(event, team_id=team.id, school_id=team.school_id, by=_person(school, name), at=_at(on, 10))
        for name in people
    ]


def _write(event: SharingEvent, texts: Mapping[str, Sequence[str]], on: date) -> None:
    for school, (seeks, brings) in texts.items():
        by = _person(school, COMING[school][0][0])
        commands.write_card(
            event, _team_of(school).id, seeks=seeks, brings=brings, from_version=0, by=by, at=_at(on, 11)
        )


def _seat(event: SharingEvent, on: date) -> None:
    coordinator = db.session().scalars(select(Person).where(Person.email == "netwerk@demo.example")).one()
    commands.propose_tables(event, teams_at(event.id))
    commands.publish_tables(event, teams_at(event.id), by=coordinator, at=_at(on, 9))


def _team_of(school: str) -> DesignTeam:
    return db.session().scalars(select(DesignTeam).join(School).where(School.name == school)).one()


def _person(school: str, name: str) -> Person:
    found = select(Person).join(Membership).where(Membership.team_id == _team_of(school).id, Person.name == name)
    return db.session().scalars(found).first() or _nobody(school, name)


def _nobody(school: str, name: str) -> Person:
    message = f"nobody called {name} is in the team of {school}"
    raise LookupError(message)


def _wednesday(near: date) -> date:
    """The Wednesday in the week of this day, never after it."""
    return near - timedelta(days=(near.weekday() - WEDNESDAY) % 7)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=clock.SCHOOL_TIME)
