"""What the process guide of the demo sees: signals since some weeks, one at rest, one that went."""

from datetime import date, timedelta

from sqlalchemy import select

from designteam.cycle.models import Iteration
from designteam.guidance import commands
from designteam.guidance.models import Symptom
from designteam.kit import db
from designteam.network.models import School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam
from designteam.workspace.queries.courses import running_iterations_of

GUIDE = "procesbegeleider@demo.example"


def play(today: date) -> None:
    running = db.session().scalars(select(Iteration.team_id).where(Iteration.ended_on.is_(None)))
    commands.notice(running_iterations_of(list(running)), today=today)
    db.session().flush()
    waterlelie = _team_of("De Waterlelie")
    went = Symptom(
        team_id=waterlelie, code="question_stands", number=11, began_on=today - timedelta(weeks=20),
        ended_on=today - timedelta(weeks=9),
    )  # fmt: skip
    db.session().add(went)
    db.session().flush()
    guide = db.session().scalars(select(Person).where(Person.email == GUIDE)).one()
    commands.choose_work_form(went, "five_whys", by=guide, on=today - timedelta(weeks=12))
    for one in db.session().scalars(select(Symptom).where(Symptom.ended_on.is_(None))):
        one.began_on = today - timedelta(weeks=2 + one.team_id % 4)
    resting = db.session().scalar(select(Symptom).where(Symptom.team_id == waterlelie, Symptom.code == "hours_lack"))
    if resting is not None:
        resting.rest(
            until=today + timedelta(weeks=5),
            because="De schoolleider regelt in januari vervanging voor de woensdagmiddag.",
            by=guide,
            today=today,
        )


def _team_of(school: str) -> int:
    found = select(DesignTeam.id).join(School, School.id == DesignTeam.school_id).where(School.name == school)
    return db.session().scalars(found).one()
