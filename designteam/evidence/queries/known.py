"""Which sources are there already: of one that somebody adds, or of many at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, union

from designteam.evidence.models import Source
from designteam.evidence.policy import may_see
from designteam.kit import db


class Marks(NamedTuple):
    """By what a source is known again. Only a book is known by its ISBN: a chapter has that of its book."""

    doi: str
    isbn: str
    title_key: str
    year: str


def marks_of(values: Mapping[str, Any]) -> Marks:
    isbn = values.get("isbn") if values.get("type") == "book" else ""
    return Marks(values.get("doi") or "", isbn or "", values.get("title_key") or "", (values.get("issued") or "")[:4])


class Known:
    """What is known already, to look up by any of the marks; of two the first counts."""

    def __init__(self) -> None:
        self.by_doi: dict[str, int] = {}
        self.by_isbn: dict[str, int] = {}
        self.by_title: dict[str, list[tuple[str, int]]] = defaultdict(list)

    def add(self, marks: Marks, number: int) -> None:
        if marks.doi:
            self.by_doi.setdefault(marks.doi, number)
        if marks.isbn:
            self.by_isbn.setdefault(marks.isbn, number)
        if marks.title_key:
            self.by_title[marks.title_key].append((marks.year, number))

    def find(self, marks: Marks) -> int | None:
        """Without a year any year will do."""
        same_title = (number for year, number in self.by_title.get(marks.title_key, ()) if year.startswith(marks.year))
        found = (self.by_doi.get(marks.doi), self.by_isbn.get(marks.isbn), next(same_title, None))
        return next((number for number in found if number is not None), None)


_sources = Source.__table__
_candidates = union(
    select(_sources.c.id).where(_sources.c.doi.in_(bindparam("dois", expanding=True))),
    select(_sources.c.id).where(_sources.c.isbn.in_(bindparam("isbns", expanding=True))),
    select(_sources.c.id).where(_sources.c.title_key.in_(bindparam("title_keys", expanding=True))),
)
_alike = (
    select(Source.id, Source.type, Source.doi, Source.isbn, Source.title_key, Source.issued)
    .where(
        Source.id.in_(_candidates),
        may_see.condition,
        Source.merged_into_id.is_(None),
        Source.removed_at.is_(None),
    )
    .order_by(Source.id)
)


def known_of(marks: Sequence[Marks], facts: Mapping[str, Any]) -> Known:
    """What the viewer may see of the library that looks like any of these, in one statement."""
    asked = {
        "dois": sorted({one.doi for one in marks} - {""}),
        "isbns": sorted({one.isbn for one in marks} - {""}),
        "title_keys": sorted({one.title_key for one in marks} - {""}),
    }
    known = Known()
    for row in db.session().execute(_alike, {**facts, **asked}):
        known.add(marks_of(row._asdict()), row.id)
    return known


def same_source(marks: Marks, facts: Mapping[str, Any]) -> Source | None:
    """The source with this DOI, this ISBN, or much the same title in the same year that the viewer may see."""
    number = known_of([marks], facts).find(marks)
    return db.session().get_one(Source, number) if number else None
