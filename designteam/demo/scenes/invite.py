"""The people of the demo: an invitation that waits, agreements for this school year, hours and role cards."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from designteam.kit import db
from designteam.method.definition import Role
from designteam.network.models import School
from designteam.people.models import Person
from designteam.people.queries import person_with
from designteam.teams import commands
from designteam.teams.models import DesignTeam, Membership, school_year_of
from designteam.teams.queries import memberships_of

AGREEMENT = {
    "rhythm": "Elke tweede donderdag van 15.15 tot 16.30 uur, in het lokaal van groep 7. De procesbegeleider zet de vragen klaar, de leraar van groep 6 bewaakt de tijd.",
    "deciding": "Iets staat vast als iedereen heeft gezegd dat het zo kan. Wie twijfelt, schrijft een voorbehoud op. Dat bespreken we de volgende keer als eerste.",
    "cover": "Op studiemiddagen is er vervanging voor groep 6 en 7. De andere bijeenkomsten vallen in de uren voor schoolontwikkeling.",
    "means": "600 euro voor materiaal. Onder de 50 euro beslissen we zelf.",
    "board_contact": "De schoolleider vertelt het bestuur twee keer per jaar hoe het gaat, in november en in juni.",
}
HOURS = {
    "leraar7": 60,
    "leraar6": 60,
    "schoolleider": 30,
    "onderzoeker": 40,
    "mediamentor": 24,
    "guide": 40,
    "student": 30,
}
NAMES = {
    "leraar7": "Leraar groep 7", "leraar6": "Leraar groep 6", "schoolleider": "Schoolleider",
    "onderzoeker": "Onderzoeker", "mediamentor": "Mediamentor", "guide": "Procesbegeleider", "student": "Pabo-student",
}  # fmt: skip
CARDS = {
    "leraar7": (
        "Ik ken de kinderen en probeer dingen snel uit in de klas. Ik vertel ook wat er misging.",
        "Dat we klein beginnen, en dat niemand vooraf een perfect plan verwacht.", 6,
    ),
    "schoolleider": (
        "Tijd, vervanging en een goed verhaal richting bestuur en ouders.",
        "Een maand vooraf weten wanneer jullie de klas uit willen.", 3,
    ),
    "onderzoeker": (
        "Wat er uit onderzoek bekend is, in gewone woorden. En de vraag: hoe weten we dat?",
        "Dat ik in de klas mag meekijken, ook als het even rommelig is.", 4,
    ),
    "guide": (
        "Ik houd de stappen bij en vraag door als we te snel een oplossing kiezen.",
        "Eerlijk zeggen wanneer het te veel wordt.", 4,
    ),
}  # fmt: skip
SPENT = (
    ("leraar7", -61, 6), ("leraar7", -47, 6), ("leraar7", -33, 8), ("leraar7", -19, 6), ("leraar7", -5, 4),
    ("leraar6", -61, 6), ("leraar6", -33, 6), ("leraar6", -19, 6),
    ("onderzoeker", -47, 12), ("onderzoeker", -19, 6),
    ("guide", -61, 8), ("guide", -47, 6), ("guide", -33, 8), ("guide", -19, 6), ("guide", -5, 6),
    ("student", -33, 12), ("student", -19, 8),
)  # fmt: skip


def play(today: date) -> None:
    """De Waterlelie shows all of it; at Het Kompas they look for somebody."""
    _waterlelie(_team_of("De Waterlelie"), today)
    kompas = _team_of("Het Kompas")
    leader = next(one.person for one in memberships_of(kompas) if one.leads)
    commands.look_for(
        kompas, Role.MEDIA_MENTOR, sentence="We zoeken een mediamentor die laat zien wat kan met voorlezen op een tablet.",
        by=leader, at=_moment(today, -12),
    )  # fmt: skip


def _waterlelie(team: DesignTeam, today: date) -> None:
    people = {one.person.name: one for one in memberships_of(team) if one.is_current(today)}
    who = {key: people[name] for key, name in NAMES.items() if name in people}
    leader = _account("schoolleider@waterlelie.example")
    year = school_year_of(today)
    at = _moment(today, -62)
    commands.arrange(team, AGREEMENT, school_year=year, from_version=0, by=leader, at=at)
    agreed: dict[int, int | None] = {one.person_id: HOURS[key] for key, one in who.items()}
    commands.agree_on_hours(team, agreed, school_year=year, by=leader, at=at)
    for key, (brings, expects, hours) in CARDS.items():
        if key in who:
            commands.fill_in_card(
                team, who[key].person, brings=brings, expects=expects, hours_per_month=hours, at=_moment(today, -60)
            )
    for place, (key, on, quarters) in enumerate(SPENT):
        if key in who:
            _spend(team, who[key], today + timedelta(days=on), quarters, submission=f"demo-{place}")
    commands.look_for(
        team, Role.SUBJECT_EXPERT, sentence="We zoeken een rekencoördinator die een keer meekijkt naar onze startcheck.",
        by=leader, at=_moment(today, -20),
    )  # fmt: skip
    commands.invite(
        team, email="leraar5@waterlelie.example", name="Leraar groep 5", language="nl", role=Role.TEACHER,
        since=today, by=leader, at=_moment(today, -3),
    )  # fmt: skip


def _spend(team: DesignTeam, membership: Membership, on: date, quarters: int, *, submission: str) -> None:
    commands.note_hours(team, membership.person, on=on, quarters=quarters, submission=submission)


def _team_of(school: str) -> DesignTeam:
    found = select(DesignTeam).join(School).where(School.name == school).order_by(DesignTeam.id)
    return db.session().scalars(found.limit(1)).one()


def _account(email: str) -> Person:
    person = person_with(email=email)
    if person is None:
        raise LookupError(email)
    return person


def _moment(today: date, on: int) -> datetime:
    """A moment in the afternoon of that day, and never one that is still to come."""
    moment = datetime.combine(today + timedelta(days=on), datetime.min.time().replace(hour=14, minute=20), tzinfo=UTC)
    return min(moment, datetime.now(UTC))
