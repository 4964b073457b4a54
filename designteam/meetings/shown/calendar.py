"""Meetings as a calendar that other programs read (RFC 5545). What was said in them is never in it."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import gettext
from icalendar import STATUS, Calendar, Event

from designteam.meetings.queries.meetings import Planned

PRODUCT = "-//designteam//meetings//NL"


def calendar_of(meetings: Sequence[Planned], *, name: str) -> bytes:
    """The meetings as one calendar. Each keeps its identifier, so that a change takes the place of what was there."""
    calendar = Calendar.new(prodid=PRODUCT, name=name)
    for planned in meetings:
        calendar.add_component(_event(planned))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(planned: Planned) -> Event:
    page = url_for("meetings.meeting", meeting_id=planned.id, _external=True)
    return Event.new(
        uid=planned.uid,
        summary=f"{planned.school}: {planned.title}",
        start=planned.starts_at,
        end=planned.ends_at,
        stamp=planned.changed_at,
        last_modified=planned.changed_at,
        location=", ".join(filter(None, (planned.place, planned.link))) or None,
        description=_description(planned, page),
        url=page,
        sequence=planned.version - 1,
        status=STATUS.CANCELLED if planned.is_cancelled else STATUS.CONFIRMED,
    )


def _description(planned: Planned, page: str) -> str:
    if planned.is_cancelled:
        return gettext("Does not take place: %(reason)s", reason=planned.cancelled_because)
    return gettext("Agenda and notes: %(page)s", page=page)
