"""RIS, and the tagged form that EndNote exports under .enw."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import StringIO
from typing import Final

from designteam.evidence.formats.beside import as_lines, keys_of, split_over
from designteam.evidence.formats.items import MOST_CHARACTERS, Fault, Item
from designteam.evidence.formats.records import Record, at_most_so_many, broken
from designteam.evidence.formats.sorts import FROM_ENDNOTE, sort_of
from designteam.evidence.formats.tagged import Tag, item_of, tags_of, understood
from designteam.kit.words import N_

_LINE = re.compile(r"[ \t\ufeff]{0,3}([A-Z][A-Z0-9]) {1,3}-(?: (.*)|\s*)$|[ \t]{0,3}%([A-Z0-9@!#$~&*()^><+?])\s(.*)$")
_INDENT: Final = "      "

# What stands behind the percent sign in .enw, and the tag of RIS that means the same.
ENW: Final = {
    "0": "TY", "A": "AU", "E": "A2", "Y": "A3", "?": "A4", "T": "TI", "J": "JO", "B": "T2", "S": "T3", "D": "PY",
    "8": "DA", "V": "VL", "N": "IS", "P": "SP", "I": "PB", "C": "CY", "7": "ET", "6": "NV", "@": "SN", "R": "DO",
    "U": "UR", "X": "AB", "K": "KW", "Z": "N1", "G": "LA", "!": "ST", "9": "M3", "L": "CN", "~": "DB", "W": "DP",
    "[": "Y2", "&": "SE", ">": "L1", "+": "AD", "F": "ID", "M": "AN",
}  # fmt: skip


MOST_TAGS: Final = 3_000  # in one record: a thousand people, their keywords, and what is left


@dataclass
class _Open:
    """A record that is being read; its lines are put together when it closes."""

    line: int
    tags: list[tuple[str, list[str]]] = field(default_factory=list)
    is_enw: bool = False

    def add(self, tag: Tag) -> None:
        if len(self.tags) <= MOST_TAGS:  # one more says that there are too many
            self.tags.append((tag.name, [tag.value]))

    def go_on(self, line: str) -> None:
        if len(self.tags) > 1 and len(self.tags[-1][1]) <= MOST_CHARACTERS:
            self.tags[-1][1].append(line)


def records(text: str) -> list[Record]:
    """Every record of a file: from TY up to ER, or up to the next TY. Lines without a tag go on with the one before."""
    found: list[Record] = []
    opened: _Open | None = None
    for number, line in enumerate(StringIO(text), 1):
        tag = _tag(line)
        if tag is None:
            if opened:
                opened.go_on(line.strip())
        elif tag.name in {"TY", "ER"}:
            if opened:
                found.append(_closed(opened, is_whole=opened.is_enw or tag.name == "ER"))
                at_most_so_many(len(found))
            opened = _begun(tag, number, line) if tag.name == "TY" else None
        elif opened:
            opened.add(tag)
    if opened:
        found.append(_closed(opened, is_whole=opened.is_enw))
    at_most_so_many(len(found))
    return found


def _tag(line: str) -> Tag | None:
    found = _LINE.match(line.rstrip("\r\n"))
    if found is None:
        return None
    if found[3]:
        return Tag(ENW.get(found[3], f"U{found[3]}" if found[3].isdigit() else "AN"), found[4])
    return Tag(found[1], found[2] or "")


def _begun(tag: Tag, number: int, line: str) -> _Open:
    """The sort as RIS names it; a record of .enw begins with %0 and has no line at its end."""
    is_enw = line.lstrip(" \t\ufeff").startswith("%")
    sort = sort_of(FROM_ENDNOTE.get(tag.value.strip().casefold(), "")).ris[0] if is_enw else tag.value
    return _Open(number, [("TY", [sort])], is_enw=is_enw)


def _closed(opened: _Open, *, is_whole: bool) -> Record:
    if len(opened.tags) > MOST_TAGS:
        return broken(opened.line, Fault(N_("It has more than %(most)s fields."), most=MOST_TAGS))
    tags = [Tag(name, "\n".join(lines)) for name, lines in opened.tags]
    key = next((tag.value.strip() for tag in tags if tag.name == "ID"), "")
    doubt = "" if is_whole else N_("The end of this record is missing (ER). Look whether it is complete.")
    return Record(opened.line, lambda: item_of(tags), key=key, doubt=doubt)


def text_of_items(items: Iterable[Item]) -> str:
    """The file, with the line ends that RIS asks for."""
    listed = list(items)
    return "\r\n".join(_text_of({**item, "id": key}) for item, key in zip(listed, keys_of(listed), strict=True))


def _text_of(item: Item) -> str:
    tags, beside = split_over(item, tags_of, understood)
    tags += [Tag("N1", line) for line in as_lines(beside)]
    return "\r\n".join([*(_written(tag) for tag in tags), "ER  - ", ""])


def _written(tag: Tag) -> str:
    first, *others = tag.value.split("\n")
    return "\r\n".join([f"{tag.name}  - {first}", *(_INDENT + line if line else "" for line in others)])
