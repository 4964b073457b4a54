"""The teams of one person side by side: where each is, what is open there and when something last moved."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from flask import url_for
from flask_babel import gettext, ngettext
from sqlalchemy import bindparam, func, select

from designteam.cycle.models import Iteration
from designteam.cycle.queries.facts import facts_of
from designteam.journal.models import Entry
from designteam.kit import db
from designteam.kit.dates import short_day
from designteam.kit.web import say
from designteam.method.definition import phase_named
from designteam.network.models import School
from designteam.teams.models import DesignTeam


class TeamCard(NamedTuple):
    """One team on the shelf of its people."""

    url: str
    title: str
    kind: str
    icon: str
    text: str
    facts: Sequence[str]
    last: str


_teams = (
    select(DesignTeam, School.name.label("school"), Iteration)
    .join(School, School.id == DesignTeam.school_id)
    .outerjoin(Iteration, (Iteration.team_id == DesignTeam.id) & Iteration.ended_on.is_(None))
    .where(DesignTeam.id.in_(bindparam("teams", expanding=True)))
    .order_by(School.name, DesignTeam.name)
)
_last_moves = (
    select(Entry.team_id, func.max(Entry.at))
    .where(Entry.team_id.in_(bindparam("teams", expanding=True)))
    .group_by(Entry.team_id)
)


def cards_of(viewer: Any, *, today: date) -> Sequence[TeamCard]:
    """One card per team, in three statements however many teams there are."""
    teams = {"teams": list(viewer.teams)}
    rows = db.session().execute(_teams, teams).all()
    moved = dict(db.session().execute(_last_moves, teams).all())
    facts = facts_of([row.Iteration for row in rows if row.Iteration], today=today)
    of_school = Counter(row.school for row in rows)
    return [
        _card(
            row,
            facts.get(row.Iteration.id, {}) if row.Iteration else {},
            moved.get(row.DesignTeam.id),
            is_only_one=of_school[row.school] == 1,
        )
        for row in rows
    ]


def _card(row: Any, facts: Any, moved_at: Any, *, is_only_one: bool) -> TeamCard:
    """A school with one team needs no more than its name; two teams of one school are told apart in the title."""
    team = row.DesignTeam
    phase = phase_named(row.Iteration.phase) if row.Iteration else None
    is_open = len(phase.open_conditions(facts)) if phase else 0
    return TeamCard(
        url=url_for("workspace.team", team_id=team.id),
        title=row.school if is_only_one else f"{row.school}: {team.name}",
        kind=say(phase.label) if phase else gettext("Has not begun yet"),
        icon="i-team",
        text=team.name if is_only_one else "",
        facts=[
            gettext("iteration %(number)s", number=row.Iteration.number),
            ngettext("%(num)s open place", "%(num)s open places", is_open) if is_open else gettext("nothing open here"),
        ]
        if phase
        else [],
        last=gettext("last movement on %(day)s", day=short_day(moved_at)) if moved_at else "",
    )
