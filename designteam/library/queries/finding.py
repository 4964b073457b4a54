"""Finding something in the library: the newest that answer, what they can be narrowed down by, and the lines of a page.

Nothing here grows with the library: at most the newest few hundred that answer are looked at, and those are counted.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import CompoundSelect, bindparam, literal, null, select, union_all
from sqlalchemy.engine import Row

from designteam.evidence.models import Card, Holding, Source, Term, Vocabulary
from designteam.kit import db
from designteam.kit.policy import Viewer, either
from designteam.kit.stems import plain
from designteam.network.models import School
from designteam.search.models import Findable
from designteam.search.queries.finding import NEWEST
from designteam.search.queries.holdings import IN_LIBRARY, mark
from designteam.search.queries.sources import SOURCES
from designteam.search.queries.stock import MOST_COUNTED, ON_A_PAGE, Candidate, Stock, counts_of
from designteam.search.queries.words import Near, Question
from designteam.teams import policy as teams
from designteam.teams.models import DesignTeam

BY_NEWEST, BY_TITLE, BY_YEAR = "newest", "title", "year"


class OnShelf(NamedTuple):
    """What a page of the library shows. `near` are the other spellings that were tried where the words gave nothing."""

    candidates: Sequence[Candidate]
    lines: Sequence[Row[Any]]
    has_more: bool
    near: Mapping[str, Sequence[Near]]

    @property
    def counts(self) -> Mapping[str, int]:
        return counts_of(self.candidates)


class Named(NamedTuple):
    """How a term or a team is called, and among what it stands; by the mark it has in the index."""

    mark: str
    nl: str
    en: str
    among_nl: str
    among_en: str


_YEAR, _NUMBERED = mark("year", ""), ("term", "team")
_library = Stock(SOURCES["holding"], IN_LIBRARY)
_card, _source = Card.__table__, Source.__table__
_lines = (
    select(
        Findable.id, Findable.body, Findable.marks, Holding.id.label("holding_id"), Holding.kind, Holding.title,
        Holding.changed_at, Holding.turned_version, _card.c.strength, _card.c.status, _source.c.people,
        _source.c.issued, _source.c.container, _source.c.retracted_on,
    )
    .join(Holding, Holding.id == Findable.subject_id)
    .outerjoin(_card, _card.c.id == Holding.id)
    .outerjoin(_source, _source.c.id == Holding.id)
    .where(Findable.id.in_(bindparam("ids", expanding=True)))
)  # fmt: skip
# What may not be seen is not named: a team only for who may read its goal.
_names: CompoundSelect[Any] = union_all(
    select(
        literal("term"), Term.id, Term.label_nl, Term.label_en, Vocabulary.label_nl, Vocabulary.label_en,
        Vocabulary.place, Term.place,
    )
    .join(Vocabulary)
    .where(Term.id.in_(bindparam("terms", expanding=True)), Term.is_on, Vocabulary.is_on),
    select(
        literal("team"), DesignTeam.id, School.name, DesignTeam.name, literal(""), literal(""), null(), DesignTeam.id,
    )
    .join(School, School.id == DesignTeam.school_id)
    .where(
        DesignTeam.id.in_(bindparam("teams", expanding=True)),
        either(teams.in_it, teams.within_its_audience).condition,
    ),
)  # fmt: skip


def on_the_shelf(
    question: Question, chosen: Sequence[str], viewer: Viewer, *, by: str = BY_NEWEST, after: int = 0
) -> OnShelf:
    """What answers the question and carries all that was chosen, from `after` on.

    When the words give nothing, the nearest words are tried. By title or year only the newest that answer are
    put in order, as many as are counted.
    """
    before = after if by == BY_NEWEST and after else NEWEST
    found, near = all_that_answers(question, chosen, viewer, before=before)
    ordered = _in_order(found, by)
    if by != BY_NEWEST and after:
        place = next((place for place, one in enumerate(ordered, 1) if one.id == after), 0)
        ordered = ordered[place:]
    shown = ordered[:ON_A_PAGE]
    return OnShelf(found, _lines_of(shown), len(ordered) > len(shown), near)


def all_that_answers(
    question: Question, chosen: Sequence[str], viewer: Viewer, *, before: int = NEWEST
) -> tuple[Sequence[Candidate], Mapping[str, Sequence[Near]]]:
    """The newest that answer and one more than are counted, with the other spellings that were tried for it."""
    return _library.answering(question, chosen, viewer, before=before)


def exactly_that(question: Question, chosen: Sequence[str], viewer: Viewer) -> Sequence[Candidate]:
    """The same, only as it was spelled."""
    return _library.spelled_so(question, chosen, viewer)


def names_of(marks: Sequence[str], viewer: Viewer) -> Sequence[Named]:
    """How the terms and teams among these marks are called, as far as the viewer may know."""
    ids = {facet: [_number(one, facet) for one in marks if one.startswith(mark(facet, ""))] for facet in _NUMBERED}
    if not any(ids.values()):
        return []
    rows = db.session().execute(_names, {**viewer.facts, "terms": ids["term"], "teams": ids["team"]}).all()
    rows = sorted(rows, key=lambda row: (row[0], row[6] or 0, row[7] or 0))
    return [
        Named(mark("term", id_), nl, en, among_nl, among_en)
        if facet == "term"
        else Named(mark("team", id_), f"{nl}: {en}", f"{nl}: {en}", "", "")
        for facet, id_, nl, en, among_nl, among_en, _, _ in rows
    ]


def _in_order(found: Sequence[Candidate], by: str) -> Sequence[Candidate]:
    if by == BY_NEWEST:
        return found
    by_title = sorted(found[:MOST_COUNTED], key=lambda one: (" ".join(map(plain, one.title.lower().split())), one.id))
    return by_title if by == BY_TITLE else sorted(by_title, key=lambda one: -_year_of(one))


def _year_of(one: Candidate) -> int:
    return next((int(said[len(_YEAR) :]) for said in one.marks.split() if said.startswith(_YEAR)), 0)


def _lines_of(shown: Sequence[Candidate]) -> Sequence[Row[Any]]:
    if not shown:
        return []
    rows = {row.id: row for row in db.session().execute(_lines, {"ids": [one.id for one in shown]})}
    return [rows[one.id] for one in shown if one.id in rows]


def _number(one: str, facet: str) -> int:
    return int(one[len(mark(facet, "")) :])
