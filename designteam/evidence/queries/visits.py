"""What a team took home from a visit."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from designteam.evidence.models import Capture, InspirationVisit
from designteam.kit import db

_captures = (
    select(Capture)
    .where(Capture.visit_id == bindparam("visit_id"))
    .options(joinedload(Capture.by, innerjoin=True))
    .order_by(Capture.number)
)


def captures_of(visit: InspirationVisit) -> Sequence[Capture]:
    """At most five ideas, in the order in which they were noted."""
    return db.session().scalars(_captures, {"visit_id": visit.id}).all()
