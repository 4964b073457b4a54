"""Who comes and who guides: what a newcomer noticed at De Waterlelie, and what its guide noted and shares with others."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from designteam.cycle import commands as cycle
from designteam.cycle.models import Artefact
from designteam.guidance import commands
from designteam.guidance.models import Readers
from designteam.kit import clock, db
from designteam.meetings.models import Meeting
from designteam.method.definition import Role
from designteam.network.models import School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership

STRIKES = "Wat mij opvalt: jullie vraag gaat over rekenen, maar op de gang hoor ik hetzelfde bij taal. Is dat toeval?"
NOTES = (
    {
        "saw": "Na vijf minuten was iedereen aan het vergelijken wie de kaart al gebruikt had. Twee mensen zeiden niets. De vraag stond niet meer op het bord.",
        "did": "Ik schreef de praktijkvraag opnieuw op en vroeg ieder om één zin op een briefje.",
        "gave": "Het werd stil, en toen kwamen er vijf heel verschillende zinnen. Daarna ging het wél over de vraag.",
        "next_time": "Beginnen met het briefje in plaats van ermee te redden.",
    },
    {
        "saw": "De leraar van groep 6 legde uit wat er misging. Niemand vroeg door; er kwamen meteen vier oplossingen.",
        "did": "Ik gaf zelf ook een oplossing. Dat merkte ik pas op de fiets.",
        "gave": "We kozen de snelste, en niemand had gehoord wat er nu eigenlijk gebeurde in de klas.",
        "next_time": "Eerst drie vragen, dan pas een idee. Ook voor mij.",
    },
)
SHARED = {
    "saw": "Het team ging terug naar het verkennen en noemde dat eerst een mislukking.",
    "did": "Ik liet de drie versies van de vraag naast elkaar zien en vroeg wat er scherper was geworden.",
    "gave": "Het gesprek ging van ‘we zijn weer terug’ naar ‘nu weten we waar we moeten kijken’.",
    "next_time": "",
}
OF_A_FELLOW = {
    "saw": "De schoolleider gaf op elke vraag antwoord voordat het team dat deed.",
    "did": "In de pauze vroeg ik of de schoolleider de tijd wil bewaken en de samenvatting wil geven.",
    "gave": "Het tweede deel praatten de leraren met elkaar.",
    "next_time": "Zo’n taak vooraf afspreken.",
}


def play(today: date) -> None:
    """Write in the database of the current unit of work, after the meetings were held."""
    team, guide = _guided("De Waterlelie")
    held = _meetings_held(team)
    for said, meeting in zip(NOTES, held[-2:], strict=False):
        _note(team, guide, said, on=meeting.starts_at.date(), meeting=meeting)
    _note(team, guide, SHARED, on=today - timedelta(days=12), read_by=Readers.GUIDES_OF_NETWORK)
    other, fellow = _guided("De Windroos")
    _note(other, fellow, OF_A_FELLOW, on=today - timedelta(days=20), read_by=Readers.GUIDES_OF_NETWORK)
    _look_with_fresh_eyes(team, on=today - timedelta(days=60))


def _note(
    team: DesignTeam,
    guide: Person,
    said: dict[str, str],
    *,
    on: date,
    meeting: Meeting | None = None,
    read_by: Readers = Readers.NOBODY,
) -> None:
    meeting_id = meeting.id if meeting else None
    made = commands.note(team.id, said, about_on=on, meeting_id=meeting_id, by=guide, at=_at(on))
    made.let_read(read_by, at=_at(on))


def _look_with_fresh_eyes(team: DesignTeam, *, on: date) -> None:
    """What the student who came last noticed about the question."""
    student = db.session().scalars(select(Person).where(Person.name == "Pabo-student")).one()
    question = (
        db.session()
        .scalars(
            select(Artefact)
            .where(Artefact.team_id == team.id, Artefact.kind == "practice_question")
            .order_by(Artefact.number.desc())
        )
        .first()
    )
    if question is not None:
        cycle.comment_on(question, STRIKES, by=student, at=_at(on), today=on)


def _guided(school: str) -> tuple[DesignTeam, Person]:
    """A team with its process guide."""
    found = (
        select(DesignTeam, Person)
        .join(School, School.id == DesignTeam.school_id)
        .join(Membership, Membership.team_id == DesignTeam.id)
        .join(Person, Person.id == Membership.person_id)
        .where(School.name == school, Membership.role == Role.PROCESS_GUIDE, Membership.until.is_(None))
        .order_by(Membership.id)
        .limit(1)
    )
    team, guide = db.session().execute(found).one()
    return team, guide


def _meetings_held(team: DesignTeam) -> list[Meeting]:
    found = select(Meeting).where(Meeting.team_id == team.id, Meeting.held_at.is_not(None)).order_by(Meeting.starts_at)
    return list(db.session().scalars(found))


def _at(day: date) -> datetime:
    return datetime.combine(day, time(16, 45), tzinfo=clock.SCHOOL_TIME)
