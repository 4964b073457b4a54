"""Choosing what to follow, and noting that somebody looked at a team."""

from datetime import datetime

from sqlalchemy import bindparam, func, select

from designteam.cycle.models import Artefact, Following, Visit
from designteam.journal.models import Entry
from designteam.kit import db
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

_choice = select(Following).where(
    Following.person_id == bindparam("person_id"),
    Following.team_id == bindparam("team_id"),
    Following.artefact_id.is_not_distinct_from(bindparam("artefact_id")),
)
_visit = select(Visit).where(Visit.person_id == bindparam("person_id"), Visit.team_id == bindparam("team_id"))
_newest_line = select(func.coalesce(func.max(Entry.id), 0)).where(Entry.team_id == bindparam("team_id"))


def follow(team_id: int, artefact: Artefact | None, *, follows: bool, by: Person, at: datetime) -> None:
    """Follow a team or one artefact of it, or stop doing so. A choice is kept until the person makes another."""
    about = {"person_id": by.id, "team_id": team_id, "artefact_id": artefact.id if artefact else None}
    choice = db.session().scalar(_choice, about)
    if choice is None:
        db.session().add(Following(**about, follows=follows, chosen_at=at))
    else:
        choice.follows, choice.chosen_at = follows, at


def visit(team: DesignTeam, *, by: Person, at: datetime) -> Visit:
    """Note that somebody looks at a team now, up to the newest line of its journal."""
    newest = db.session().scalar(_newest_line, {"team_id": team.id}) or 0
    known = db.session().scalar(_visit, {"person_id": by.id, "team_id": team.id})
    if known is None:
        known = Visit(person_id=by.id, team_id=team.id, at=at, newest_line=newest, before_line=newest)
        db.session().add(known)
    else:
        known.go_on(newest_line=newest, at=at)
    return known
