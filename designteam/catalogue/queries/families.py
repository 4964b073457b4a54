"""Where a product came from, and what other schools made of it: as far as the viewer may see each of them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, cast, literal, select
from sqlalchemy.orm import aliased

from designteam.cycle.models import Artefact
from designteam.kit import db
from designteam.kit.policy import Viewer
from designteam.network.models import School
from designteam.products.models import Descent, Publication, PublicationState, Went
from designteam.products.policy import publications
from designteam.products.queries import goes_of
from designteam.teams.models import DesignTeam

MOST, DEEPEST = 60, 12


class Relative(NamedTuple):
    """One product of the family. `depth` counts from the first one; `goes` is how it goes where it is used."""

    id: int
    title: str
    school: str
    changes: str
    depth: int
    is_this: bool
    goes: Mapping[Went, int]

    @property
    def has_survived(self) -> bool:
        """Whether what was changed holds at two schools or more: where it was made, and where others say it works."""
        return bool(self.changes) and self.goes.get(Went.WORKS, 0) > 0

    @property
    def has_failed(self) -> bool:
        """Whether more schools say that it does not work than that it does."""
        return self.goes.get(Went.DOES_NOT_WORK, 0) > self.goes.get(Went.WORKS, 0)


_up = (
    select(Descent.from_id.label("id"), literal(1).label("far"))
    .join(Publication, Publication.product_id == Descent.product_id)
    .where(Publication.id == bindparam("publication_id"))
    .cte("up", recursive=True)
)
_above = aliased(Publication)
_up = _up.union_all(
    select(Descent.from_id, _up.c.far + 1)
    .join(_above, _above.product_id == Descent.product_id)
    .where(_above.id == _up.c.id, _up.c.far < DEEPEST)
)
_ancestors = select(_up.c.id).order_by(_up.c.far)
_down = select(cast(bindparam("first"), Integer).label("id"), literal(0).label("depth")).cte("down", recursive=True)
_below = aliased(Publication)
_down = _down.union_all(
    select(_below.id, _down.c.depth + 1)
    .select_from(_down)
    .join(Descent, Descent.from_id == _down.c.id)
    .join(_below, _below.product_id == Descent.product_id)
    .where(_down.c.depth < DEEPEST)
)
# The numbers come first: of one statement for all SQLite would look at every product once.
_tree = select(_down.c.id, _down.c.depth).order_by(_down.c.depth, _down.c.id).limit(MOST)
_family = (
    select(Publication.id, Artefact.title, School.name, Descent.changes, Descent.from_id)
    .join(Artefact.__table__, Artefact.__table__.c.id == Publication.product_id)
    .join(DesignTeam, DesignTeam.id == Publication.team_id)
    .join(School, School.id == DesignTeam.school_id)
    .outerjoin(Descent, Descent.product_id == Publication.product_id)
    .where(
        Publication.id.in_(bindparam("ids", expanding=True)),
        Publication.state == PublicationState.OUT,
        publications.visible,
    )
)


def family_of(publication: Publication, viewer: Viewer) -> Sequence[Relative]:
    """The first product that this one goes back to with all that came of it, each after what it was made from.

    Nothing when it stands alone. Two statements then, and four however large the family is.
    """
    session = db.session()
    above = session.scalars(_ancestors, {"publication_id": publication.id}).all()
    first = above[-1] if above else publication.id
    depths = {row.id: row.depth for row in session.execute(_tree, {"first": first})}
    if len(depths) < 2:
        return []
    rows = session.execute(_family, {**viewer.facts, "ids": list(depths)}).all()
    if len(rows) < 2:
        return []
    known, goes = {row.id for row in rows}, goes_of([row.id for row in rows])
    below: dict[int | None, list[Relative]] = {}
    for row in sorted(rows, key=lambda row: (depths[row.id], row.id)):
        parent = row.from_id if row.from_id in known and depths[row.id] else None
        is_this = row.id == publication.id
        one = Relative(row.id, row.title, row.name, row.changes or "", depths[row.id], is_this, goes.get(row.id, {}))
        below.setdefault(parent, []).append(one)
    return [relative for top in below.get(None, ()) for relative in _with_descendants(top, below)]


def _with_descendants(one: Relative, below: Mapping[int | None, Sequence[Relative]]) -> Sequence[Relative]:
    return [one, *(later for child in below.get(one.id, ()) for later in _with_descendants(child, below))]
