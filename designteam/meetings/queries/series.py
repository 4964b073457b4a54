"""Which meetings of a series are still to come, and where it ends."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select

from designteam.kit import db
from designteam.meetings.models import Meeting

_to_come = (
    select(Meeting)
    .where(
        Meeting.series_id == bindparam("series_id"),
        Meeting.held_at.is_(None),
        Meeting.cancelled_at.is_(None),
        Meeting.starts_at > bindparam("now", type_=Meeting.starts_at.type),
    )
    .order_by(Meeting.starts_at, Meeting.id)
)
_last = (
    select(Meeting)
    .where(Meeting.series_id == bindparam("series_id"))
    .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
    .limit(1)
)


def to_come_with(meeting: Meeting, *, now: datetime) -> Sequence[Meeting]:
    """The meetings of its series that still take place, the first one first; none for a meeting on its own."""
    if meeting.series_id is None:
        return []
    return db.session().scalars(_to_come, {"series_id": meeting.series_id, "now": now}).all()


def last_with(meeting: Meeting) -> Meeting:
    """The last one of its series, whether it takes place or not."""
    return db.session().scalars(_last, {"series_id": meeting.series_id}).one()
