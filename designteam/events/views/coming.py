"""Who comes: signing up, standing in line, giving the place back, and the list for who prepares."""

from typing import Any, NamedTuple

from flask import Response, url_for
from flask_babel import gettext

from designteam.events import commands, forms, policy
from designteam.events.models import SharingEvent
from designteam.events.queries import events as queries
from designteam.events.views.blueprint import bp, tell
from designteam.kit import clock
from designteam.kit.dates import moment
from designteam.kit.sheets import Cell, sheet_of
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo

NEW = "events/sign_up.html"


class Whose(NamedTuple):
    """A team or a school for which somebody can come."""

    code: str
    team_id: int | None
    school_id: int | None
    name: str


@bp.get("/events/<int:event_id>/sign-ups/new")
@may("come", policy.events)
def new_sign_up(event: SharingEvent) -> Answer:
    return page(NEW, event=event, form=_form(event, formdata=None), takes_sign_ups=event.takes_sign_ups(clock.now()))


@bp.post("/events/<int:event_id>/sign-ups")
@may("come", policy.events)
def sign_up(event: SharingEvent) -> Answer:
    form, here = _form(event), url_for(".event", event_id=event.id)
    if not form.validate_on_submit():
        return page(NEW, event=event, form=form, takes_sign_ups=True, status=422)
    whose = _chosen(event, form.whose.data)
    try:
        mine = commands.sign_up(event, team_id=whose.team_id, school_id=whose.school_id, by=me().person, at=clock.now())
    except CannotDo as refusal:
        return saved(here, message=say(refusal.reason))
    if mine.waits:
        return saved(
            here, message=gettext("All places are taken. You stand in line, and get a letter when there is room.")
        )
    return saved(here, message=gettext("You have a place."))


@bp.post("/events/<int:event_id>/withdrawal")
@may("withdraw", policy.events)
def withdraw(event: SharingEvent) -> Answer:
    here = url_for(".event", event_id=event.id)
    try:
        got_a_place = commands.withdraw(event, by=me().person, at=clock.now())
    except CannotDo as refusal:
        return saved(here, message=say(refusal.reason))
    tell("event_place", [one.person for one in got_a_place], event)
    return saved(url_for(".events"), message=gettext("You no longer come. Your place is free for somebody else."))


@bp.get("/events/<int:event_id>/people.csv")
@may("hold", policy.events)
def people_along(event: SharingEvent) -> Answer:
    """Who comes, for the door and the caterer; no addresses."""
    head = [
        gettext("Name"), gettext("School"), gettext("Team"), gettext("Place"), gettext("Signed up at"),
        gettext("How many"),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            guest.name, guest.school, guest.team, gettext("waits") if guest.waits else gettext("comes"),
            moment(guest.at), 1,
        ]
        for guest in queries.guests_of(event.id)
    ]  # fmt: skip
    rows += [
        [one.who, one.school, "", gettext("came without signing up"), "", one.people]
        for one in queries.walk_ins_of(event.id)
    ]
    response = Response(sheet_of([head, *rows]), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="designteam-event-{event.id}.csv"'
    return response


def _form(event: SharingEvent, **options: Any) -> forms.SigningUp:
    form = forms.SigningUp(**options)
    choices = _choices(event)
    form.whose.choices = [(one.code, one.name) for one in choices]
    if not form.whose.data and choices:
        form.whose.data = choices[0].code
    return form


def _chosen(event: SharingEvent, code: str) -> Whose:
    """What was chosen, or nobody in particular for who looks after the network."""
    return next((one for one in _choices(event) if one.code == code), Whose("", None, None, ""))


def _choices(event: SharingEvent) -> list[Whose]:
    """The viewer's teams in this network; else their schools in it."""
    ties = [tie for tie in me().belongings if tie.network_id == event.network_id]
    teams = {tie.team_id: tie for tie in ties if tie.team_id}
    if teams:
        return [Whose(f"team-{id_}", id_, tie.school_id, tie.team_name or "") for id_, tie in teams.items()]
    schools = sorted({tie.school_id for tie in ties if tie.school_id})
    names = queries.names_of_schools(schools) if schools else {}
    return [Whose(f"school-{id_}", None, id_, names[id_]) for id_ in schools]
