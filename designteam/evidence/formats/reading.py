"""Reading a whole file record by record, and writing one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from designteam.evidence.formats import bibtex, csl, endnote, ris, zotero_csv
from designteam.evidence.formats.detecting import Format, decoded, format_of
from designteam.evidence.formats.items import Fault, Item
from designteam.evidence.formats.records import MOST_BYTES, CannotRead, Record
from designteam.kit.words import N_


class _Form(Protocol):
    def records(self, text: str) -> list[Record]: ...

    def text_of_items(self, items: Iterable[Item]) -> str: ...


FORMS: Final[Mapping[Format, _Form]] = {
    Format.BIBTEX: bibtex,
    Format.RIS: ris,
    Format.CSL_JSON: csl,
    Format.ENDNOTE_XML: endnote,
    Format.ZOTERO_CSV: zotero_csv,
}
LOST: Final = "\ufffd"  # what a decoder writes for bytes that were no text
BYTE_MARKED: Final = frozenset({Format.ZOTERO_CSV})  # spreadsheets take a file without the mark for Windows-1252
MOST_CHARACTERS: Final = 3 * MOST_BYTES  # of all records together: abbreviations may make a file larger than it looks


@dataclass(frozen=True)
class Read:
    """One record of a file, in its place: what it says, or why it could not be read.

    With an item and a fault it was read, but may not be complete. `fault` is an English message id, to be
    filled in with `details`.
    """

    number: int
    line: int
    key: str
    item: Item | None
    fault: str = ""
    details: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def is_broken(self) -> bool:
        return self.item is None

    @property
    def is_doubtful(self) -> bool:
        return self.item is not None and bool(self.fault)


@dataclass(frozen=True)
class Reading:
    """A file that is ready to be read: how many records it has is known, what they say follows one by one."""

    format: Format
    records: list[Record]

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[Read]:
        size = 0
        for number, record in enumerate(self.records, 1):
            read = _read(number, record)
            size += _size(read.item)
            if size > MOST_CHARACTERS:
                too_much = N_("What this file unfolds to is larger than we can take. Split it, and add the parts.")
                read = Read(number, record.line, record.key, None, too_much)
            yield read


def read(content: bytes, *, name: str = "") -> Reading:
    """The records of a file in any of the formats. Raises CannotRead for what is no file of references as a whole."""
    text = decoded(content)
    form = format_of(text, name)
    records = FORMS[form].records(text)
    if not records:
        raise CannotRead(N_("This file holds no references."))
    return Reading(form, records)


def write(items: Iterable[Item], form: Format) -> bytes:
    """The items as a file in that format, in UTF-8. What the format has no field for stands beside its own fields."""
    text = FORMS[form].text_of_items(items)
    return text.encode("utf-8-sig" if form in BYTE_MARKED else "utf-8")


def _read(number: int, record: Record) -> Read:
    try:
        item = record.load()
    except Fault as fault:
        return Read(number, record.line, record.key, None, fault.reason, fault.details)
    if not item.get("title") and len(item) < 4:
        return Read(number, record.line, record.key, None, N_("It has no title, and hardly anything else."))
    return Read(number, record.line, record.key, item, record.doubt or _doubt(item))


def _doubt(item: Item) -> str:
    if not item.get("title"):
        return N_("It has no title.")
    lost = N_("Some letters in it were lost: the file was saved in another encoding. Save it as UTF-8.")
    return lost if LOST in str(item) else ""


def _size(item: Item | None) -> int:
    return sum(len(value) for value in (item or {}).values() if isinstance(value, str))
