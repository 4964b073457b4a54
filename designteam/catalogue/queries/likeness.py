"""Which schools look like one's own, by what can be known of both: the sort of school, its subjects and grades."""

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, select

from designteam.catalogue.queries.finding import Alike
from designteam.kit import db
from designteam.kit.policy import Viewer
from designteam.network.models import School
from designteam.search.queries.holdings import mark
from designteam.teams.models import DesignTeam

MOST_NAMED = 60

_own = (
    select(School.school_type, DesignTeam.learning_areas, DesignTeam.grades)
    .outerjoin(DesignTeam, DesignTeam.school_id == School.id)
    .where(School.id.in_(bindparam("schools", expanding=True)))
)
_named = (
    select(School.id, School.name)
    .where(School.id.in_(bindparam("ids", expanding=True)))
    .order_by(School.name)
    .limit(MOST_NAMED)
)


def likeness_of(viewer: Viewer) -> Alike:
    """The context of the schools of the viewer: the sort of school, and the subjects and grades of its teams.

    A product is the more alike the more of these it shares; that it works elsewhere counts for one.
    """
    marks = {mark("elsewhere", "works")}
    for school_type, areas, grades in db.session().execute(_own, {"schools": viewer.facts["my_schools"]}):
        marks.add(mark("schooltype", school_type.value))
        marks.update(mark("area", code) for code in areas or ())
        marks.update(mark("grade", number) for number in grades or ())
    return Alike(frozenset(marks))


def schools_named(marks: Sequence[str]) -> Mapping[int, str]:
    """The names of the schools among these marks, in the order of the alphabet."""
    first = mark("school", "")
    ids = {int(one[len(first) :]) for one in marks if one.startswith(first)}
    if not ids:
        return {}
    return {row.id: row.name for row in db.session().execute(_named, {"ids": sorted(ids)})}
