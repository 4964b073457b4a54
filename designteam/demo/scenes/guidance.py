"""What is seen over many teams: a guide sees signals since some weeks, one at rest and one that went; somebody of a
school board sees the numbers of three teams, of which one has not begun yet.
"""

from datetime import date, timedelta

from sqlalchemy import select

from designteam.cycle import commands as cycle
from designteam.cycle.models import Design, DesignRequirement, Iteration, Standing, Status
from designteam.demo.player import person_of
from designteam.demo.stories.network import NETWORK
from designteam.guidance import commands
from designteam.guidance.models import Symptom
from designteam.kit import clock, db
from designteam.method.definition import Role
from designteam.network.commands import appoint_to_board
from designteam.network.models import Audience, School, SchoolType
from designteam.people.models import Person
from designteam.teams import commands as teams
from designteam.teams.models import DesignTeam, Membership
from designteam.workspace.queries.courses import running_iterations_of

GUIDE = "procesbegeleider@demo.example"
BOARD, ON_THE_BOARD = "Scholenkring De Overhaal", "bestuur@demo.example"
# The third team of this board: the school of the first one goes on with the higher grades.
NEXT_TEAM = {"name": "Lezen groep 7 en 8", "school": "De Windroos", "town": "Oeverlinge"}


def play(today: date) -> None:
    _said_without_a_log(today)
    _read_and_tried_nothing(today)
    _three_teams_of_a_board(today)
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


def _said_without_a_log(today: date) -> None:
    """De Spil says of a requirement that it is met, after a try-out of which nobody noted anything."""
    team = _team_of("De Spil")
    (running,) = running_iterations_of([team])
    requirement = (
        db.session()
        .scalars(
            select(DesignRequirement)
            .join(Standing, Standing.artefact_id == DesignRequirement.id)
            .where(Standing.iteration_id == running.id)
            .order_by(DesignRequirement.id)
            .limit(1)
        )
        .one()
    )
    design = db.session().scalars(select(Design).where(Design.team_id == team).limit(1)).one()
    member = select(Person).join(Membership).where(Membership.team_id == team, Membership.role == Role.TEACHER)
    by = db.session().scalars(member.order_by(Membership.id).limit(1)).one()
    then = clock.start_of(today - timedelta(weeks=30)) + timedelta(hours=14)
    tried = cycle.add(
        "experiment",
        {
            "title": "Een week atelier met groep 8",
            "question": "Werkt het ook bij de oudste kinderen?",
            "state": "done",
            "starts_on": today - timedelta(weeks=31),
            "ends_on": today - timedelta(weeks=30, days=3),
        },
        to=running, rests_on=[design, requirement], status=Status.DRAFT, by=by, at=then,
    )  # fmt: skip
    cycle.add(
        "evaluation",
        {
            "title": "Groep 8 doet mee",
            "decision": "keep",
            "decision_because": "Het liep goed, vonden we.",
            "verdicts": {(tried.id, requirement.id): ("met", "")},
        },
        to=running, rests_on=[tried], status=Status.DRAFT, by=by, at=then + timedelta(days=1),
    )  # fmt: skip


def _read_and_tried_nothing(today: date) -> None:
    """De Toren goes on reading while its design lies still."""
    team = _team_of("De Toren")
    (running,) = running_iterations_of([team])
    member = select(Person).join(Membership).where(Membership.team_id == team, Membership.role == Role.TEACHER)
    by = db.session().scalars(member.order_by(Membership.id).limit(1)).one()
    cycle.add(
        "exploration_item",
        {
            "title": "Wat er in de doelenboekjes staat",
            "lane": "practice",
            "method": "documents",
            "looked_on": today - timedelta(days=11),
            "among": "dertig boekjes uit groep 5 en 6",
            "found": "Achter bijna elk doel staat een vinkje. In vier boekjes schreef een leerling er zelf iets bij.",
        },
        to=running, rests_on=[], status=Status.DRAFT, by=by,
        at=clock.start_of(today - timedelta(days=10)) + timedelta(hours=14),
    )  # fmt: skip


def _three_teams_of_a_board(today: date) -> None:
    since = today - timedelta(days=16)
    leading = (
        select(Person)
        .join(Membership)
        .where(Membership.team_id == _team_of(NEXT_TEAM["school"]), Membership.role == Role.SCHOOL_LEADER)
    )
    team = teams.found(
        **NEXT_TEAM, school_type=SchoolType.PRIMARY, network=NETWORK["name"],
        leader=db.session().scalars(leading).one(), role=Role.SCHOOL_LEADER, on=since,
    )  # fmt: skip
    team.audience, team.learning_areas, team.grades = Audience.NETWORK, ["lezen"], [7, 8]
    team.goal = "Ook in groep 7 en 8 weten leerlingen waar zij bij lezen naartoe werken."
    appoint_to_board(person_of("Bestuurder", ON_THE_BOARD), BOARD, on=since)


def _team_of(school: str) -> int:
    found = select(DesignTeam.id).join(School).where(School.name == school).order_by(DesignTeam.id).limit(1)
    return db.session().scalars(found).one()
