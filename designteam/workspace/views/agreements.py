"""What a team agreed on for this school year, and the hours that its members have for it and spent on it."""

import secrets
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext

from designteam.cycle.views.around import around_team
from designteam.journal.queries import latest_in
from designteam.kit import clock
from designteam.kit.differences import differing
from designteam.kit.web import Answer, can, may, me, page, saved
from designteam.people.models import Person
from designteam.teams import commands, forms
from designteam.teams.models import DesignTeam, Membership, Stale, school_year_of
from designteam.teams.models.agreement import PARTS
from designteam.teams.policy import teams, teams_of_now
from designteam.teams.queries import agreements, memberships_of
from designteam.workspace.views.blueprint import bp

SHOW, EDIT = "workspace/agreements/show.html", "workspace/agreements/edit.html"
HOURS, CONFLICT = "workspace/agreements/hours.html", "workspace/agreements/conflict.html"
RECENT = 50


class Share(NamedTuple):
    """The time of one member in a school year: what was agreed, and what they noted themselves."""

    name: str
    agreed: int | None
    spent: float


@bp.get("/teams/<int:team_id>/agreement")
@may("see", teams_of_now)
def agreement(team: DesignTeam) -> Answer:
    return _agreement(team, forms.SpentHours(formdata=None, on=clock.today(), submission=secrets.token_urlsafe(16)))


@bp.get("/teams/<int:team_id>/agreement/edit")
@may("design", teams)
def edit_agreement(team: DesignTeam) -> Answer:
    """A new school year begins with what was agreed last year."""
    year = school_year_of(clock.today())
    now = agreements.agreement_of(team.id, school_year=year)
    before = now or agreements.agreement_of(team.id, school_year=year - 1)
    said = before.said if before else {}
    form = forms.Agreement(formdata=None, from_version=now.version if now else 0, data=said)
    return page(EDIT, form=form, year=year, **around_team(team))


@bp.post("/teams/<int:team_id>/agreement")
@may("design", teams)
def arrange(team: DesignTeam) -> Answer:
    form, year = forms.Agreement(), school_year_of(clock.today())
    if not form.validate_on_submit():
        return page(EDIT, form=form, year=year, status=422, **around_team(team))
    version = form.from_version.data
    try:
        commands.arrange(team, form.values(), school_year=year, from_version=version, by=me().person, at=clock.now())
    except Stale:
        return _conflict(team, form, year)
    return saved(_home_of(team), message=gettext("Kept what you agreed on."))


@bp.get("/teams/<int:team_id>/agreed-hours")
@may("lead", teams)
def agreed_hours(team: DesignTeam) -> Answer:
    year = school_year_of(clock.today())
    known = agreements.agreed_hours(team.id, school_year=year)
    form = forms.hours_of(_people_of(team))(
        formdata=None, data={f"hours_{person_id}": hours for person_id, hours in known.items()}
    )
    return page(HOURS, form=form, year=year, **around_team(team))


@bp.post("/teams/<int:team_id>/agreed-hours")
@may("lead", teams)
def agree_on_hours(team: DesignTeam) -> Answer:
    form, year = forms.hours_of(_people_of(team))(), school_year_of(clock.today())
    if not form.validate_on_submit():
        return page(HOURS, form=form, year=year, status=422, **around_team(team))
    commands.agree_on_hours(team, form.hours(), school_year=year, by=me().person, at=clock.now())
    return saved(_home_of(team), message=gettext("Kept the hours of this school year."))


@bp.post("/teams/<int:team_id>/hours")
@may("design", teams_of_now)
def note_hours(team: DesignTeam) -> Answer:
    """Everybody notes only their own."""
    form = forms.SpentHours()
    if not form.validate_on_submit():
        return _agreement(team, form, status=422)
    noted = form.values()
    commands.note_hours(
        team, me().person, on=noted["on"], quarters=int(noted["quarters"]), submission=str(form.submission.data)
    )
    return saved(_home_of(team), message=gettext("Your hours are noted."))


@bp.post("/teams/<int:team_id>/hours/<int:spent_id>/removal")
@may("design", teams_of_now)
def take_back_hours(team: DesignTeam, spent_id: int) -> Answer:
    commands.take_back_hours(spent_id, team, me().person)
    return saved(_home_of(team))


def _agreement(team: DesignTeam, form: forms.SpentHours, *, status: int = 200) -> Answer:
    year = school_year_of(clock.today())
    agreed = agreements.agreed_hours(team.id, school_year=year)
    spent = agreements.hours_spent(team.id, school_year=year)
    people = _people_of(team)
    shares = [Share(person.name, agreed.get(person.id), spent.get(person.id, 0)) for person in people]
    return page(
        SHOW,
        agreement=agreements.agreement_of(team.id, school_year=year),
        year=year,
        shares=shares if agreed or spent else [],
        all_agreed=sum(agreed.values()),
        all_spent=sum(spent.values()),
        noted=agreements.noted_by(me().id, team.id) if can("design", team) else [],
        form=form,
        status=status,
        **around_team(team),
    )


def _people_of(team: DesignTeam) -> list[Person]:
    """Everybody who is in the team now, once, in the order in which they came."""
    current: list[Membership] = [one for one in memberships_of(team) if one.is_current(clock.today())]
    return list({one.person_id: one.person for one in current}.values())


def _conflict(team: DesignTeam, form: forms.Agreement, year: int) -> Answer:
    """Both texts of every part that differs, and a form that holds one's own to make one text of it."""
    now = agreements.agreement_of(team.id, school_year=year)
    theirs, mine = now.said if now else dict.fromkeys(PARTS, ""), form.values()
    changes = (entry for entry in latest_in(team.id, most=RECENT) if entry.verb == "arranged")
    form.from_version.data = str(now.version if now else 0)
    both = differing((str(form[part].label.text), mine[part], theirs[part]) for part in PARTS)
    return page(
        CONFLICT, form=form, year=year, differing=both, newest=next(changes, None), status=409, **around_team(team)
    )


def _home_of(team: DesignTeam) -> str:
    return url_for(".agreement", team_id=team.id)
