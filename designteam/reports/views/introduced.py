"""What stands in the PDF for a newcomer."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from designteam.reports.models import Dossier
from designteam.teams.queries.viewers import member_of
from designteam.workspace.queries.introductions import introduction_of
from designteam.workspace.shown.introductions import told
from designteam.workspace.views.among_people import line_of


def introduced_to(dossier: Dossier, *, today: date, now: datetime) -> Mapping[str, Any]:
    """What the page says to who asked for it, at this moment; a guide also gets what guides read."""
    team = dossier.iteration.team
    reader = member_of(dossier.person, at=now, today=today)
    guides = team.id in reader.facts["my_guided_teams"]
    known = introduction_of(team, today=today, now=now, is_for_a_guide=guides)
    return {"known": known, "people": [line_of(one, today) for one in known.people], **told(known)}
