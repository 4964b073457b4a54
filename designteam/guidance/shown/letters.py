"""What the letter of Monday morning says."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from designteam.guidance.models import Symptom
from designteam.guidance.queries.board import Choice, teams_in_sight
from designteam.guidance.shown.board import rows_of
from designteam.kit.security import LetterLink
from designteam.kit.web import say
from designteam.letters.views import address_of
from designteam.method.terms import Signal
from designteam.method.work_forms import WORK_FORMS
from designteam.teams.queries.viewers import Member

MOST_TEAMS = 200
STOP = LetterLink("stop the letters to process guides")


class Told(NamedTuple):
    team: str
    says: str
    signal: Signal
    helps: Sequence[str]
    address: str


def told(symptoms: Sequence[Symptom]) -> Sequence[Told]:
    return [
        Told(
            one.team.school.name,
            say(one.signal.says, num=one.number),
            one.signal,
            [say(WORK_FORMS[code].label) for code in one.signal.helps],
            address_of("guidance.signals", team_id=one.team_id),
        )
        for one in symptoms
    ]


def lines_of(viewer: Member, *, today: date, now: datetime) -> Sequence[str]:
    """One line per team that somebody guides: when something moved there, and when it meets."""
    mine = viewer.facts["my_guided_teams"]
    sight = teams_in_sight(viewer, Choice(), today=today, most=MOST_TEAMS)
    rows = rows_of([row for row in sight.rows if row[0].id in mine], mine=[], today=today, now=now)
    return [f"{row.team}: {', '.join(part for part in (row.last.moved, row.last.meets) if part)}" for row in rows]
