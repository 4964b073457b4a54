"""Products that are out, for the pages of their school and their theme."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Integer, Select, String, and_, bindparam, select
from sqlalchemy.orm import aliased

from designteam.kit import db
from designteam.kit.policy import Viewer
from designteam.network.models import School
from designteam.products.models import Edition, Publication, PublicationState
from designteam.products.policy import publications
from designteam.schools.queries.directory import mark_of, works_on
from designteam.teams.models import DesignTeam

MOST_SHOWN = 12

_its_team = aliased(DesignTeam, name="its_team")  # apart from the team that the rules of access look up


def _newest_where(condition: Any) -> Select[*tuple[Any, ...]]:
    """The newest that the reader may read, as they went out."""
    return (
        select(
            Publication.id, Publication.changed_at, Edition.content, School.id.label("school_id"),
            School.name.label("school"),
        )
        .join(Edition, and_(Edition.publication_id == Publication.id, Edition.number == Publication.edition))
        .join(_its_team, _its_team.id == Publication.team_id)
        .join(School, School.id == _its_team.school_id)
        .where(Publication.state == PublicationState.OUT, publications.visible, condition)
        .order_by(Publication.changed_at.desc(), Publication.id.desc())
        .limit(MOST_SHOWN)
    )  # fmt: skip


_of_school = _newest_where(_its_team.school_id == bindparam("school_id", type_=Integer()))
_on_theme = _newest_where(works_on(bindparam("area", type_=String()), _its_team))


def products_of(school_id: int, viewer: Viewer) -> Sequence[Any]:
    return db.session().execute(_of_school, {**viewer.facts, "school_id": school_id}).all()


def products_on(learning_area: str, viewer: Viewer) -> Sequence[Any]:
    """What teams on this area let go out."""
    return db.session().execute(_on_theme, {**viewer.facts, "area": mark_of(learning_area)}).all()
