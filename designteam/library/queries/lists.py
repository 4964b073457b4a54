"""The sources on a shelf, whole, to take along."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select

from designteam.evidence.models import Source
from designteam.evidence.policy import may_see
from designteam.kit import db
from designteam.kit.policy import Viewer
from designteam.library.queries.finding import all_that_answers
from designteam.search.queries.holdings import mark
from designteam.search.queries.stock import MOST_COUNTED
from designteam.search.queries.words import Question

ONLY_SOURCES = mark("kind", "source")

_sources = select(Source).where(
    Source.id.in_(bindparam("ids", expanding=True)),
    may_see.condition,
    Source.merged_into_id.is_(None),
    Source.removed_at.is_(None),
)


def sources_on_the_shelf(question: Question, chosen: Sequence[str], viewer: Viewer) -> tuple[Sequence[Source], bool]:
    """The newest sources among what answers, as many as are counted, and whether there are more."""
    found, _near = all_that_answers(question, list(dict.fromkeys([*chosen, ONLY_SOURCES])), viewer)
    ids = [one.thing_id for one in found[:MOST_COUNTED]]
    if not ids:
        return [], False
    sources = {one.id: one for one in db.session().scalars(_sources, {**viewer.facts, "ids": ids})}
    return [sources[id_] for id_ in ids if id_ in sources], len(found) > MOST_COUNTED
