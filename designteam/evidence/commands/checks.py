"""Looking whether what stands in the library still is so."""

from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, select

from designteam.evidence.models import Card, Check, IctOption
from designteam.kit import db
from designteam.people.models import Person

TWICE_BY_MISTAKE = timedelta(minutes=10)
_of_the_day = select(Check).where(Check.holding_id == bindparam("holding_id"), Check.on == bindparam("day"))


def check(holding: Card | IctOption, *, on: date, by: Person, at: datetime) -> None:
    """Somebody looked whether it still is as it says, and it is. Pressed twice, it is noted once."""
    known = db.session().scalar(_of_the_day, {"holding_id": holding.id, "day": on})
    if known and known.by_id == by.id and at - known.at < TWICE_BY_MISTAKE:
        return
    holding.checked_on = on
    note_check(holding, on=on, by=by, at=at)
    holding.note("checked_holding", by=by, at=at)


def note_check(holding: Card | IctOption, *, on: date, by: Person, at: datetime) -> None:
    """Who looked last on a day stands for that day."""
    known = db.session().scalar(_of_the_day, {"holding_id": holding.id, "day": on})
    if known is None:
        known = Check(holding_id=holding.id, on=on)
        db.session().add(known)
    known.by_id, known.at = by.id, at
    db.session().flush()
