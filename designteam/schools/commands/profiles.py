"""A school says something of itself."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from designteam.kit import db
from designteam.kit.words import N_, CannotDo
from designteam.network.models import School
from designteam.people.models import Person
from designteam.schools.models import SchoolProfile
from designteam.schools.queries.work import profile_of

_held = select(School.id).where(School.id == bindparam("school_id")).with_for_update()


class SaysNothing(CannotDo):
    pass


def describe(school: School, said: Mapping[str, Any], *, from_version: int, by: Person, at: datetime) -> SchoolProfile:
    """Write what a school says of itself. Raises Stale when somebody else just did, SaysNothing without topics."""
    db.session().execute(_held, {"school_id": school.id})
    if said["receives_visits"] and not said["topics"]:
        raise SaysNothing(N_("Write what there is to see. That is what schools choose by."))
    profile = profile_of(school.id)
    profile.revise(said, from_version=from_version, by=by, at=at)
    if profile.version:
        db.session().add(profile)
        db.session().flush()
    return profile
