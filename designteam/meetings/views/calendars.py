"""Meetings in somebody's own calendar: a secret address to subscribe to, and one meeting as a file."""

from typing import Any

from flask import Response, abort, url_for
from flask_babel import force_locale, gettext

from designteam.kit import clock
from designteam.kit.web import Answer, may, me, open_to_all, page, saved, signed_in
from designteam.meetings import commands, forms, policy
from designteam.meetings.models import Meeting
from designteam.meetings.queries import calendars as queries
from designteam.meetings.queries.meetings import meeting_as_planned
from designteam.meetings.shown.calendar import calendar_of
from designteam.meetings.views.blueprint import bp

INDEX = "meetings/calendars.html"
EVERY_TEAM = "all"


@bp.get("/calendars")
@signed_in
def calendars() -> Answer:
    return _calendars()


@bp.post("/calendars")
@signed_in
def renew_calendar() -> Answer:
    form = _form()
    if not form.validate_on_submit() or not form.team.data:
        return _calendars(status=422)
    chosen = form.team.data
    commands.renew_address(me().person, team_id=None if chosen == EVERY_TEAM else int(chosen))
    message = gettext("This is your new address. An older one no longer works.")
    return saved(url_for(".calendars", _anchor=f"calendar-{chosen}"), message=message)


@bp.get("/calendars/<token>.ics")
@open_to_all
def subscribed(token: str) -> Answer:
    """Open to whoever knows the address: calendar programs cannot sign in."""
    found = queries.subscribed_with(token, today=clock.today(), now=clock.now())
    if found is None:
        abort(404)
    with force_locale(found.language):
        name = gettext("Meetings of the design team")
        return _as_file(calendar_of(found.meetings, name=name), "designteam.ics")


@bp.get("/meetings/<int:meeting_id>/calendar.ics")
@may("see", policy.meetings)
def one_in_calendar(meeting: Meeting) -> Answer:
    planned = meeting_as_planned(meeting.id)
    return _as_file(calendar_of([planned], name=meeting.title), f"designteam-{meeting.id}.ics")


def _calendars(*, status: int = 200) -> Answer:
    known = queries.addresses_of(me().id)
    places: list[tuple[str, int | None, str]] = [(EVERY_TEAM, None, gettext("All my teams"))]
    if len(me().teams) > 1:
        places += [(str(id_), id_, name) for id_, name in me().teams.items()]
    rows: list[dict[str, Any]] = [
        {
            "key": key,
            "name": name,
            "url": url_for(".subscribed", token=known[team], _external=True) if team in known else "",
        }
        for key, team, name in places
    ]
    return page(INDEX, status=status, rows=rows)


def _form() -> forms.NewAddress:
    form = forms.NewAddress()
    form.team.choices = [(EVERY_TEAM, ""), *((str(id_), name) for id_, name in me().teams.items())]
    return form


def _as_file(content: bytes, name: str) -> Response:
    response = Response(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
