"""What teams counted and asked, the web of a design, and what was meant beside what was seen."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from designteam.cycle import commands as cycle
from designteam.cycle.models import Better, Design, Evaluation, Experiment, Reading, Sameness, Sort
from designteam.cycle.queries.balance import three_columns_of
from designteam.kit import db
from designteam.network.models import School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership

# De Waterlelie, experiment 2: of both classes twelve pupils each, every week.
FITTING = (9, 8, 11, 10, 14, 15, 17, 17)
# Experiment 3: “I can tell why I chose this explanation”, 1 to 5, asked of every pupil.
BEFORE = (2, 3, 2, 3, 4, 2, 3, 3, 2, 4, 3, 1, 3, 2, 4, 3, 2, 3, 3, 2, 4, 3, 3, 2, 3)
AFTER = (3, 4, 3, 4, 5, 3, 4, 3, 3, 5, 4, 2, 4, 3, 5, 4, 3, 4, 4, 3, 5, 4, 4, 3, 4)
OWN_TABLE = "de instructietafel"

WEB: Mapping[str, tuple[str, str, str]] = {
    "rationale": (
        "Kinderen volgen onze uitleg.",
        "Kinderen leren zelf inschatten wat zij nodig hebben.",
        "Zelf bepalen hoeveel uitleg je nodig hebt is ook iets wat je leert.",
    ),
    "goals": (
        "Bij een blok staan negen doelen.",
        "Een leerling weet aan welk doel hij deze week werkt.",
        "Drie doelen per week: herhalen, nieuw en verder.",
    ),
    "content": ("Het blok uit de methode.", "", "De leerstof blijft die van de methode."),
    "activities": (
        "Twintig minuten uitleg voor iedereen, daarna oefenen.",
        "Eerst terugkijken, dan kiezen, dan werken.",
        "Vier sommen op maandag, terugkijken en kiezen op dinsdag.",
    ),
    "teacher_role": (
        "De leraar bepaalt wie uitleg krijgt.",
        "De leraar ziet de keuze en vraagt door.",
        "Doorvragen met een vaste kaart, en pas de derde keer samen kiezen.",
    ),
    "materials": (
        "Schrift en methode.",
        "Een logboek dat de leraar vóór de les kan lezen.",
        "Een digitaal logboek, met een papieren blad voor als het niet werkt.",
    ),
    "grouping": (
        "Vaste niveaugroepen.",
        "Groepen die elke week anders kunnen zijn.",
        "Uitleggroep op basis van de keuzes van die dag.",
    ),
    "place": ("In het lokaal.", "", "Aan tafel, op de gang of aan de stille tafel."),
    "time": ("Eén rekenuur per dag.", "Tijd om te kiezen en tijd om te praten.", ""),
}
LIVED: Mapping[str, Mapping[str, Any]] = {
    "pupil_control": {
        "experienced": "Kiezen is fijn, zeggen leerlingen. Wat ‘herhalen’ en ‘verder’ betekenen, zegt iedereen anders.",
        "experienced_by": "Twee kringen in groep 7 en drie losse gesprekken",
        "actual": "Bij uitleg past de keuze bij 18 van de 25 leerlingen. Bij het doel kiezen 19 van de 25 het herhaaldoel, ook wie alles al kan.",
        "actual_seen": "Alle logboeken van vier weken proef 3",
        "sameness": Sameness.DIFFERENT,
        "difference": "Een doel kiezen leerlingen op het groene balkje, en niet op wat zij nog willen leren.",
    },
    "organisation": {
        "experienced": "Het vaste moment op dinsdag geeft rust, zeggen beide leraren.",
        "experienced_by": "Leraar groep 6 en leraar groep 7",
        "actual": "In zes van de zes lessen begon het logboek op tijd. Het kiezen duurde drie minuten.",
        "actual_seen": "Zes lesbezoeken door de pabo-student",
        "sameness": Sameness.SAME,
    },
    "coaching": {
        "experienced": "De gesprekken zijn goud waard, maar ik kom niet rond.",
        "experienced_by": "Leraar groep 7",
        "actual": "Veertien en zeventien gesprekken in een week, van zeven minuten.",
        "actual_seen": "De streeplijst van twee weken",
        "sameness": Sameness.DIFFERENT,
        "difference": "Wij dachten aan vijf minuten voor iedereen, elke week. Dat past niet.",
    },
    "teacher_competence": {
        "experienced": "Niet voorzeggen lukt beter nu de kaart op tafel ligt.",
        "experienced_by": "Leraar groep 6",
    },
}  # fmt: skip


def play(today: date) -> None:
    """After the stories: numbers at De Waterlelie and Het Kompas, and the web and the columns of the logbook."""
    scene = _Scene("De Waterlelie", today)
    scene.fitting_choices()
    scene.time_to_choose()
    scene.telling_why()
    scene.web()
    scene.columns()
    _Scene("Het Kompas", today).something_small()


class _Scene:
    def __init__(self, school: str, today: date) -> None:
        self.today = today
        self.team = db.session().scalars(select(DesignTeam).join(School).where(School.name == school)).one()
        members = select(Person).join(Membership).where(Membership.team_id == self.team.id).order_by(Membership.id)
        self.by = db.session().scalars(members.limit(1)).one()

    def experiment(self, number: int) -> Experiment:
        wanted = select(Experiment).where(Experiment.team_id == self.team.id, Experiment.number == number)
        return db.session().scalars(wanted).one()

    def design(self) -> Design:
        return db.session().scalars(select(Design).where(Design.team_id == self.team.id)).one()

    def at(self, ago: int) -> datetime:
        moment = datetime.combine(self.today - timedelta(days=ago), time(14, 5), tzinfo=UTC)
        return min(moment, datetime.now(UTC))

    def fitting_choices(self) -> None:
        """Eight weeks, with the question turned round after four: the drawing of the story."""
        experiment = self.experiment(2)
        fits = cycle.agree_to_look_at(
            experiment,
            {
                "looks_at": "Kiest uitleg die past bij de vier sommen",
                "sort": Sort.COUNT,
                "enough_when": "minstens 15 van de 24, twee weken achter elkaar",
                "enough_from": 15.0,
            },
            by=self.by,
            at=self.at(236),
        )
        for week, some in enumerate(FITTING):
            day = (experiment.starts_on or self.today) + timedelta(days=4 + 7 * week)
            reading = Reading(day, "6,7", 24, float(some))
            cycle.measure(fits, experiment, [reading], by=self.by, at=self.at((self.today - day).days))

    def time_to_choose(self) -> None:
        """Before and after, where less is better; one table of four pupils stays hidden."""
        experiment = self.experiment(1)
        minutes = cycle.agree_to_look_at(
            experiment,
            {
                "looks_at": "Minuten die het kiezen kost",
                "sort": Sort.SCALE,
                "least": 0.0,
                "most": 12.0,
                "enough_when": "hoogstens vier minuten",
                "enough_from": 4.0,
                "better": Better.LESS,
            },
            by=self.by,
            at=self.at(266),
        )
        begun = experiment.starts_on or self.today
        first, last = begun + timedelta(days=1), begun + timedelta(days=16)
        readings = [
            Reading(first, "6", 26, 9.0, spread=1.8),
            Reading(last, "6", 26, 7.2, spread=1.4),
            Reading(first, OWN_TABLE, 4, 11.0),
            Reading(last, OWN_TABLE, 4, 10.0),
        ]
        cycle.measure(minutes, experiment, readings, by=self.by, at=self.at((self.today - last).days))

    def telling_why(self) -> None:
        experiment = self.experiment(3)
        telling = cycle.agree_to_look_at(
            experiment,
            {
                "looks_at": "‘Ik kan vertellen waarom ik deze uitleg koos’, van 1 tot 5",
                "sort": Sort.SCALE,
                "least": 1.0,
                "most": 5.0,
                "enough_when": "de middelste leerling zit op 4",
            },
            by=self.by,
            at=self.at(47),
        )
        for ago, values, quartiles in ((40, BEFORE, (2.0, 3.0, 3.0)), (12, AFTER, (3.0, 4.0, 4.0))):
            average = sum(values) / len(values)
            reading = Reading(self.today - timedelta(days=ago), "7", len(values), average, 0.8, quartiles)
            cycle.measure(telling, experiment, [reading], by=self.by, at=self.at(ago))

    def web(self) -> None:
        """Nine threads say something. The role of the teacher changed; nobody looked at the grouping since."""
        design = self.design()
        for place, (thread, (now, wished, choice)) in enumerate(WEB.items()):
            cycle.weave(
                design,
                thread,
                now=now,
                wished=wished,
                choice=choice,
                from_version=0,
                by=self.by,
                at=self.at(60 - place),
            )
        now, wished, _ = WEB["teacher_role"]
        changed = "Om de week een gesprek met de kaart, vaker waar een leerling vastloopt."
        cycle.weave(
            design, "teacher_role", now=now, wished=wished, choice=changed, from_version=1, by=self.by, at=self.at(10)
        )
        for thread in ("rationale", "goals", "content", "activities", "materials", "place"):
            cycle.look_at_balance(design, thread, by=self.by, at=self.at(9))

    def columns(self) -> None:
        """What was intended is what the design said when the second iteration was tried out."""
        design = self.design()
        rows = {row.about: row for row in three_columns_of(design)}
        cycle.keep_as_intended(design, {about: row.newest for about, row in rows.items()}, by=self.by, at=self.at(40))
        decided = db.session().scalars(select(Evaluation).where(Evaluation.team_id == self.team.id)).first()
        for about, said in LIVED.items():
            explained = decided.id if decided and about == "coaching" else None
            values = {**_LIVED_NOTHING, **said} | {"explained_by_id": explained}
            cycle.compare(
                design,
                about,
                values,
                intended_version=rows[about].newest,
                from_version=0,
                by=self.by,
                at=self.at(8),
            )

    def something_small(self) -> None:
        """One number, so that the page of another team is not empty either."""
        experiment = self.experiment(1)
        looks = cycle.agree_to_look_at(
            experiment,
            {
                "looks_at": "Vindt zonder hulp het antwoord op de eigen vraag",
                "sort": Sort.COUNT,
                "enough_when": "de helft van de groep",
            },
            by=self.by,
            at=self.at(151),
        )
        begun = experiment.starts_on or self.today - timedelta(days=150)
        among = ",".join(str(grade) for grade in sorted(experiment.grades)) or "4"
        for after, some in ((3, 9), (24, 15)):
            reading = Reading(begun + timedelta(days=after), among, 26, float(some))
            ago = (self.today - reading.measured_on).days
            cycle.measure(looks, experiment, [reading], by=self.by, at=self.at(max(ago, 0)))


_LIVED_NOTHING: Mapping[str, Any] = {
    "experienced": "",
    "experienced_by": "",
    "actual": "",
    "actual_seen": "",
    "sameness": None,
    "difference": "",
    "explained_by_id": None,
}
