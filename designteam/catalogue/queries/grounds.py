"""What a product grew out of: its thread, and what of the library it rests on that others may read too."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from designteam.cycle.models import Citation, Iteration, Product, Standing
from designteam.cycle.queries.thread import Knot, Thread, thread_of
from designteam.evidence.models import Holding
from designteam.kit import db
from designteam.network.models import Audience

WIDE_ENOUGH = [audience for audience in Audience if audience.reaches(Audience.NETWORK)]

_last_iteration = (
    select(Iteration)
    .join(Standing, Standing.iteration_id == Iteration.id)
    .where(Standing.artefact_id == bindparam("artefact_id"))
    .order_by(Iteration.number.desc())
    .limit(1)
)
_read = (
    select(Holding.id, Holding.title, func.min(Citation.id).label("first"))
    .join(Citation, Citation.holding_id == Holding.id)
    .where(
        Citation.artefact_id.in_(bindparam("artefacts", expanding=True)),
        Holding.kind.in_(("source", "card", "knowledge_question")),
        Holding.audience.in_(WIDE_ENOUGH),
        Holding.removed_at.is_(None),
        Holding.merged_into_id.is_(None),
    )
    .group_by(Holding.id, Holding.title)
    .order_by("first")
)


class Read(NamedTuple):
    """Something in the library that a team rested on."""

    id: int
    title: str


class Grounds(NamedTuple):
    """The product on its thread, and what the team read for it."""

    product: Knot
    thread: Thread
    read: Sequence[Read]

    @property
    def is_linked(self) -> bool:
        return bool(self.thread.rests_on(self.product))


def grounds_of(product: Product) -> Grounds:
    """The thread of the last iteration that the product takes part in, in six statements."""
    iteration = db.session().scalars(_last_iteration, {"artefact_id": product.id}).one()
    thread = thread_of(iteration)
    knot = thread.knots[product.id]
    return Grounds(knot, thread, _read_for({product.id, *thread.ancestry(knot)}))


def _read_for(artefacts: Collection[int]) -> Sequence[Read]:
    rows = db.session().execute(_read, {"artefacts": sorted(artefacts)})
    return [Read(row.id, row.title) for row in rows]
