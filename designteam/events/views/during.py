"""At a table, on a phone: what I say to a team by one of three prompts, and what I take along to my own."""

import secrets
from collections.abc import Sequence
from typing import Any, NamedTuple

from flask import url_for
from flask_babel import gettext

from designteam.cycle.models import Prompt
from designteam.events import commands, forms, policy
from designteam.events.models import SharingEvent, SignUp
from designteam.events.queries.events import own_sign_up
from designteam.events.queries.harvest import heard_by, taken_by
from designteam.events.queries.teams import TeamThere, teams_at
from designteam.events.shown.tables import tables_in
from designteam.events.views.blueprint import bp
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo

SHOW = "events/table.html"


@bp.get("/events/<int:event_id>/table")
@may("take_part", policy.events)
def table(event: SharingEvent) -> Answer:
    return _table(event, _there(event))


@bp.post("/events/<int:event_id>/notes")
@may("take_part", policy.events)
def say_to_team(event: SharingEvent) -> Answer:
    mine, _, others = there = _there(event)
    form = _among(forms.Saying(), others)
    if not form.validate_on_submit():
        return _table(event, there, saying=form, status=422)
    said: dict[str, Any] = {"mine": mine, "submission": form.submission.data, "by": me().person, "at": clock.now()}
    try:
        commands.say_to_team(event, int(form.team.data), Prompt(form.prompt.data), form.text.data, **said)
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _table(event, there, saying=form, status=422)
    return saved(url_for(".table", event_id=event.id), message=gettext("Said. The team finds it on its own page."))


@bp.post("/events/<int:event_id>/ideas")
@may("take_part", policy.events)
def take_along(event: SharingEvent) -> Answer:
    mine, _, others = there = _there(event)
    form = _among(forms.TakingAlong(), others)
    if not form.validate_on_submit():
        return _table(event, there, taking=form, status=422)
    if mine.team_id is None or mine.team_id not in me().facts["my_design_teams"]:
        form.refuse(gettext("Only who designs in a team puts something on its list."))
        return _table(event, there, taking=form, status=422)
    known: dict[str, Any] = {"submission": form.submission.data, "by": me().person, "at": clock.now()}
    try:
        commands.take_along(event, mine.team_id, form.text.data, from_team_id=int(form.team.data), **known)
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _table(event, there, taking=form, status=422)
    message = gettext("It stands on the list of your team, with where it comes from.")
    return saved(url_for(".table", event_id=event.id, _anchor="taken"), message=message)


class _There(NamedTuple):
    """One's own sign-up, all teams, and the others: those at one's own table first."""

    mine: SignUp
    teams: Sequence[TeamThere]
    others: Sequence[TeamThere]


def _there(event: SharingEvent) -> _There:
    mine, teams = own_sign_up(event.id, me()), teams_at(event.id)
    if mine is None:
        raise LookupError
    own = next((team.table for team in teams if team.team_id == mine.team_id), None)
    others = [team for team in teams if team.team_id != mine.team_id]
    return _There(mine, teams, sorted(others, key=lambda team: own is None or team.table != own))


def _among(form: Any, others: Sequence[TeamThere]) -> Any:
    form.team.choices = [form.team.choices[0], *((str(one.team_id), f"{one.school}, {one.team}") for one in others)]
    return form


def _table(
    event: SharingEvent,
    there: _There,
    *,
    saying: forms.Saying | None = None,
    taking: forms.TakingAlong | None = None,
    status: int = 200,
) -> Answer:
    mine, teams, others = there
    tables = tables_in(teams).tables if event.shows_tables else []
    own = next((one for one in tables if any(team.team_id == mine.team_id for team in one.teams)), None)
    saying = saying or _among(forms.Saying(formdata=None, submission=secrets.token_urlsafe(16)), others)
    taking = taking or _among(forms.TakingAlong(formdata=None, submission=secrets.token_urlsafe(16)), others)
    for form, name in ((saying, "say"), (taking, "take")):
        form.name_apart(name)
    return page(
        SHOW,
        event=event,
        mine=mine,
        own=own,
        others=[team for team in (own.teams if own else others) if team.team_id != mine.team_id],
        saying=saying,
        taking=taking,
        heard=heard_by(mine.team_id, at=event.id) if mine.team_id else [],
        taken=taken_by(mine.team_id, at=event.id) if mine.team_id else [],
        status=status,
    )
