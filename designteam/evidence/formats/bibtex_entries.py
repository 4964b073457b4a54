"""Splitting BibTeX into entries, in one pass and entry by entry: one that is broken does not take the next along."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from designteam.evidence.formats.dates import SHORT_MONTHS
from designteam.evidence.formats.items import MOST_CHARACTERS, MOST_FIELDS, Fault
from designteam.evidence.formats.records import Lines, at_most_so_many
from designteam.kit.words import N_

DEEPEST: Final = 100
MOST_TRIES: Final = 3  # to find a next entry on the line of a broken one

_AT_LINE = re.compile(r"^[ \t]{0,40}@[ \t]{0,9}[A-Za-z]{1,40}[ \t]{0,9}[{(]", re.MULTILINE)
_HEAD = re.compile(r"@[ \t]{0,9}([A-Za-z]{1,40})\s{0,9}([{(])")
_KEY = re.compile(r"\s*([^\s,{}\"=]{0,250}(?: [^\s,{}\"=]{1,250}){0,9})\s*(?=[,})])")
_FIELD = re.compile(r"[\s,]*([^\s,{}()\"=#%]{1,100})\s*=\s*")
_END = re.compile(r"[\s,]*([})])")
_BARE = re.compile(r"[^\s,#{}()\"=]{1,300}")
_JOIN = re.compile(r"\s*#\s*")
_BRACES = {False: re.compile(r"[{}]"), True: re.compile(r"\\.|[{}]", re.DOTALL)}
_QUOTES = {False: re.compile(r'[{}"]'), True: re.compile(r'\\[{}\\]|[{}"]')}


@dataclass
class Entry:
    """An entry as it stands in the file, abbreviations filled in but LaTeX untouched."""

    sort: str
    key: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """An entry at a line, or what is wrong there."""

    line: int
    entry: Entry | Fault
    key: str = ""


def entries(text: str) -> list[Found]:
    """Every entry in the order of the file. Raises CannotRead when there are too many."""
    abbreviations = {name: name for name in SHORT_MONTHS}
    lines, found = Lines(text), []
    starts = [start.start() for start in _AT_LINE.finditer(text)] or [0]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        for place, entry in _between(text, start, end, abbreviations):
            key = entry.key if isinstance(entry, Entry) else _key_at(text, place, end)
            found.append(Found(lines.at(place), entry, key))
            at_most_so_many(len(found))
    return found


def _key_at(text: str, place: int, end: int) -> str:
    head = _HEAD.match(text, place, end)
    key = _KEY.match(text, head.end(), end) if head else None
    return key[1] if key else ""


def _between(text: str, start: int, end: int, abbreviations: dict[str, str]) -> Iterator[tuple[int, Entry | Fault]]:
    tries = 0
    while tries < MOST_TRIES and (head := _HEAD.search(text, start, end)):
        sort = head[1].lower()
        reading = _Reading(text, head.end(), end, abbreviations)
        try:
            entry = reading.entry(sort)
        except Fault as fault:
            if sort != "comment":
                yield head.start(), fault
            tries += 1
            start = head.end()
            continue
        if entry is not None:
            yield head.start(), entry
        start = reading.place


@dataclass
class _Reading:
    text: str
    place: int
    end: int
    abbreviations: dict[str, str]

    def entry(self, sort: str) -> Entry | None:
        """The entry that begins here, or None for what is no reference. Leaves `place` behind it."""
        if sort in {"comment", "preamble"}:
            self.place = self._balanced(self.place)
            return None
        if sort == "string":
            self.abbreviations |= {name.lower(): value for name, value in self._fields()}
            return None
        key = _KEY.match(self.text, self.place, self.end)
        if key is not None:
            self.place = key.end()
        entry = Entry(sort, key[1] if key else "")
        for number, (name, value) in enumerate(self._fields(), 1):
            entry.fields.setdefault(name.lower(), value)
            if number > MOST_FIELDS:
                raise Fault(N_("It has more than %(most)s fields."), most=MOST_FIELDS)
        return entry

    def _fields(self) -> Iterator[tuple[str, str]]:
        while not (closed := _END.match(self.text, self.place, self.end)):
            name = _FIELD.match(self.text, self.place, self.end)
            if name is None:
                raise self._not_understood()
            self.place = name.end()
            yield name[1], self._value(name[1])
        self.place = closed.end()

    def _not_understood(self) -> Fault:
        here = " ".join(self.text[self.place : min(self.place + 60, self.end)].split()).strip(", }")[:30]
        if not here:
            return Fault(N_("The closing brace is missing."))
        return Fault(N_("What stands at “%(here)s” is no field with a value."), here=here)

    def _value(self, name: str) -> str:
        pieces, size = [], 0
        while True:
            pieces.append(self._piece(name))
            size += len(pieces[-1])
            if size > MOST_CHARACTERS:
                raise Fault(
                    N_("“%(field)s” has %(number)s characters; at most %(most)s fit."),
                    field=name, number=size, most=MOST_CHARACTERS,
                )  # fmt: skip
            joined = _JOIN.match(self.text, self.place, self.end)
            if joined is None:
                return "".join(pieces)
            self.place = joined.end()

    def _piece(self, name: str) -> str:
        start, opening = self.place, self.text[self.place : self.place + 1]
        if opening == "{":
            self.place = self._balanced(start + 1)
            return self.text[start + 1 : self.place - 1]
        if opening == '"':
            self.place = self._quoted(start + 1)
            return self.text[start + 1 : self.place - 1]
        bare = _BARE.match(self.text, start, self.end)
        if bare is None:
            raise Fault(N_("“%(field)s” has no value."), field=name)
        self.place = bare.end()
        return self.abbreviations.get(bare[0].lower(), bare[0])

    def _balanced(self, start: int) -> int:
        """Behind the brace that closes what is open at `start`. A value may end in a backslash, and then \\} closes."""
        for escapes in (True, False):
            depth = 1
            for brace in _BRACES[escapes].finditer(self.text, start, self.end):
                depth += {"{": 1, "}": -1}.get(brace[0], 0)
                if depth == 0:
                    return brace.end()
                if depth > DEEPEST:
                    raise Fault(N_("It has braces inside braces, more than %(most)s deep."), most=DEEPEST)
        raise Fault(N_("The closing brace is missing."))

    def _quoted(self, start: int) -> int:
        for escapes in (True, False):
            depth = 0
            for sign in _QUOTES[escapes].finditer(self.text, start, self.end):
                depth += {"{": 1, "}": -1}.get(sign[0], 0)
                if sign[0] == '"' and depth <= 0:
                    return sign.end()
        raise Fault(N_("The closing quotation mark is missing."))
