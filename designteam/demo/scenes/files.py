"""The researcher of De Waterlelie brings references by file: one file is kept, another waits to be looked through."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from designteam.demo.stories.files import KEPT, WAITING
from designteam.evidence.commands import files as commands
from designteam.evidence.formats import read
from designteam.evidence.models import ReferenceFile
from designteam.evidence.queries.files import chosen_after, counts_of
from designteam.evidence.queries.known import Known
from designteam.kit import db
from designteam.network.models import Audience, School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership
from designteam.teams.queries.viewers import member_of


def play(today: date) -> None:
    school, days, name, text = KEPT
    kept = _read(school, name, text, today, days)
    chosen = sum(count.chosen for count in counts_of(kept).values())
    kept.ask_to_keep(chosen, Audience.NETWORK, by=kept.added_by, at=kept.added_at)
    kept.begin(at=kept.added_at)
    brought = commands.as_brought(chosen_after(0, kept.id), nameless="Zonder titel")
    commands.keep_brought(kept, brought, _facts(kept, today), at=kept.added_at)
    school, days, name, text = WAITING
    _read(school, name, text, today, days)


def _read(school: str, name: str, text: str, today: date, days: int) -> ReferenceFile:
    """A file of the researcher of this school, read but not kept."""
    team = db.session().scalars(select(DesignTeam).join(School).where(School.name == school).limit(1)).one()
    people = select(Person).join(Membership).where(Membership.team_id == team.id, Person.name == "Onderzoeker")
    at = min(datetime.combine(today - timedelta(days=days), time(15, 40), tzinfo=UTC), datetime.now(UTC))
    reading = read(text.encode(), name=name)
    file = ReferenceFile(
        team=team, added_by=db.session().scalars(people.limit(1)).one(), added_at=at, changed_at=at, name=name,
        format=reading.format.value, language="nl", most=len(reading),
    )  # fmt: skip
    db.session().add(file)
    db.session().flush()
    file.begin(at=at)
    commands.note_records(file, list(reading), Known(), _facts(file, today), at=at)
    file.finish(at=at)
    return file


def _facts(file: ReferenceFile, today: date) -> dict[str, object]:
    return dict(member_of(file.added_by, at=file.added_at, today=today).facts)
