"""Between an item and what the library keeps of a source: columns for what is searched, `more` for all the rest."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple, Protocol

from designteam.evidence.formats.dates import date_of, text_of, year_of
from designteam.evidence.formats.identifiers import isbn_13, normal_doi
from designteam.evidence.formats.items import Item
from designteam.evidence.formats.variables import PEOPLE
from designteam.evidence.models import Source
from designteam.evidence.models.titles import title_key, without_marks
from designteam.kit.text import shorten

_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


class Described(Protocol):
    """A source, or a row with the columns of one."""

    id: Any
    people: Any
    more: Any
    retracted_on: Any


class Column(NamedTuple):
    """How a variable goes into its column, and how it comes out again."""

    name: str
    put: Callable[[Any], Any]
    take: Callable[[Any], Any] = lambda kept: kept

    def says(self, kept: Any, whole: Any) -> bool:
        """Whether what is kept comes from this whole. Of a span of days the column may hold the first."""
        return self.put(whole) == kept or (self.name == "issued" and kept == _first_day(whole))


def _words(column: str) -> Column:
    most = _length(column)
    return Column(column, lambda said: shorten(without_marks(said), most))


def _length(column: str) -> int:
    found = Source.__table__.columns.get(column)
    kept = found if found is not None else Source.__mapper__.columns[column]
    return int(kept.type.length)  # type: ignore[attr-defined]


def _issued(said: Item) -> str:
    whole = text_of(said)
    return whole if _DATE.fullmatch(whole) else year_of(said)


def _first_day(said: Item) -> str:
    """The first of a span, and nothing for a day alone."""
    days = said.get("date-parts", [])
    return text_of({"date-parts": days[:1]}) if len(days) > 1 else ""


def _accessed(said: Item) -> date | None:
    parts = said.get("date-parts", [[]])
    if len(parts) != 1 or len(parts[0]) != 3 or parts[0][0] < 1:
        return None
    try:
        return date(*parts[0])
    except ValueError:  # 29 February, in some years
        return None


def _abstract(said: str) -> str:
    most = _length("abstract")
    return said if len(said) <= most else said[: most - 1].rstrip() + "…"


def _address(said: str) -> str:
    return said if said.startswith(("http://", "https://")) and len(said) <= _length("url") and " " not in said else ""


def _isbn(said: str) -> str:
    return isbn_13(said) or next(filter(None, map(isbn_13, re.split(r"[\s,;]+", said))), "")


COLUMNS: Final[Mapping[str, Column]] = {
    "title": _words("title"),
    "type": _words("type"),
    "issued": Column("issued", _issued, date_of),
    "container-title": _words("container"),
    "volume": _words("volume"),
    "issue": _words("issue"),
    "page": _words("page"),
    "edition": _words("edition"),
    "publisher": _words("publisher"),
    "publisher-place": _words("publisher_place"),
    "DOI": Column("doi", normal_doi),
    "ISBN": Column("isbn", _isbn),
    "URL": Column("url", _address),
    "accessed": Column("accessed", _accessed, lambda day: {"date-parts": [[day.year, day.month, day.day]]}),
    "language": _words("language"),
    "abstract": Column("abstract", _abstract),
    "license": _words("licence"),
}


def source_values(item: Item) -> dict[str, Any]:
    """What a Source keeps of an item, by the name of its columns. `more` holds what fits in no column, whole."""
    values = {
        column.name: column.put(item[name]) if name in item else _nothing(name) for name, column in COLUMNS.items()
    }
    values["people"] = [{**name, "role": role} for role in PEOPLE for name in item.get(role, ())]
    values["title_key"] = title_key(values["title"])
    again = {**_from_columns(values, {}), **_by_role(values["people"])}
    values["more"] = {name: said for name, said in item.items() if again.get(name) != said}
    return values


def item_of(source: Described) -> Item:
    """The item again. What stands whole in `more` counts as long as its column still says the same."""
    values = {column.name: getattr(source, column.name) for column in COLUMNS.values()}
    more = dict(source.more or {})
    item = {"id": more.pop("id", None) or f"source-{source.id}"}
    item |= _from_columns(values, more)
    item |= _by_role(source.people or [])
    item |= {name: said for name, said in more.items() if name not in COLUMNS and name not in item}
    return item | {"status": "retracted"} if source.retracted_on else item


def _nothing(name: str) -> Any:
    return None if name == "accessed" else ""


def _from_columns(values: Mapping[str, Any], more: Mapping[str, Any]) -> Item:
    item = {}
    for name, column in COLUMNS.items():
        kept, whole = values[column.name] or _nothing(name), more.get(name)
        if whole is not None and column.says(kept, whole):
            item[name] = whole
        elif kept:
            item[name] = column.take(kept)
    return item


def _by_role(people: list[dict[str, str]]) -> Item:
    roles: Item = {}
    for person in people:
        roles.setdefault(person.get("role", "author"), []).append(
            {part: said for part, said in person.items() if part != "role"}
        )
    return roles
