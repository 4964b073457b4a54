"""Looking after the library: a small source that was retracted, and ict options that the media mentor looked at again."""

from datetime import date
from typing import Any, cast

from designteam.cycle.commands import citations
from designteam.demo.scenes.library import Scene
from designteam.evidence import commands
from designteam.evidence.models import IctOption, Relation, Source, Stance

HOME, HORIZON, RESEARCHER = "De Waterlelie", "De Horizon", "Onderzoeker"
SMILEYS: dict[str, Any] = {
    "key": "smileys", "school": HOME, "who": RESEARCHER, "days": 61, "audience": "network",
    "values": {
        "type": "report",
        "title": "Wat een smiley zegt: een kleine proef in vier kleutergroepen",
        "issued": "2017",
        "abstract": "Kleuters die een smiley tekenden, kozen vaker een passende hoek. Het ging om vier groepen.",
    },
}  # fmt: skip
CARD = "Vier sommen vooraf helpen bij kiezen"
OPTIONS = (("Keuzescherm in een formulier", HOME, 33), ("Digitaal planbord voor kleuters", HORIZON, 410))
WHY = "De cijfers van twee van de vier groepen waren verwisseld. De schrijvers namen hun verslag terug."


def play(today: date) -> None:
    scene = Scene(today)
    for title, school, days in OPTIONS:
        option = cast(IctOption, scene.titled(title))
        commands.check(option, on=scene.day(days), by=scene.who(school, "Mediamentor"), at=scene.at(days))
    source = cast(Source, scene.keep("source", SMILEYS))
    researcher = scene.who(HOME, RESEARCHER)
    commands.tie(
        scene.titled(CARD), source, Relation.RESTS_ON, stance=Stance.NUANCES,
        remark="Bij kleuters was een smiley al genoeg.", by=researcher, at=scene.at(60),
    )  # fmt: skip
    requirement = scene.work(HORIZON, "requirement", "laat leerlingen binnen één minuut")
    citations.cite(
        requirement, source, stance=Stance.SUPPORTS, remark="Ook kleuters kunnen zo laten zien wat ze al kunnen.",
        by=scene.who(HORIZON, "Leraar groep 4"), at=scene.at(56),
    )  # fmt: skip
    at = scene.at(4)
    commands.retract(source, on=scene.day(6), because=WHY, notice="", by=researcher, at=at)
    citations.tell_those_who_rest_on(source, verb="retracted_source", by=researcher, at=at)
