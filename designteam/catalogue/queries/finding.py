"""Finding products: the newest that answer, and where they are used by schools that look like one's own."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, select
from sqlalchemy.engine import Row

from designteam.kit import db
from designteam.kit.policy import Viewer
from designteam.network.models import School
from designteam.products.models import Edition, Publication, Went
from designteam.products.queries import goes_of
from designteam.search.models import Findable
from designteam.search.queries.finding import NEWEST
from designteam.search.queries.publications import IN_CATALOGUE
from designteam.search.queries.sources import SOURCES
from designteam.search.queries.stock import MOST_COUNTED, ON_A_PAGE, Candidate, Stock, counts_of
from designteam.search.queries.words import Near, Question
from designteam.teams.models import DesignTeam

BY_NEWEST, BY_ALIKE = "newest", "alike"

_catalogue = Stock(SOURCES["publication"], IN_CATALOGUE)
_lines = (
    select(
        Findable.id, Findable.body, Publication.id.label("publication_id"), Publication.team_id,
        Publication.changed_at, Publication.out_since, Publication.audience, Edition.content, Edition.files,
        School.name.label("school"),
    )
    .join(Publication, Publication.id == Findable.subject_id)
    .join(Edition, and_(Edition.publication_id == Publication.id, Edition.number == Publication.edition))
    .join(DesignTeam, DesignTeam.id == Publication.team_id)
    .join(School, School.id == DesignTeam.school_id)
    .where(Findable.id.in_(bindparam("ids", expanding=True)))
)  # fmt: skip


class Alike(NamedTuple):
    """What makes a school like one's own: the marks of its context that a product can share."""

    marks: frozenset[str]

    def to(self, candidate: Candidate) -> int:
        return len(self.marks.intersection(candidate.marks.split()))


class Offered(NamedTuple):
    """A page of the catalogue. `elsewhere` says per product at how many schools it works, and at how many not."""

    candidates: Sequence[Candidate]
    lines: Sequence[Row[Any]]
    elsewhere: Mapping[int, Mapping[Went, int]]
    has_more: bool
    near: Mapping[str, Sequence[Near]]

    @property
    def counts(self) -> Mapping[str, int]:
        return counts_of(self.candidates)


def on_offer(
    question: Question, chosen: Sequence[str], viewer: Viewer, *, alike: Alike | None = None, after: int = 0
) -> Offered:
    """What answers and carries all that was chosen, from `after` on: the newest first, or what is most `alike`.

    By likeness only the newest that answer are put in order, as many as are counted.
    """
    found, near = _catalogue.answering(question, chosen, viewer, before=after if after and not alike else NEWEST)
    ordered = found if alike is None else sorted(found[:MOST_COUNTED], key=lambda one: (-alike.to(one), -one.id))
    if alike and after:
        place = next((place for place, one in enumerate(ordered, 1) if one.id == after), 0)
        ordered = ordered[place:]
    shown = ordered[:ON_A_PAGE]
    lines = _lines_of(shown)
    return Offered(found, lines, goes_of([line.publication_id for line in lines]), len(ordered) > len(shown), near)


def newest_on_offer(question: Question, chosen: Sequence[str], viewer: Viewer, *, most: int) -> Sequence[Row[Any]]:
    """The newest that answer, as it was spelled, without counting."""
    return _lines_of(_catalogue.spelled_so(question, chosen, viewer)[:most])


def _lines_of(shown: Sequence[Candidate]) -> Sequence[Row[Any]]:
    if not shown:
        return []
    rows = {row.id: row for row in db.session().execute(_lines, {"ids": [one.id for one in shown]})}
    return [rows[one.id] for one in shown if one.id in rows]
