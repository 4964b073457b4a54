"""What the pages about the people of a team share."""

from datetime import date
from typing import NamedTuple

from flask import abort, url_for
from flask_babel import gettext

from designteam.kit.dates import short_day
from designteam.kit.web import me, say
from designteam.method.definition import ROLES
from designteam.people.views import has_tried_too_often, note_try
from designteam.teams.models import DesignTeam, Membership

INVITING = "an invitation by "


class Line(NamedTuple):
    """One membership as the pages show it."""

    id: int
    person_id: int
    name: str
    roles: str
    since: str
    note: str
    is_former: bool


def line_of(membership: Membership, today: date) -> Line:
    until, first = membership.until, short_day(membership.since)
    return Line(
        id=membership.id,
        person_id=membership.person_id,
        name=membership.person.name,
        roles=say(ROLES[membership.role].label),
        since=gettext("from %(day)s", day=first) if membership.since > today else gettext("since %(day)s", day=first),
        note=gettext("last day %(day)s", day=short_day(until)) if until else "",
        is_former=not membership.is_current(today),
    )


def home_of(team: DesignTeam) -> str:
    return url_for("workspace.people", team_id=team.id)


def count_invitations(email: str) -> None:
    """A few letters to one address and a handful from one person in a quarter of an hour, and no more."""
    who = f"{me().id}"
    if has_tried_too_often(f"{who} {email}", doing=INVITING, source=who):
        abort(429)
    note_try(f"{who} {email}", doing=INVITING, source=who)
