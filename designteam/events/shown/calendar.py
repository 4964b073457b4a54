"""A sharing event as a calendar that other programs read (RFC 5545)."""

from flask import url_for
from flask_babel import gettext
from icalendar import STATUS, Calendar, Event

from designteam.events.models import SharingEvent

PRODUCT = "-//designteam//events//NL"


def calendar_of(event: SharingEvent, *, with_link: bool) -> bytes:
    """It keeps its identifier, so that a change takes the place of what was there."""
    calendar = Calendar.new(prodid=PRODUCT, name=event.title)
    page = url_for("events.event", event_id=event.id, _external=True)
    reason = gettext("Does not take place: %(reason)s", reason=event.cancelled_because)
    calendar.add_component(
        Event.new(
            uid=event.uid,
            summary=event.title,
            start=event.starts_at,
            end=event.ends_at,
            stamp=event.changed_at,
            last_modified=event.changed_at,
            location=", ".join(filter(None, (event.place, event.link if with_link else ""))) or None,
            description=gettext("Does not take place: %(reason)s", reason=reason)
            if event.is_cancelled
            else event.theme,
            url=page,
            sequence=event.version - 1,
            status=STATUS.CANCELLED if event.is_cancelled else STATUS.CONFIRMED,
        )
    )
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
