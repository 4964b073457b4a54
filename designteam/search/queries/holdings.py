"""What the library holds, as it is read into the index: its words, and the marks by which a shelf is narrowed down."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from designteam.evidence.models import Card, Holding, IctOption, InspirationVisit, Source
from designteam.kit import db
from designteam.kit.db import Words
from designteam.kit.richtext import plain
from designteam.kit.text import shorten
from designteam.search.models import BODY, MARKS, TITLE
from designteam.search.queries.reading import Text

SHORTEST_PROSE = 80  # shorter columns hold codes
IN_LIBRARY = "0held"
OLDER = 1990  # what is older stands together
_WITH_PARTS = (
    selectinload(Card.pictures),
    selectinload(IctOption.demonstrations),
    selectinload(InspirationVisit.captures),
    selectinload(Holding.terms),
)
_MENTIONED = ("container", "issued", "publisher", "doi", "isbn")  # short, and still what people search by


def mark(facet: str, value: str | int) -> str:
    """A mark as it stands in the index: a-z and 0-9, beginning with a digit, as no stem does."""
    return f"0{facet}x{value}".replace("_", "").replace("-", "")


def decade_of(issued: str) -> str:
    """The first year of the ten in which something came out; of what is old, and of what has no year, nothing more."""
    year = year_in(issued)
    return "" if not year else str(year - year % 10) if year >= OLDER else "old"


def year_in(issued: str) -> int:
    return int(issued[:4]) if len(issued) >= 4 and issued[:4].isascii() and issued[:4].isdecimal() else 0


def texts(ids: Sequence[int]) -> Iterator[Text]:
    found = select(Holding).where(Holding.id.in_(ids), Holding.merged_into_id.is_(None), Holding.removed_at.is_(None))
    for holding in db.session().scalars(found.options(*_WITH_PARTS)):
        yield Text(
            subject="holding",
            subject_id=holding.id,
            kind=holding.kind,
            team_id=holding.team_id,
            changed_at=holding.changed_at,
            title=shorten(holding.title, TITLE),
            body="\n".join(dict.fromkeys(text for text in _said_in(holding) if text and text != holding.title))[:BODY],
            marks=fitting(_marks_of(holding)),
        )


def _said_in(holding: Holding) -> Iterator[str]:
    """The words of people: of the thing itself, and of what others added to it."""
    columns = holding.__mapper__.local_table.columns
    for name in holding.own_columns():
        value, column = getattr(holding, name), columns[name]
        is_prose = isinstance(column.type, Words) and column.type.most >= SHORTEST_PROSE
        if is_prose and isinstance(value, str) and name not in ("url", "title_key", *_MENTIONED):
            yield plain(value)
    if isinstance(holding, Card):
        yield from (picture.text for picture in holding.pictures if picture.taken_back_at is None)
    elif isinstance(holding, IctOption):
        for shown in holding.demonstrations:
            yield from (shown.works_for, shown.does_not_work_for)
    elif isinstance(holding, InspirationVisit):
        for capture in holding.captures:
            yield from (capture.seen, capture.taken, capture.left)
    elif isinstance(holding, Source):
        yield from map(_name_of, holding.people)
        yield from (getattr(holding, name) for name in _MENTIONED)


def _name_of(person: Mapping[str, Any]) -> str:
    parts = (person.get(part) for part in ("given", "non-dropping-particle", "dropping-particle", "family", "literal"))
    return " ".join(part for part in parts if isinstance(part, str) and part)


def _marks_of(holding: Holding) -> Iterator[str]:
    yield IN_LIBRARY
    yield mark("kind", holding.kind)
    if holding.team_id is not None:
        yield mark("team", holding.team_id)
    if isinstance(holding, Card):
        yield mark("status", holding.status.value)
        if holding.strength is not None:
            yield mark("strength", holding.strength.value)
        yield mark("picture", "no" if holding.is_half else "yes")
    if isinstance(holding, Source) and (decade := decade_of(holding.issued)):
        yield mark("decade", decade)
        yield mark("year", year_in(holding.issued))
    yield from (mark("term", term.id) for term in holding.terms)


def fitting(marks: Iterable[str]) -> str:
    """The marks as one text, as many as there is room for."""
    kept = ""
    for one in marks:
        if len(kept) + len(one) < MARKS:
            kept = f"{kept} {one}".strip()
    return kept
