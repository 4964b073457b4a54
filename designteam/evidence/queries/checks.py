"""When somebody looked last whether a thing in the library still is so."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from designteam.evidence.models import Check, Holding
from designteam.kit import db

MOST = 5
_checks = (
    select(Check)
    .where(Check.holding_id == bindparam("holding_id"))
    .options(joinedload(Check.by, innerjoin=True))
    .order_by(Check.on.desc())
    .limit(MOST)
)


def checks_of(holding: Holding) -> Sequence[Check]:
    """The last few times, the newest first, with who looked."""
    return db.session().scalars(_checks, {"holding_id": holding.id}).all()
