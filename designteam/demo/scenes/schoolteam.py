"""How teams involve their school team: one in many ways, one that only tells, and one that is silent for long."""

from datetime import date, timedelta

from sqlalchemy import select

from designteam.cycle.models import Experiment
from designteam.demo.scenes.library import Scene
from designteam.kit import db
from designteam.people.models import Person
from designteam.schoolteam import commands
from designteam.schoolteam.models import Colleague, Feeling, Part, SchoolPoll
from designteam.teams.models import DesignTeam

# School: who noted it, how many days ago, on which rung and what it was.
NOTED = {
    "De Waterlelie": (
        ("Leraar groep 7", 64, "school_development", "Op de studiedag is zelf leren kiezen een van de drie speerpunten van dit schooljaar geworden."),
        ("Leraar groep 6", 33, "share_yields", "In de kwaliteitskring laten zien welke vragen op de gesprekskaart werken en welke niet."),
        ("Leraar groep 7", 12, "join_tryouts", "De leraar van groep 5 keek een ochtend mee bij de gesprekken en doet er volgende week zelf drie."),
    ),
    "Het Kompas": (
        ("Leraar groep 5", 38, "ask_input", "In het werkoverleg gevraagd welke rubric collega’s al gebruiken. Drie briefjes gekregen."),
    ),
    "De Spil": (
        ("Leraar groep 7", 45, "inform", "In de nieuwsbrief voor het team verteld hoe het met het rekenatelier gaat."),
        ("Leraar groep 3", 17, "inform", "Vijf minuten verteld aan het begin van de bouwvergadering."),
    ),
    "De Horizon": (
        ("Leraar groep 4", 26, "inform", "Het planbord in de gang gehangen, met een briefje erbij."),
    ),
    "De Egelantier": (
        ("Leraar groep 7", 22, "ask_input", "Twee collega’s van groep 6 gevraagd wat zij van hun rekendoelen willen weten."),
    ),
    "De Windroos": (
        ("Leraar groep 5", 30, "ask_input", "Op het bord gevraagd wanneer leerlingen bij anderen hulp vragen. Zes antwoorden."),
    ),
    "De Beuk": (
        ("Leraar groep 4", 19, "ask_input", "Het plan voorgelegd in de onderbouwvergadering."),
    ),
    "De Toren": (
        ("Leraar groep 6", 35, "school_development", "In het jaarplan staat nu een middag voor rekenen op eigen niveau."),
    ),
    "De Klaver": (
        ("Groepsleraar", 140, "inform", "Kort verteld wat we van plan zijn, in de teamvergadering."),
    ),
}  # fmt: skip
# What colleagues of De Waterlelie say, month by month: yes, a bit, no.
PULSE = ((3, 2, 4), (4, 3, 3), (1, 1, 1), (6, 4, 2), (7, 3, 2))


def play(today: date) -> None:
    scene = Scene(today)
    for school, notes in NOTED.items():
        for who, days, rung, text in notes:
            commands.note_involvement(
                scene.team(school), rung=rung, on=scene.day(days), text=text, submission=None,
                by=scene.who(school, who), at=scene.at(days),
            )  # fmt: skip
    _waterlelie(scene)


def _waterlelie(scene: Scene) -> None:
    """A page since months, a question that was answered, one that is out, a pulse, and colleagues who join."""
    team, by = scene.team("De Waterlelie"), scene.who("De Waterlelie", "Leraar groep 7")
    commands.open_page(team, parts=list(Part), by=by, at=scene.at(150))
    earlier = _ask(
        scene, team, by, 40, "Wanneer kiest een kind bij jou zelf?",
        "Elke dag", "Een paar keer per week", "Bijna nooit",
    )  # fmt: skip
    _tap(earlier, 0, 2, 1, 1, 2, 2, 1, 2, 1)
    commands.close_question(team, by=by, at=scene.at(26))
    now = _ask(
        scene, team, by, 6, "Vijf minuten praten met één kind: lukt dat bij jou?", "Ja", "Soms", "Nee", "Hoe dan?"
    )
    _tap(now, 1, 0, 1, 3, 1, 2)
    _pulse(scene, team)
    tried = select(Experiment).where(
        Experiment.team_id == team.id, Experiment.title.startswith("Gesprek met een kaart")
    )
    experiment = db.session().scalars(tried).one()
    commands.join(experiment, group="groep 5", name="", on=scene.day(13), at=scene.at(13))
    commands.join(experiment, group="groep 8", name="Meester Wim", on=scene.day(2), at=scene.at(2))
    first = db.session().scalars(select(Colleague).where(Colleague.group == "groep 5")).one()
    commands.arrange(first, on=scene.day(12), by=by, at=scene.at(12))


def _ask(scene: Scene, team: DesignTeam, by: Person, days: int, question: str, *answers: str) -> SchoolPoll:
    return commands.ask(team, question=question, answers=answers, submission=None, by=by, at=scene.at(days))


def _tap(poll: SchoolPoll, *choices: int) -> None:
    for number, choice in enumerate(choices):
        commands.tap(poll, choice, mark=f"toestel {number}")


def _pulse(scene: Scene, team: DesignTeam) -> None:
    month = scene.today.replace(day=1)
    for counts in reversed(PULSE):
        month = (month - timedelta(days=1)).replace(day=1)
        said = [feeling for feeling, many in zip(Feeling, counts, strict=True) for _ in range(many)]
        for number, feeling in enumerate(said):
            commands.say_whether_about_my_class(team.id, feeling, month=month, mark=f"toestel {number}")
