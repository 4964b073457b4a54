"""A source of the library as a record of CSL-JSON."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

from designteam.evidence.references.dates import read_day

# Of each field of CSL-JSON the column that holds it; what has no column stands in `more`.
FIELDS: Final = {
    "type": "type", "title": "title", "container-title": "container", "volume": "volume", "issue": "issue",
    "page": "page", "edition": "edition", "publisher": "publisher", "publisher-place": "publisher_place",
    "DOI": "doi", "ISBN": "isbn", "URL": "url", "language": "language",
}  # fmt: skip


class Described(Protocol):
    """A source, or a row with the columns of one."""

    id: Any
    people: Any
    issued: Any
    accessed: Any
    more: Any
    retracted_on: Any


def csl_of(source: Described) -> dict[str, Any]:
    """All that the library knows of a source, under the names of CSL-JSON; its own columns before what came with it."""
    record: dict[str, Any] = dict(source.more or {})
    record |= {field: value for field, column in FIELDS.items() if (value := getattr(source, column))}
    record |= _people(source.people or ())
    issued = read_day(source.issued)
    # What came with it may say more of the same day: that it is the first of some, or that it is about then.
    if issued.year and read_day(record.get("issued")).begin != issued.begin:
        record["issued"] = {"date-parts": [[part for part in issued.begin if part]]}
    if read_on := source.accessed:
        record["accessed"] = {"date-parts": [[read_on.year, read_on.month, read_on.day]]}
    if source.retracted_on:
        record["status"] = "retracted"
    return record | {"id": str(source.id)}


def _people(named: Sequence[Mapping[str, str]]) -> Mapping[str, list[dict[str, str]]]:
    people: dict[str, list[dict[str, str]]] = {}
    for one in named:
        parts = {part: text for part, text in one.items() if part != "role"}
        people.setdefault(one.get("role") or "author", []).append(parts)
    return people
