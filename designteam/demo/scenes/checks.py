"""Do we still see the same: De Waterlelie comes closer over the year, De Horizon drifts apart, De Windroos waits."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from designteam.cycle.models import Iteration, Move, Sureness
from designteam.cycle.models.trying import DESIGNING
from designteam.kit import clock, db
from designteam.network.models import School
from designteam.people.models import Person
from designteam.reveals import commands
from designteam.reveals.models import CheckKind, SharedCheck
from designteam.teams.models import DesignTeam, Membership

UNSURE, FAIRLY, VERY = Sureness.UNSURE, Sureness.FAIRLY, Sureness.VERY
Picture = tuple[str, str, Sureness]
Dots = tuple[tuple[int, int], tuple[int, int]]

AT_FIRST: tuple[Picture, ...] = (
    ("Een rekenmethode op de tablet die iedere leerling op het eigen niveau laat oefenen.", "explore", FAIRLY),
    ("Kinderen die met meer plezier aan een nieuw blok beginnen.", "clarify_question", UNSURE),
    ("Leerlingen kiezen zelf bij wie zij uitleg krijgen.", "working_hypothesis", FAIRLY),
    ("Minder uitval bij de toets, en leraren die weten wie er vastloopt.", "explore", UNSURE),
    ("Een logboek waarin leerlingen bijhouden wat ze al kunnen.", "requirements", FAIRLY),
    ("Groep 6 en 7 rekenen door elkaar, op niveau.", "clarify_question", UNSURE),
)  # fmt: skip
HALFWAY: tuple[Picture, ...] = (
    ("Leerlingen kiezen zelf hun uitleg bij een nieuw blok rekenen.", "design", FAIRLY),
    ("Leerlingen houden in een logboek bij welke uitleg zij kozen en of die hielp.", "experiment", VERY),
    ("Kinderen kiezen bij rekenen de uitleg die bij hen past.", "experiment", FAIRLY),
    ("Een logboek op papier, waarin leerlingen hun keuze opschrijven.", "design", FAIRLY),
    ("Leerlingen weten wat ze nodig hebben en kiezen daar uitleg bij.", "experiment", VERY),
)  # fmt: skip
NOW: tuple[Picture, ...] = (
    ("Leerlingen kiezen zelf hun uitleg en vertellen in een kort gesprek waarom die bij hen past.", "experiment", VERY),
    ("Leerlingen kiezen uitleg die bij hen past, kijken terug in het logboek en praten over hun keuze.", "experiment", VERY),
    ("Na een gesprek over hun keuze kiezen leerlingen uitleg die hen verder brengt.", "experiment", FAIRLY),
    ("Leerlingen kijken terug op hun keuze voor uitleg, en praten er kort over in een gesprek.", "experiment", VERY),
    ("Leerlingen vertellen in een gesprek waarom zij hun uitleg kiezen.", "evaluate", FAIRLY),
    ("Elke leerling kiest zelf uitleg, en kan in een gesprek vertellen waarom.", "experiment", VERY),
)  # fmt: skip
GOAL_HALFWAY = "Leerlingen kiezen bij rekenen zelf de uitleg die bij hen past, en schrijven op of die hielp."
GOAL_NOW = (
    "Leerlingen kiezen bij rekenen zelf de uitleg die bij hen past, kijken terug in hun logboek en vertellen in een "
    "kort gesprek waarom zij die kozen."
)
APART: tuple[Picture, ...] = (
    ("Kleuters plannen hun ochtend zelf op het digitale bord.", "evaluate", VERY),
    ("Onderzoeken vanuit eigen vragen, ook buiten.", "explore", FAIRLY),
    ("Ieder thema begint met wat kinderen zich afvragen.", "requirements", UNSURE),
    ("Leraren durven het rooster los te laten.", "design", UNSURE),
    ("Wij gebruiken tablets niet meer als beloning.", "evaluate", FAIRLY),
)  # fmt: skip
WAITING: tuple[Picture, ...] = (
    ("Leerlingen zien hoe zij groeien bij lezen en kiezen hun volgende stap.", "design", FAIRLY),
    ("Iedere leerling kan vertellen waar hij bij lezen aan werkt.", "design", VERY),
)  # fmt: skip
FIRST_DOTS: tuple[Dots, ...] = (
    ((2, 1), (4, 3)), ((2, 2), (3, 4)), ((1, 1), (4, 4)), ((3, 1), (5, 3)), ((2, 2), (4, 4)), ((2, 1), (3, 3)),
)  # fmt: skip
SECOND_DOTS: tuple[Dots, ...] = (
    ((3, 3), (4, 4)), ((3, 2), (4, 4)), ((4, 3), (4, 4)), ((3, 3), (5, 4)), ((3, 2), (4, 3)), ((4, 3), (4, 5)),
)  # fmt: skip
BECAUSE_FIRST = (
    "Wie vooral instructie geeft ziet weinig ruimte voor leerlingen. Wie met kleine groepen werkt ziet die al wel. Bij "
    "regie dacht de een aan kiezen wat je doet, de ander aan kiezen hoe."
)
BECAUSE_SECOND = (
    "In groep 7 kiezen leerlingen elke dag, in groep 6 alleen bij een nieuw blok. Over differentiatie zijn we het eens; "
    "over regie pas sinds we het verschil tussen kiezen en terugkijken maken."
)


def play(today: date) -> None:
    """Write in the database of the current unit of work, after the meetings were planned."""
    waterlelie = _Team("De Waterlelie", today)
    waterlelie.draws(-320, FIRST_DOTS, because=BECAUSE_FIRST)
    waterlelie.pictures(-320, AT_FIRST)
    waterlelie.pictures(-230, HALFWAY, goal=GOAL_HALFWAY)
    waterlelie.draws(-26, SECOND_DOTS, because=BECAUSE_SECOND)
    waterlelie.pictures(-26, NOW, goal=GOAL_NOW)
    horizon = _Team("De Horizon", today)
    horizon.pictures(-9, APART)
    _Team("De Windroos", today).begins(-1, WAITING)


class _Team:
    def __init__(self, school: str, today: date) -> None:
        self.today = today
        self.team = db.session().scalars(select(DesignTeam).join(School).where(School.name == school)).one()

    def pictures(self, day: int, said: tuple[Picture, ...], *, goal: str = "") -> None:
        """A picture check from the first answer to the sentence that came of it."""
        check, at = self.begins(day, said), self._at(day, 16)
        self._opens(check, day)
        if goal:
            by = self._people(day)[0]
            commands.agree_on_goal(check, goal, from_version=self.team.version, by=by, at=at)

    def draws(self, day: int, dots: tuple[Dots, ...], *, because: str) -> None:
        """A quadrant with why the dots differ."""
        said = [
            {
                "now_differentiation": now[0], "now_control": now[1],
                "wished_differentiation": wished[0], "wished_control": wished[1],
            }
            for now, wished in dots
        ]  # fmt: skip
        check = self._answered(CheckKind.QUADRANT, day, said)
        self._opens(check, day)
        commands.explain(check, because, from_version=check.version, by=self._people(day)[0], at=self._at(day, 16))

    def begins(self, day: int, said: tuple[Picture, ...]) -> SharedCheck:
        answers = [{"sentence": sentence, "phase": phase, "sure": sure} for sentence, phase, sure in said]
        return self._answered(CheckKind.PICTURE, day, answers)

    def _answered(self, kind: CheckKind, day: int, said: list[dict[str, Any]]) -> SharedCheck:
        people = self._people(day)
        check = commands.open_check(self._iteration(day), kind, by=people[-1], at=self._at(day, 15))
        for who, answer in zip(people, said, strict=False):
            commands.answer(check, answer, by=who)
        db.session().flush()
        return check

    def _opens(self, check: SharedCheck, day: int) -> None:
        """The iteration has moved on since, so the phase of that day is asked of its moves."""
        at = self._at(day, 15)
        commands.reveal(check, by=self._people(day)[-1], at=at)
        moves = (
            select(Move.to_phase).where(Move.iteration_id == check.iteration_id, Move.at <= at).order_by(Move.id.desc())
        )
        check.phase = db.session().scalars(moves).first() or check.phase

    def _people(self, day: int) -> list[Person]:
        """Who designed in the team on that day."""
        on = self.today + timedelta(days=day)
        found = select(Membership).where(Membership.team_id == self.team.id, Membership.role.in_(DESIGNING))
        memberships = db.session().scalars(found.order_by(Membership.id))
        return [one.person for one in memberships if one.since <= on and (one.until is None or one.until >= on)]

    def _iteration(self, day: int) -> Iteration:
        on = self.today + timedelta(days=day)
        found = select(Iteration).where(Iteration.team_id == self.team.id, Iteration.started_on <= on)
        return db.session().scalars(found.order_by(Iteration.number.desc())).all()[0]

    def _at(self, day: int, hour: int) -> datetime:
        return datetime.combine(self.today + timedelta(days=day), time(hour, 40), tzinfo=clock.SCHOOL_TIME)
