"""Making a sharing event."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from designteam.events.models import SharingEvent
from designteam.kit import db
from designteam.network.models import Audience, Network


def announce(
    network: Network,
    *,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    theme: str = "",
    place: str = "",
    link: str = "",
    programme: Sequence[Sequence[Any]] = (),
    audience: Audience = Audience.NETWORK,
    places: int | None = None,
    sign_up_until: date | None = None,
    submission: str | None = None,
    at: datetime,
) -> SharingEvent:
    """A new sharing event. The same submission sent twice gives that of the first time."""
    same = select(SharingEvent).where(SharingEvent.submission == submission)
    if submission and (made := db.session().scalar(same)):
        return made
    event = SharingEvent(
        network=network, title=title, theme=theme, starts_at=starts_at, ends_at=ends_at, place=place, link=link,
        programme=[list(row) for row in programme], audience=audience, places=places, sign_up_until=sign_up_until,
        submission=submission or None, changed_at=at,
    )  # fmt: skip
    db.session().add(event)
    db.session().flush()
    return event
