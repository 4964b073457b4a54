"""The meetings of the teams: De Waterlelie with two behind it and a full agenda ahead, the other teams with one each."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from designteam.cycle.models import Artefact
from designteam.kit import clock, db
from designteam.meetings import commands
from designteam.meetings.commands import Point
from designteam.meetings.models import AgendaItem, Meeting, Source
from designteam.method.work_forms import WORK_FORMS
from designteam.network.models import School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership

THURSDAY = 3
MINUTES = 75
LAST = Point("Zien we nog hetzelfde?", 5, Source.SHARED_PICTURE)
# What another team does by a work form: beside its own points, with the reason of who prepares the meeting.
BY_A_FORM = {
    "De Horizon": ("Lezen, praten, proberen: twee bladzijden over zelf leren plannen", "read_talk_try", "We noemen allemaal onderzoek, maar zien er iets anders bij."),
    "De Klaver": ("De vraag achter de vraag", "five_whys", "Onze vraag gaat nu nog over een middel."),
}  # fmt: skip
OTHERS = {
    "Het Kompas": ("De eerste proef wegen", "Teamkamer", ("Wat zagen we in de zoekpaden?", "Wat doen we met het inloggen?")),
    "De Egelantier": ("Wat geven we door?", "Handvaardigheidslokaal", ("Wie wil werken met ‘Mijn rekendoelen’?", "Wie neemt het mee naar de pabo?")),
    "De Horizon": ("De eisen naast elkaar", "Speellokaal", ("Welke eis gaat over onderzoek, en welke over plannen?", "Wie heeft nog een voorbehoud?")),
    "De Windroos": ("Verder met de verkenning", "Directiekamer", ("Wat vinden leerlingen van de stappenkaart?", "Welke ict hebben we nog niet bekeken?")),
    "De Beuk": ("Halverwege de proef", "Bibliotheek", ("Wat staat er in het logboek van vier weken?",)),
    "De Spil": ("Kijken in elkaars klas", "Teamkamer", ("Wie kijkt bij wie?",)),
    "De Toren": ("Het ontwerp doorlopen", "Lokaal van groep 6", ("De beschrijving hardop voorlezen", "Wat moet een invaller weten?")),
}  # fmt: skip
# De Klaver plans nothing: it stands still.


def play(today: date) -> None:
    """Write in the database of the current unit of work. De Waterlelie met on Thursdays."""
    _Waterlelie(today).play()
    for number, (school, (title, place, points)) in enumerate(OTHERS.items()):
        team = _team_of(school)
        by = _people_of(team)[0]
        at = _at(_school_day(today - timedelta(days=3 + 3 * number)), 14)
        starts = _at(_school_day(today + timedelta(days=4 + 2 * number)), 15, 30)
        planned = commands.plan(team, title=title, starts_at=starts, minutes=60, place=place, by=by, at=at)
        own = [Point(text, 20) for text in points]
        if school in BY_A_FORM:
            text, code, because = BY_A_FORM[school]
            own[0] = _by_form(code, text, because=because)
        commands.add_points(planned, [*own, LAST])


class _Waterlelie:
    def __init__(self, today: date) -> None:
        self.today = today
        self.team = _team_of("De Waterlelie")
        self.people = {person.name: person for person in _people_of(self.team)}
        self.guide = self.people["Procesbegeleider"]
        self.teacher = self.people["Leraar groep 7"]

    def play(self) -> None:
        self._about_the_card()
        self._back_to_exploring()
        self._ahead()

    def _about_the_card(self) -> None:
        """Four weeks ago: what the card for talks did."""
        day = _thursday(self.today - timedelta(days=33))
        meeting, points = self._held(
            day, "De gesprekskaart na twee weken", "Lokaal van groep 7",
            ("Wat gebeurde er in de gesprekken?", 25), ("Wat laten we weg van de kaart?", "what_we_drop"), ("Wie deelt wat met het team?", 15),
            there=("Leraar groep 6", "Leraar groep 7", "Procesbegeleider", "Pabo-student", "Schoolleider"),
        )  # fmt: skip
        self._type(
            points[0],
            day,
            "Veertien gesprekken in de eerste week, zeventien in de tweede. Eén gesprek duurt zeven minuten.\nDe vraag ‘waarom deze uitleg?’ levert het meeste op. Bij vraag vijf en zes vallen gesprekken stil.",
        )
        self._type(
            points[1],
            day,
            "Alle zes vragen op een strook papier. Vijf van ons wezen dezelfde twee aan.\nDe student las de kaart hardop voor. Met zes vragen wordt het een verhoor.",
        )
        self._type(
            points[2],
            day,
            "De schoolleider neemt het mee naar de studiedag. Nog geen product van maken, de proef loopt.",
        )
        experiment = self._thing("experiment", 2)
        by, at = self.teacher, _at(day, 16)
        commands.learn_about(
            points[0],
            "Een leerling die de vragen een dag eerder krijgt, vertelt meer over rekenen.",
            about=experiment,
            by=by,
            at=at,
        )
        commands.decide(points[1], "De kaart houdt vier vragen. Vijf en zes gaan eraf.", about=experiment, by=by, at=at)
        self._promise(
            points[1],
            "De kaart met vier vragen drukken",
            "Pabo-student",
            due=day + timedelta(days=5),
            done=day + timedelta(days=4),
        )
        self._promise(
            points[2],
            "Op de studiedag vertellen wat we tot nu toe zien",
            "Schoolleider",
            due=day + timedelta(days=14),
            done=day + timedelta(days=14),
        )
        self._round_off(meeting, day, 31, 26, 12, 7)

    def _back_to_exploring(self) -> None:
        """Two weeks ago: pupils choose what is easy, and nobody knows why."""
        day = _thursday(self.today - timedelta(days=13))
        meeting, points = self._held(
            day, "Leerlingen kiezen het makkelijkste doel", "Lokaal van groep 6",
            ("Wat staat er in de logboeken van vier weken?", 25), ("Veranderen we de proef, of kijken we eerst?", 25),
            ("Wie zoekt wat uit?", 15),
            there=("Leraar groep 6", "Leraar groep 7", "Mediamentor", "Onderzoeker", "Procesbegeleider", "Pabo-student"),
        )  # fmt: skip
        self._type(
            points[0],
            day,
            "Uitleg kiezen gaat goed, een doel kiezen niet. Het is geen vaste groep die het makkelijkste neemt.\nDe onderzoeker vraagt: weten we dit, of denken we dit? We hebben het nog niet geteld.",
        )
        self._type(
            points[1],
            day,
            "Twee van ons willen meteen een doel minder tonen. De anderen willen eerst van leerlingen horen waarom zij zo kiezen. Als we nu iets veranderen, weten we straks niet wat er hielp.",
        )
        self._type(points[2], day, "Niemand hoeft alles. Elk een klein ding, klaar voor de volgende keer.")
        experiment = self._thing("experiment", 2)
        at = _at(day, 16)
        commands.decide(
            points[1],
            "We gaan terug naar verkennen. De proef loopt door zoals hij is.",
            about=experiment,
            by=self.guide,
            at=at,
        )
        self._promise(
            points[0],
            "De keuzes van vier weken tellen",
            "Leraar groep 7",
            due=day + timedelta(days=3),
            done=day + timedelta(days=1),
        )
        self._promise(
            points[2],
            "Met drie leerlingen praten over één keuze",
            "Pabo-student",
            due=day + timedelta(days=9),
            done=day + timedelta(days=7),
        )
        self._promise(
            points[2],
            "De gezichtjes in de lijst van de leraar zetten",
            "Mediamentor",
            due=self.today - timedelta(days=2),
        )
        self._promise(
            points[2],
            "Twee voorstellen voor doelen op maat opschrijven",
            "Leraar groep 7",
            due=self.today + timedelta(days=3),
        )
        self._promise(points[2], "Elke week één rekengesprek van een collega bijwonen", "", due=None)
        self._round_off(meeting, day, 29, 34, 12, 9)

    def _round_off(self, meeting: Meeting, day: date, *took: int) -> None:
        """As it went on the shared screen: each point with the minutes it took."""
        minutes = dict(zip((item.id for item in meeting.items), took, strict=False))
        meeting.round_off(took=minutes, by=self.guide, at=_at(day, 16, 30))

    def _ahead(self) -> None:
        """The next meeting, the first of a series."""
        day = _thursday(self.today + timedelta(days=8))
        at = _at(self.today - timedelta(days=1), 13)
        meeting = commands.plan(
            self.team, title="Wat zien we als leerlingen kiezen?", starts_at=_at(day, 15, 15), minutes=MINUTES,
            place="Lokaal van groep 7", every_weeks=2, until=day + timedelta(days=70), by=self.guide, at=at,
        )  # fmt: skip
        talks, offer = self._thing("insight", -3), self._thing("insight", -1)
        requirement = self._thing("design_requirement", 1)
        commands.add_points(
            meeting,
            [
                Point("Terugkijken op onze acties", 10, Source.ACTIONS),
                Point("Drie gesprekken met leerlingen naast elkaar leggen", 20, Source.ARTEFACT, artefact_id=talks.id),
                Point("Besluiten of eis 2 blijft", 15, Source.ARTEFACT, artefact_id=requirement.id),
                _by_form(
                    "small_try_out",
                    "Proefje: welke doelen zet je klaar, en voor wie?",
                    artefact_id=offer.id,
                    because="We praten al twee keer over kiezen. Eén klein proefje deze week zegt meer.",
                ),
                LAST,
            ],
        )
        third = db.session().scalars(select(Meeting).where(Meeting.series_id == meeting.series_id)).all()[2]
        third.cancel(because="Studiedag van de hele school.", by=self.people["Schoolleider"], at=at)

    def _held(
        self, day: date, title: str, place: str, *points: tuple[str, int | str], there: Sequence[str]
    ) -> tuple[Meeting, Sequence[AgendaItem]]:
        """Each point with its minutes, or with the work form by which it was done."""
        planned = commands.plan(
            self.team, title=title, starts_at=_at(day, 15, 15), minutes=MINUTES, place=place, by=self.guide,
            at=_at(day - timedelta(days=6), 12),
        )  # fmt: skip
        items = commands.add_points(planned, [*(_point(text, by) for text, by in points), LAST])
        ids = [self.people[name].id for name in there]
        commands.note_who_is_there(planned, there=ids, shown=ids)
        self._type(items[-1], day, "Ja. We schreven elk in één zin op waar we heen gaan en lazen die voor.")
        return planned, items

    def _type(self, item: AgendaItem, day: date, notes: str) -> None:
        item.write(notes, from_version=item.version, by=self.guide, at=_at(day, 15, 50))

    def _promise(self, item: AgendaItem, text: str, owner: str, *, due: date | None, done: date | None = None) -> None:
        owner_id = self.people[owner].id if owner else None
        day = item.meeting.starts_at.date()
        made = commands.promise(item, text, owner_id=owner_id, due_on=due, by=self.guide, at=_at(day, 16, 10))
        if done is not None and made.action is not None:
            made.action.finish(on=done, by=self.people.get(owner, self.guide), at=_at(done, 16))

    def _thing(self, kind: str, place: int = -1) -> Any:
        """Something that the team wrote: counted from the first, or from the last."""
        found = (
            select(Artefact).where(Artefact.team_id == self.team.id, Artefact.kind == kind).order_by(Artefact.number)
        )
        return db.session().scalars(found).all()[place]


def _point(text: str, by: int | str) -> Point:
    return Point(text, by) if isinstance(by, int) else _by_form(by, text)


def _by_form(code: str, text: str, *, because: str = "", artefact_id: int | None = None) -> Point:
    return Point(text, WORK_FORMS[code].minutes, Source.WORK_FORM, code, artefact_id, because)


def _team_of(school: str) -> DesignTeam:
    return db.session().scalars(select(DesignTeam).join(School).where(School.name == school)).one()


def _people_of(team: DesignTeam) -> Sequence[Person]:
    """Who is in a team now, in the order in which they came."""
    found = select(Membership).where(Membership.team_id == team.id, Membership.until.is_(None)).order_by(Membership.id)
    return [membership.person for membership in db.session().scalars(found)]


def _thursday(near: date) -> date:
    """The Thursday in the week of this day, never after it."""
    return near - timedelta(days=(near.weekday() - THURSDAY) % 7)


def _school_day(day: date) -> date:
    """This day, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment on the clock of the school."""
    return datetime.combine(day, time(hour, minute), tzinfo=clock.SCHOOL_TIME)
