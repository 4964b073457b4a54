"""Two texts that somebody left half-way, to be found back."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from designteam.cycle.models import Experiment, Iteration
from designteam.drafts.commands import keep
from designteam.kit import db
from designteam.network.models import School
from designteam.people.queries import person_with
from designteam.teams.models import DesignTeam

NOTICED = (
    "Vandaag begon de les met terugkijken. Drie leerlingen van groep 7 kozen lange uitleg, terwijl hun sommen goed waren. "
    "Toen ik vroeg waarom, zei er een: omdat we dan samen aan tafel zitten. Dat wil ik"
)
SUMMED_UP = "Wat mij opvalt in de logboeken: de reden is vaak één woord."


def play(today: date) -> None:
    """The teacher was called away from the log on Friday; the researcher stopped half-way an insight."""
    at = datetime.combine(today - timedelta(days=1), time(14, 12), tzinfo=UTC)
    running = _running("De Waterlelie")
    experiment = db.session().scalar(
        select(Experiment.id).filter_by(team_id=running.team_id).order_by(Experiment.id.desc())
    )
    log = f"/iterations/{running.id}/log_entry/new?rests_on={experiment}"
    happened = ["happened_on", (today - timedelta(days=1)).isoformat()]
    _leave(
        "leraar@waterlelie.example", log, "Logboek", [happened, ["text", NOTICED], ["rests_on", str(experiment)]], at
    )
    insight = f"/iterations/{running.id}/insight/new?lane=practice"
    _leave("onderzoeker@demo.example", insight, "Inzicht", [["lane", "practice"], ["text", SUMMED_UP]], at)


def _running(school: str) -> Iteration:
    found = select(Iteration).join(DesignTeam, DesignTeam.id == Iteration.team_id).join(School).order_by(Iteration.id)
    return db.session().scalars(found.where(School.name == school, Iteration.ended_on.is_(None)).limit(1)).one()


def _leave(email: str, place: str, about: str, typed: list[list[str]], at: datetime) -> None:
    person = person_with(email=email)
    if person is not None:
        keep(place=place, about=about, writing="demo", typed=typed, by=person, at=at)
