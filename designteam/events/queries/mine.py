"""What somebody has before them: the sharing events to which they come."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from designteam.events.models import SharingEvent, SignUp
from designteam.kit import db

MOST = 5


class Expected(NamedTuple):
    """A sharing event that somebody signed up for."""

    id: int
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    cancelled_at: datetime | None
    waits: bool


_now: Any = bindparam("now", type_=SharingEvent.starts_at.type)
_expected = (
    select(
        SharingEvent.id, SharingEvent.title, SharingEvent.starts_at, SharingEvent.ends_at, SharingEvent.place,
        SharingEvent.cancelled_at, SignUp.waits,
    )
    .join(SignUp, SignUp.event_id == SharingEvent.id)
    .where(SignUp.person_id == bindparam("person_id"), SharingEvent.ends_at >= _now)
    .order_by(SharingEvent.starts_at, SharingEvent.id)
    .limit(MOST)
)  # fmt: skip


def expected_by(person_id: int, *, now: datetime) -> Sequence[Expected]:
    """The first one first, also one that was cancelled: until its day it says so."""
    return [Expected(*row) for row in db.session().execute(_expected, {"person_id": person_id, "now": now})]
