"""Who is in a team and what it is after; for those who lead it also who joins and who leaves."""

from datetime import date
from typing import Any, NamedTuple

from flask import abort, url_for
from flask_babel import gettext

from designteam.cycle.views.menus import team_tabs
from designteam.journal.queries import latest_in
from designteam.kit import clock
from designteam.kit.dates import short_day
from designteam.kit.text import difference
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import N_
from designteam.method.definition import ROLES, Role
from designteam.network.models import Audience
from designteam.people.queries import person_with
from designteam.teams import commands, forms
from designteam.teams.models import CannotLeave, DesignTeam, Membership, Stale
from designteam.teams.policy import teams
from designteam.teams.queries import membership_in, memberships_of
from designteam.workspace.queries import courses
from designteam.workspace.views.blueprint import bp

PEOPLE, DEPARTURE = "workspace/people/index.html", "workspace/people/departure.html"
GOAL, CONFLICT = "workspace/people/goal.html", "workspace/people/conflict.html"
NOBODY = N_(
    "Nobody has this e-mail address here. Check it, or ask an administrator to invite this person with the command"
    " “flask invite”."
)
RECENT = 50


class Line(NamedTuple):
    """One membership as the page shows it."""

    id: int
    name: str
    roles: str
    since: str
    note: str
    is_former: bool


@bp.get("/teams/<int:team_id>/people")
@may("see", teams)
def people(team: DesignTeam) -> Answer:
    return _people(team, forms.Welcome(formdata=None, since=clock.today()))


@bp.post("/teams/<int:team_id>/memberships")
@may("lead", teams)
def add_membership(team: DesignTeam) -> Answer:
    form = forms.Welcome()
    if not form.validate_on_submit():
        return _people(team, form, status=422)
    asked = form.values()
    person = person_with(email=asked["email"])
    if person is None:
        form.refuse(gettext(NOBODY), "email")
        return _people(team, form, status=422)
    try:
        commands.welcome(team, person, role=Role(asked["role"]), since=asked["since"], by=me().person, at=clock.now())
    except commands.CannotJoin as refusal:
        form.refuse(say(refusal.reason), "role")
        return _people(team, form, status=422)
    return saved(_home_of(team), message=gettext("%(name)s is in the team.", name=person.name))


@bp.get("/teams/<int:team_id>/memberships/<int:membership_id>/departure")
@may("lead", teams)
def departure(team: DesignTeam, membership_id: int) -> Answer:
    form = forms.Departure(formdata=None, last_day=clock.today())
    return _departure(team, _current_membership(team, membership_id), form)


@bp.post("/teams/<int:team_id>/memberships/<int:membership_id>/departure")
@may("lead", teams)
def end_membership(team: DesignTeam, membership_id: int) -> Answer:
    membership = _current_membership(team, membership_id)
    form = forms.Departure()
    if not form.validate_on_submit():
        return _departure(team, membership, form, status=422)
    last_day = form.values()["last_day"]
    try:
        commands.say_goodbye(membership, on=last_day, today=clock.today(), by=me().person, at=clock.now())
    except CannotLeave as refusal:
        form.refuse(say(refusal.reason), "last_day")
        return _departure(team, membership, form, status=409 if isinstance(refusal, commands.NobodyWouldLead) else 422)
    return saved(_home_of(team), message=gettext("The last day of %(name)s is noted.", name=membership.person.name))


@bp.get("/teams/<int:team_id>/goal")
@may("design", teams)
def goal(team: DesignTeam) -> Answer:
    form = forms.Goal(formdata=None, goal=team.goal, audience=team.audience.value, from_version=team.version)
    return page(GOAL, form=form, **_around(team))


@bp.post("/teams/<int:team_id>/goal")
@may("design", teams)
def describe_team(team: DesignTeam) -> Answer:
    form = forms.Goal()
    if not form.validate_on_submit():
        return page(GOAL, form=form, status=422, **_around(team))
    said = form.values()
    try:
        team.describe(
            goal=said["goal"],
            audience=Audience(said["audience"]),
            from_version=form.from_version.data,
            by=me().person,
            at=clock.now(),
        )
    except Stale:
        return _conflict(team, form)
    return saved(_home_of(team), message=gettext("Kept what the team is after."))


def _people(team: DesignTeam, form: forms.Welcome, *, status: int = 200) -> Answer:
    today = clock.today()
    memberships = memberships_of(team)
    current = [one for one in memberships if one.is_current(today)]
    held = {one.role for one in current}
    return page(
        PEOPLE,
        current=[_line(one, today) for one in current],
        former=[_line(one, today) for one in memberships if not one.is_current(today)],
        leaders=[one.person.name for one in current if one.leads],
        roles=[
            (card, [one.person.name for one in current if one.role is role])
            for role, card in ROLES.items()
            if role in held
        ],
        vacant=[card for role, card in ROLES.items() if role not in held],
        form=form,
        status=status,
        **_around(team),
    )


def _line(membership: Membership, today: date) -> Line:
    until, first = membership.until, short_day(membership.since)
    return Line(
        id=membership.id,
        name=membership.person.name,
        roles=say(ROLES[membership.role].label),
        since=gettext("from %(day)s", day=first) if membership.since > today else gettext("since %(day)s", day=first),
        note=gettext("last day %(day)s", day=short_day(until)) if until else "",
        is_former=not membership.is_current(today),
    )


def _departure(team: DesignTeam, membership: Membership, form: forms.Departure, *, status: int = 200) -> Answer:
    return page(DEPARTURE, membership=membership, form=form, status=status, **_around(team))


def _conflict(team: DesignTeam, form: forms.Goal) -> Answer:
    """Both goals in full, with what differs, and a form that holds one's own to make one text of it."""
    changes = (entry for entry in latest_in(team.id, most=RECENT) if entry.verb == "described")
    mine, theirs = str(form.goal.data), team.goal
    form.from_version.data = str(team.version)
    return page(
        CONFLICT,
        form=form,
        theirs=difference(mine, theirs),
        mine=difference(theirs, mine),
        newest=next(changes, None),
        status=409,
        **_around(team),
    )


def _current_membership(team: DesignTeam, membership_id: int) -> Membership:
    found = membership_in(team, membership_id)
    if found is None or not found.is_current(clock.today()):
        abort(404)
    return found


def _around(team: DesignTeam) -> dict[str, Any]:
    iteration = next(iter(courses.iterations_of(team.id)), None)
    return {"team": team, "team_tabs": team_tabs(team, iteration) if iteration else []}


def _home_of(team: DesignTeam) -> str:
    return url_for(".people", team_id=team.id)
