"""What a team found of an application after looking at it together."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from designteam.evidence.models import Demonstration, IctOption
from designteam.kit import db
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

_sent = select(Demonstration).where(Demonstration.submission == bindparam("submission"))


def demonstrate(
    option: IctOption,
    values: Mapping[str, Any],
    *,
    team: DesignTeam,
    submission: str | None = None,
    by: Person,
    at: datetime,
) -> Demonstration:
    """Note that a team looked at it, and its verdict. The same submission sent twice notes it once."""
    if submission and (made := db.session().scalar(_sent, {"submission": submission})):
        if (made.option_id, made.by_id) == (option.id, by.id):
            return made
        submission = None  # the number of something else says nothing about this
    seen = Demonstration(option=option, team=team, by=by, at=at, submission=submission or None, **values)
    db.session().add(seen)
    db.session().flush()
    option.note("demonstrated_option", by=by, at=at, also_of=team)
    return seen


def withdraw_demonstration(seen: Demonstration, *, by: Person, at: datetime) -> None:
    """Take back what was noted by mistake."""
    seen.option.note("withdrew_demonstration", by=by, at=at, also_of=seen.team)
    db.session().delete(seen)
    db.session().flush()
