"""Tables: proposed by rule, moved by hand, and shown to who comes once they are published.

Who calls these holds the row of the event, so that two who prepare it do so one after the other.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete

from designteam.events.models import CannotGather, Seat, SharingEvent, tables_of_three
from designteam.events.queries.teams import TeamThere
from designteam.journal.commands import record
from designteam.kit import db
from designteam.kit.words import N_
from designteam.people.models import Person


def propose_tables(event: SharingEvent, teams: Sequence[TeamThere]) -> None:
    """Give every team that comes a table by the rule; what was there before goes."""
    tables = tables_of_three(team.sitter for team in teams)
    seat(event, {team: number for number, table in enumerate(tables, start=1) for team in table})


def seat(event: SharingEvent, tables: Mapping[int, int]) -> None:
    """Let these teams sit at these tables, and no others anywhere. Tables are numbered on, without a gap."""
    numbers = {old: new for new, old in enumerate(sorted(set(tables.values())), start=1)}
    db.session().execute(delete(Seat).where(Seat.event_id == event.id))
    db.session().add_all(
        Seat(event_id=event.id, team_id=team, number=numbers[table]) for team, table in sorted(tables.items())
    )
    db.session().flush()


def publish_tables(event: SharingEvent, teams: Sequence[TeamThere], *, by: Person, at: datetime) -> None:
    """Show the tables to who comes. Raises CannotGather while a team has none."""
    if not teams or any(team.table is None for team in teams):
        raise CannotGather(N_("Give every team a table first."))
    if event.shows_tables:
        return
    event.tables_published_at = at
    for team in teams:
        record(
            "seated", by=by, at=at, subject="sharing_event", subject_id=event.id, team_id=team.team_id,
            title=event.title,
        )  # fmt: skip
