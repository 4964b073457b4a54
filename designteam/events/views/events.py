"""Sharing events: the list, one of them, and making, changing and cancelling it by who looks after the network."""

import secrets
from typing import Any

from flask import Response, url_for
from flask_babel import gettext

from designteam.events import commands, forms, policy
from designteam.events.models import SharingEvent
from designteam.events.queries import events as queries
from designteam.events.queries.teams import teams_at
from designteam.events.shown.calendar import calendar_of
from designteam.events.shown.leaves import leaves_of
from designteam.events.shown.tables import tables_in
from designteam.events.views.blueprint import bp, tell
from designteam.kit import clock
from designteam.kit.web import Answer, can, may, me, open_to_all, page, saved, say
from designteam.kit.words import CannotDo
from designteam.network.models import Audience, Network
from designteam.teams.models import Stale

INDEX, SHOW, NEW, EDIT, CANCEL = (f"events/{name}.html" for name in ("index", "show", "new", "edit", "cancel"))
FELT = ("starts_at", "ends_at", "place", "link")


@bp.get("/events")
@open_to_all
def events() -> Answer:
    viewer, now = me(), clock.now()
    return page(
        INDEX,
        coming=leaves_of(queries.coming_for(viewer, now=now)),
        past=queries.past_for(viewer, now=now),
        looks_after=viewer.coordinated_networks if viewer.is_authenticated else [],
    )


@bp.get("/events/<int:event_id>")
@may("see", policy.events)
def event(event: SharingEvent) -> Answer:
    meets = can("meet", event)
    now = clock.now()
    return page(
        SHOW,
        event=event,
        standing=queries.standing_of(event.id, me()),
        guests=queries.guests_of(event.id) if meets else [],
        teams=(teams := teams_at(event.id) if meets else []),
        tables=tables_in(teams).tables if event.shows_tables else [],
        designs=me().facts["my_design_teams"],
        takes_sign_ups=event.takes_sign_ups(now),
        walk_ins=queries.walk_ins_of(event.id) if meets and event.is_today_or_was(now) else [],
        has_come=event.is_today_or_was(now),
        has_begun=event.has_begun(now),
        is_over=event.is_over(now),
    )


@bp.get("/networks/<int:network_id>/events/new")
@may("gather", policy.networks)
def new_event(network: Network) -> Answer:
    form = forms.Announcing(formdata=None, audience=Audience.NETWORK.value, submission=secrets.token_urlsafe(16))
    return page(NEW, network=network, form=form)


@bp.post("/networks/<int:network_id>/events")
@may("gather", policy.networks)
def announce_event(network: Network) -> Answer:
    form = forms.Announcing()
    if form.wants_a_row:
        return page(NEW, network=network, form=form)
    if not form.validate_on_submit():
        return page(NEW, network=network, form=form, status=422)
    made = commands.announce(network, **form.values(), submission=form.submission.data, at=clock.now())
    message = gettext("It stands on the page of the network. People can sign up now.")
    return saved(url_for(".event", event_id=made.id), message=message)


@bp.get("/events/<int:event_id>/edit")
@may("hold", policy.events)
def edit_event(event: SharingEvent) -> Answer:
    return page(EDIT, event=event, form=forms.EventChange(formdata=None, data=_current(event)), theirs=None)


@bp.post("/events/<int:event_id>")
@may("hold", policy.events)
def change_event(event: SharingEvent) -> Answer:
    form = forms.EventChange()
    if form.wants_a_row:
        return page(EDIT, event=event, form=form, theirs=None)
    if not form.validate_on_submit():
        return page(EDIT, event=event, form=form, theirs=None, status=422)
    before = [getattr(event, name) for name in FELT]
    try:
        event.change(**form.values(), from_version=form.from_version.data, at=clock.now())
    except Stale:
        form.refuse(gettext("Somebody changed this just before you. What stands there now is above the form."))
        form.from_version.data = event.version
        return page(EDIT, event=event, form=form, theirs=event, status=409)
    got_a_place = commands.fill_up(event, at=clock.now())
    if form.tells.data and before != [getattr(event, name) for name in FELT]:
        tell("event_changed", queries.guests_of(event.id), event)
    tell("event_place", [one.person for one in got_a_place], event)
    return saved(url_for(".event", event_id=event.id), message=gettext("Kept."))


@bp.get("/events/<int:event_id>/cancellation")
@may("hold", policy.events)
def ask_why_event_cancelled(event: SharingEvent) -> Answer:
    return page(CANCEL, event=event, form=forms.EventCancelling(formdata=None))


@bp.post("/events/<int:event_id>/cancellation")
@may("hold", policy.events)
def cancel_event(event: SharingEvent) -> Answer:
    form = forms.EventCancelling()
    if not form.validate_on_submit():
        return page(CANCEL, event=event, form=form, status=422)
    try:
        was_to_take_place = event.cancel(because=form.reason.data, at=clock.now())
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(CANCEL, event=event, form=form, status=422)
    if was_to_take_place:
        tell("event_cancelled", queries.guests_of(event.id), event)
    message = gettext("Cancelled. It stays to be seen, with the reason, and everybody who signed up gets a letter.")
    return saved(url_for(".event", event_id=event.id), message=message)


@bp.get("/events/<int:event_id>/calendar.ics")
@may("see", policy.events)
def event_in_calendar(event: SharingEvent) -> Answer:
    response = Response(calendar_of(event, with_link=can("meet", event)), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="designteam-event-{event.id}.ics"'
    return response


def _current(event: SharingEvent) -> dict[str, Any]:
    same = ("title", "theme", "link", "programme", "places", "sign_up_until")
    return {
        **{name: getattr(event, name) for name in same},
        "from_version": event.version,
        "audience": event.audience.value,
        "on": event.starts_at.date(),
        "begins": event.starts_at.time(),
        "ends": event.ends_at.time(),
        "room": event.place,
        "tells": True,
    }
