"""What goes once nobody needs it to know what somebody may see."""

from datetime import date, timedelta

from sqlalchemy import delete

from designteam.kit import db
from designteam.network.models import Affiliation, Coordination

BELONGING_STAYS = timedelta(days=5 * 365 + 1)


def forget_what_is_past(*, today: date) -> None:
    """Remove who worked at a school or looked after a network, five years after that ended."""
    for belonging in (Affiliation, Coordination):
        db.session().execute(delete(belonging).where(belonging.until < today - BELONGING_STAYS))
