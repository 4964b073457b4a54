"""Between meetings: actions that somebody noted on the way, one that went to somebody else, and a series that moved."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from designteam.cycle.models import Artefact
from designteam.kit import clock, db
from designteam.meetings import commands
from designteam.meetings.commands import Reach
from designteam.meetings.models import Meeting
from designteam.network.models import School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership


def play(today: date) -> None:
    """Write in the database of the current unit of work, after the meetings were planned."""
    team, people = _around("De Waterlelie")
    teacher, student = people["Leraar groep 7"], people["Pabo-student"]
    before = _at(today - timedelta(days=6))
    count = commands.note_action(
        team.id, "Vragen of groep 5 ook mee wil doen", owner_id=teacher.id, due_on=today - timedelta(days=1),
        by=teacher, at=before,
    )  # fmt: skip
    commands.rearrange(
        count, owner_id=student.id, due_on=today + timedelta(days=6), because="Ik sta deze week alleen voor de groep.",
        from_version=count.version, by=teacher, at=_at(today - timedelta(days=2)),
    )  # fmt: skip
    commands.note_action(
        team.id, "De eis naast drie gesprekken leggen", owner_id=teacher.id, due_on=today + timedelta(days=5),
        artefact_id=_requirement_of(team), by=teacher, at=_at(today - timedelta(days=1)),
    )  # fmt: skip
    _later_in_the_afternoon(team, people["Procesbegeleider"], today)
    other, others = _around("Het Kompas")
    somebody = next(iter(others.values()))
    commands.note_action(
        other.id, "De vraagmuur fotograferen voor het verslag", owner_id=somebody.id,
        due_on=today + timedelta(days=4), by=somebody, at=before,
    )  # fmt: skip


def _later_in_the_afternoon(team: DesignTeam, by: Person, today: date) -> None:
    """From the fourth meeting of the series on they meet in another room."""
    series = db.session().scalars(
        select(Meeting).where(Meeting.team_id == team.id, Meeting.series_id.is_not(None)).order_by(Meeting.starts_at)
    )
    moved = series.all()[3]
    commands.change_series(
        moved, Reach.ONWARD, title=moved.title, starts_at=moved.starts_at, minutes=moved.minutes,
        place="Teamkamer", link=moved.link, from_version=moved.version, by=by, at=_at(today - timedelta(days=1)),
    )  # fmt: skip


def _requirement_of(team: DesignTeam) -> int:
    found = select(Artefact.id).where(Artefact.team_id == team.id, Artefact.kind == "design_requirement")
    return db.session().scalars(found.order_by(Artefact.number)).all()[0]


def _around(school: str) -> tuple[DesignTeam, dict[str, Person]]:
    """A team with the people who are in it now, by name."""
    team = db.session().scalars(select(DesignTeam).join(School).where(School.name == school)).one()
    found = select(Membership).where(Membership.team_id == team.id, Membership.until.is_(None)).order_by(Membership.id)
    memberships: Sequence[Membership] = db.session().scalars(found).all()
    return team, {membership.person.name: membership.person for membership in memberships}


def _at(day: date) -> datetime:
    return datetime.combine(day, time(12, 30), tzinfo=clock.SCHOOL_TIME)
