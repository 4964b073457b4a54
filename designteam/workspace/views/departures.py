"""Leaving a team, without anything of what somebody wrote or had in hand getting lost."""

from flask import abort, request, url_for
from flask_babel import gettext

from designteam.cycle.views.around import around_team
from designteam.kit import clock, db
from designteam.kit.text import whole_number
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.meetings import commands as meetings
from designteam.meetings.models import Action
from designteam.meetings.queries.meetings import members_of
from designteam.teams import commands, forms
from designteam.teams.models import CannotLeave, DesignTeam, Membership, Sort
from designteam.teams.policy import teams
from designteam.teams.queries import membership_in
from designteam.workspace.queries.handovers import Handover, handover_of
from designteam.workspace.views.among_people import home_of
from designteam.workspace.views.blueprint import bp

DEPARTURE = "workspace/people/departure.html"
ACTION = "action"


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


@bp.post("/teams/<int:team_id>/memberships/<int:membership_id>/handover")
@may("lead", teams)
def hand_over(team: DesignTeam, membership_id: int) -> Answer:
    """One thing goes to somebody else, or is settled. An action of who leaves becomes theirs, or is done."""
    membership = _current_membership(team, membership_id)
    handover = handover_of(membership, today=clock.today())
    asked = _handing_over(membership, handover)
    if not asked.validate_on_submit():
        return _not_on_the_list(team, membership)
    sort, _, number = asked.thing.data.partition("-")
    to_id = None if asked.to.data == forms.SETTLED else int(asked.to.data)
    if sort == ACTION:
        _give_action(int(number), to_id, membership)
    else:
        commands.hand_over(membership, Sort(sort), int(number), to_id=to_id, by=me().person, at=clock.now())
    return saved(_list_of(team, membership, asked.thing.data))


@bp.post("/teams/<int:team_id>/memberships/<int:membership_id>/handover/removal")
@may("lead", teams)
def take_back_handover(team: DesignTeam, membership_id: int) -> Answer:
    membership = _current_membership(team, membership_id)
    sort, _, number = request.form.get("thing", "").partition("-")
    if sort not in set(Sort) or not whole_number(number):
        abort(404)
    commands.take_back_handover(membership, Sort(sort), whole_number(number), by=me().person, at=clock.now())
    return saved(_list_of(team, membership, f"{sort}-{number}"))


def _not_on_the_list(team: DesignTeam, membership: Membership) -> Answer:
    """Nobody was chosen, or somebody else was quicker."""
    anew = _handing_over(membership, handover_of(membership, today=clock.today()), formdata=None)
    anew.refuse(gettext("Choose who goes on with it. What is not on the list any more was handed over already."))
    form = forms.Departure(formdata=None, last_day=clock.today())
    return _departure(team, membership, form, asked=anew, status=422)


def _give_action(action_id: int, to_id: int | None, membership: Membership) -> None:
    action, written = db.session().get_one(Action, action_id), {"by": me().person, "at": clock.now()}
    if to_id is None:
        action.finish(on=clock.today(), **written)
        return
    because = gettext("%(name)s leaves the team.", name=membership.person.name)
    meetings.rearrange(
        action, owner_id=to_id, due_on=action.due_on, because=because, from_version=action.version, **written
    )  # fmt: skip


def _list_of(team: DesignTeam, membership: Membership, thing: str) -> str:
    return url_for(".departure", team_id=team.id, membership_id=membership.id, _anchor=thing)


def _handing_over(membership: Membership, handover: Handover, **options: None) -> forms.HandingOver:
    form = forms.HandingOver(**options)
    things = [(one.code, one.title) for one in handover.everything]
    actions = [(f"{ACTION}-{one.id}", one.text) for one in handover.actions]
    form.thing.choices = [form.thing.choices[0], *things, *actions]
    others = [(str(id_), name) for id_, name in members_of(membership.team_id, today=clock.today())]
    settled = (forms.SETTLED, gettext("Nobody needs to"))
    form.to.choices = [form.to.choices[0], *(one for one in others if one[0] != str(membership.person_id)), settled]
    return form


def _departure(
    team: DesignTeam,
    membership: Membership,
    form: forms.Departure,
    *,
    asked: forms.HandingOver | None = None,
    status: int = 200,
) -> Answer:
    handover = handover_of(membership, today=clock.today())
    return page(
        DEPARTURE,
        membership=membership,
        handover=handover,
        asked=asked or _handing_over(membership, handover, formdata=None),
        form=form,
        status=status,
        **around_team(team),
    )


def _current_membership(team: DesignTeam, membership_id: int) -> Membership:
    found = membership_in(team, membership_id)
    if found is None or not found.is_current(clock.today()):
        abort(404)
    return found
