"""Leaving a team, without anything of what somebody wrote getting lost."""

from flask import abort
from flask_babel import gettext

from designteam.cycle.views.around import around_team
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.teams import commands, forms
from designteam.teams.models import CannotLeave, DesignTeam, Membership
from designteam.teams.policy import teams
from designteam.teams.queries import membership_in
from designteam.workspace.queries import handovers
from designteam.workspace.views.among_people import home_of
from designteam.workspace.views.blueprint import bp

DEPARTURE = "workspace/people/departure.html"


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
    return saved(home_of(team), message=gettext("The last day of %(name)s is noted.", name=membership.person.name))


def _departure(team: DesignTeam, membership: Membership, form: forms.Departure, *, status: int = 200) -> Answer:
    handover = handovers.handover_of(membership.person_id, team.id)
    return page(DEPARTURE, membership=membership, handover=handover, form=form, status=status, **around_team(team))


def _current_membership(team: DesignTeam, membership_id: int) -> Membership:
    found = membership_in(team, membership_id)
    if found is None or not found.is_current(clock.today()):
        abort(404)
    return found
