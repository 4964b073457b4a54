"""What people do for the team: noted, done with one tap and taken back, given to somebody else or to another day."""

import secrets
from typing import Any

from flask import request, url_for
from flask_babel import gettext

from designteam.cycle import policy as cycle
from designteam.cycle.models import Artefact
from designteam.cycle.views.actants import wish_asked_for
from designteam.cycle.views.blueprint import called
from designteam.kit import clock
from designteam.kit.security import safe_next
from designteam.kit.text import whole_number
from designteam.kit.web import Answer, can, granted, may, me, page, saved, signed_in, wants_part
from designteam.meetings import commands, forms, policy
from designteam.meetings.models import Action
from designteam.meetings.queries import actions as queries
from designteam.meetings.queries.meetings import choices_in, members_of, surroundings_of
from designteam.meetings.views.blueprint import around, bp
from designteam.teams.models import DesignTeam, Stale
from designteam.teams.policy import teams

MINE, ONE = "meetings/actions/mine.html", "meetings/actions/_action.html"
NEW, SHOW, EDIT = "meetings/actions/new.html", "meetings/actions/show.html", "meetings/actions/edit.html"


@bp.get("/actions")
@signed_in
def my_actions() -> Answer:
    """What somebody still has to do, over all their teams."""
    today = clock.today()
    every = queries.actions_of(me().id, list(me().teams), today=today)
    return page(MINE, actions=every, today=today, designs=me().design_teams, several_teams=len(me().teams) > 1)


@bp.get("/teams/<int:team_id>/actions/new")
@may("design", teams)
def new_action(team: DesignTeam) -> Answer:
    about = _about()
    form = _noting(team, about, formdata=None, submission=secrets.token_urlsafe(16), owner=str(me().id))
    form.about.data = str(about.id) if about else ""
    form.text.data = wish_asked_for(about)
    return _new(team, about, form)


@bp.post("/teams/<int:team_id>/actions")
@may("design", teams)
def note_action(team: DesignTeam) -> Answer:
    about = _about()
    form = _noting(team, about)
    if not form.validate_on_submit():
        return _new(team, about, form, status=422)
    chosen = granted(cycle.artefacts, int(form.about.data), "work_in_its_team") if form.about.data else None
    action = commands.note_action(
        team.id, form.text.data, owner_id=_owner_in(form), due_on=form.due_on.data,
        artefact_id=chosen.id if chosen else None, submission=form.submission.data, by=me().person, at=clock.now(),
    )  # fmt: skip
    return saved(url_for(".action", action_id=action.id), message=gettext("Noted."))


@bp.get("/actions/<int:action_id>")
@may("see", policy.actions)
def action(action: Action) -> Answer:
    """One action with where it comes from, and to whom and to which day it went."""
    return page(
        SHOW,
        action=queries.as_to_do(action),
        rearrangements=queries.rearrangements_of(action),
        today=clock.today(),
        may_finish=can("finish", action),
        **around(action.team_id),
    )


@bp.get("/actions/<int:action_id>/edit")
@may("rearrange", policy.actions)
def edit_action(action: Action) -> Answer:
    current = {"from_version": action.version, "owner": str(action.owner_id or ""), "due_on": action.due_on}
    return _edit(action, _rearranging(action, formdata=None, data=current))


@bp.post("/actions/<int:action_id>")
@may("rearrange", policy.actions)
def rearrange_action(action: Action) -> Answer:
    form = _rearranging(action)
    if not form.validate_on_submit():
        return _edit(action, form, status=422)
    try:
        commands.rearrange(
            action, owner_id=_owner_in(form), due_on=form.due_on.data, because=form.because.data,
            from_version=form.from_version.data, by=me().person, at=clock.now(),
        )  # fmt: skip
    except Stale:
        form.refuse(gettext("Somebody changed this action just before you. What stands there now is above the form."))
        form.from_version.data = action.version
        return _edit(action, form, status=409)
    return saved(url_for(".action", action_id=action.id), message=gettext("Kept. How it was can be seen here."))


@bp.post("/actions/<int:action_id>/completion")
@may("finish", policy.actions)
def finish_action(action: Action) -> Answer:
    action.finish(on=clock.today(), by=me().person, at=clock.now())
    return _changed(action)


@bp.post("/actions/<int:action_id>/reopening")
@may("finish", policy.actions)
def reopen_action(action: Action) -> Answer:
    action.reopen(by=me().person, at=clock.now())
    return _changed(action)


def _changed(action: Action) -> Answer:
    if wants_part():
        shown = queries.as_to_do(action)
        return page(ONE, action=shown, today=clock.today(), may_finish=True, names_team=False)
    back = safe_next(request.form.get("next")) or url_for(".meetings", team_id=action.team_id)
    return saved(f"{back.partition('#')[0]}#action-{action.id}")


def _about() -> Artefact | None:
    """What an action is noted from, if the address names something of a team of the viewer."""
    asked = whole_number(request.args.get("about", ""))
    return granted(cycle.artefacts, asked, "work_in_its_team") if asked else None


def _noting(team: DesignTeam, about: Artefact | None, **options: Any) -> forms.Noting:
    form = forms.Noting(**options)
    _, iteration = surroundings_of(team.id)
    known: dict[int, Any] = {one.id: one for one in choices_in(iteration) if one.id is not None}
    if about is not None and about.team_id == team.id:
        known.setdefault(about.id, about)
    form.about.choices = [
        form.about.choices[0],
        *((str(id_), f"{called(one)}: {one.title}") for id_, one in known.items()),
    ]
    form.owner.choices = [form.owner.choices[0], *_people_in(team.id)]
    return form


def _rearranging(action: Action, **options: Any) -> forms.Rearranging:
    form = forms.Rearranging(**options)
    people = _people_in(action.team_id)
    if action.owner is not None and str(action.owner.id) not in dict(people):
        people.append((str(action.owner.id), action.owner.name))
    form.owner.choices = [form.owner.choices[0], *people]
    return form


def _people_in(team_id: int) -> list[tuple[str, str]]:
    return [(str(id_), name) for id_, name in members_of(team_id, today=clock.today())]


def _owner_in(form: forms.Noting | forms.Rearranging) -> int | None:
    return int(form.owner.data) if form.owner.data else None


def _new(team: DesignTeam, about: Artefact | None, form: forms.Noting, *, status: int = 200) -> Answer:
    return page(NEW, form=form, about=about, status=status, **around(team.id))


def _edit(action: Action, form: forms.Rearranging, *, status: int = 200) -> Answer:
    shown = queries.as_to_do(action)
    return page(EDIT, action=shown, form=form, today=clock.today(), status=status, **around(action.team_id))
