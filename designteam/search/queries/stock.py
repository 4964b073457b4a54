"""All of one sort that people browse: what answers a question and carries what was chosen, the newest first.

Nothing here grows with how much there is: at most the newest few hundred that answer are looked at and counted.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import and_, bindparam

from designteam.kit import db
from designteam.kit.policy import Viewer
from designteam.search.models import Findable
from designteam.search.queries.finding import NEWEST, nearest, with_words
from designteam.search.queries.reading import Source
from designteam.search.queries.words import Near, Question, for_postgresql, for_sqlite

MOST_COUNTED, ON_A_PAGE = 300, 20


class Candidate(NamedTuple):
    """Something that answers and may be seen; `marks` say what it can be narrowed down by."""

    id: int
    thing_id: int
    title: str
    marks: str


class Stock:
    """Everything of one source that carries the mark `ground`."""

    def __init__(self, source: Source, ground: str) -> None:
        self._ground = ground
        words = with_words(Findable.id, Findable.subject_id, Findable.title, Findable.marks)
        # PostgreSQL has to know how many rows are of this sort: else it gathers all that answer, to sort them then.
        visible = (source.visible, and_(Findable.subject == source.subject, source.may_be_seen))
        self._on_sqlite, self._on_postgresql = (
            of.rows.where(seen).order_by(of.newest.desc()).limit(bindparam("most"))
            for of, seen in zip(words, visible, strict=True)
        )

    def answering(
        self, question: Question, chosen: Sequence[str], viewer: Viewer, *, before: int = NEWEST
    ) -> tuple[Sequence[Candidate], Mapping[str, Sequence[Near]]]:
        """The newest that answer and one more than are counted. When the words give nothing, the nearest are tried:
        then these come along."""
        near: Mapping[str, Sequence[Near]] = {}
        found = self.spelled_so(question, chosen, viewer, before=before)
        if not found and (near := nearest(question.words)):
            found = self.spelled_so(question, chosen, viewer, near=near, before=before)
        return found, near

    def spelled_so(
        self,
        question: Question,
        chosen: Sequence[str],
        viewer: Viewer,
        *,
        near: Mapping[str, Sequence[Near]] | None = None,
        before: int = NEWEST,
    ) -> Sequence[Candidate]:
        """The same, only with these spellings."""
        most = MOST_COUNTED + 1 if before == NEWEST else ON_A_PAGE + 1
        marks = [self._ground, *chosen]
        if db.session().get_bind().dialect.name == "sqlite":
            statement, asked = self._on_sqlite, for_sqlite(question, near or {}, marks)
        else:
            statement, asked = self._on_postgresql, for_postgresql(question, near or {}, marks)
        facts = {**viewer.facts, "asked": asked, "before": before, "most": most}
        return [Candidate._make(row) for row in db.session().execute(statement, facts)]


def counts_of(found: Sequence[Candidate]) -> Mapping[str, int]:
    """How often each mark stands on what was looked at."""
    return Counter(one for candidate in found[:MOST_COUNTED] for one in candidate.marks.split())
