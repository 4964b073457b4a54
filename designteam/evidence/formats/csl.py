"""CSL-JSON: the field's own model, so reading and writing change nothing but the form of a value."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from designteam.evidence.formats.beside import keys_of
from designteam.evidence.formats.items import Fault, Item, normal
from designteam.evidence.formats.records import Lines, Record, at_most_so_many, broken
from designteam.evidence.formats.sorts import BY_CSL, OTHERWISE
from designteam.kit.words import N_

_BETWEEN = re.compile(r"[\s,]*")
_NEXT_OBJECT = re.compile(r"^[ \t]{0,40}\{", re.MULTILINE)
_DECODER = json.JSONDecoder()


def records(text: str) -> list[Record]:
    """Every item of a list, of the "items" of an object, or one item alone; each is read on its own."""
    found: list[Record] = []
    for record in _split(text):
        found.append(record)
        at_most_so_many(len(found))
    return found


def _split(text: str) -> Iterator[Record]:
    lines = Lines(text)
    place = _beginning(text)
    while place < len(text) and text[place] != "]":
        line = lines.at(place)
        try:
            value, place = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError) as wrong:
            yield broken(line, _fault(wrong))
            following = _NEXT_OBJECT.search(text, place + 1)
            if following is None:
                return
            place = following.end() - 1
        else:
            yield from _items_in(value, line)
            place = _after(text, place)


def _beginning(text: str) -> int:
    place = _after(text, 0)
    return _after(text, place + 1) if text[place : place + 1] == "[" else place


def _after(text: str, place: int) -> int:
    found = _BETWEEN.match(text, place)
    return found.end() if found else place


def _fault(wrong: Exception) -> Fault:
    if isinstance(wrong, json.JSONDecodeError):
        return Fault(N_("The JSON breaks off or does not close at line %(at)s."), at=wrong.lineno)
    if isinstance(wrong, RecursionError):
        return Fault(N_("It has brackets inside brackets, deeper than any real item."))
    return Fault(N_("It has a number that is longer than any real one."))


def _items_in(value: Any, line: int) -> Iterator[Record]:
    inner = value.get("items") if isinstance(value, dict) else None
    for one in inner if isinstance(inner, list) else [value]:
        yield _record(one, line)


def _record(value: Any, line: int) -> Record:
    if not isinstance(value, dict) or not isinstance(value.get("type"), str):
        return broken(line, Fault(N_("This is no item of CSL-JSON: it does not say of which type it is.")))
    return Record(line, lambda: item_of(value), key=str(value.get("id", ""))[:100])


def item_of(value: dict[str, Any]) -> Item:
    """The item in its one form. A type that CSL does not know becomes a document. Raises Fault."""
    item = normal(value)
    return item if item.get("type") in BY_CSL else item | {"type": OTHERWISE}


def text_of_items(items: Iterable[Item]) -> str:
    listed = list(items)
    return json.dumps(
        [{**item, "id": key} for item, key in zip(listed, keys_of(listed), strict=True)], ensure_ascii=False, indent=1
    )
