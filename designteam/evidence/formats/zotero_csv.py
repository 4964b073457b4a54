"""The table that Zotero exports as CSV, one reference a row."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Final

from designteam.evidence.formats.beside import apart, as_lines, keys_of, split_over
from designteam.evidence.formats.dates import date_of, text_of
from designteam.evidence.formats.items import Fault, Item, normal
from designteam.evidence.formats.names import as_inverted, inverted
from designteam.evidence.formats.records import CannotRead, Record, at_most_so_many, broken
from designteam.evidence.formats.sorts import FROM_ZOTERO, OTHERWISE, sort_of
from designteam.evidence.formats.variables import DATES, TEXTS
from designteam.kit.words import N_

FIELDS: Final = {
    "id": "Key", "title": "Title", "container-title": "Publication Title", "ISBN": "ISBN", "ISSN": "ISSN", "DOI": "DOI",
    "URL": "Url", "abstract": "Abstract Note", "page": "Pages", "number-of-pages": "Num Pages", "issue": "Issue",
    "volume": "Volume", "number-of-volumes": "Number Of Volumes", "container-title-short": "Journal Abbreviation",
    "title-short": "Short Title", "collection-title": "Series", "collection-number": "Series Number",
    "publisher": "Publisher", "publisher-place": "Place", "language": "Language", "license": "Rights", "genre": "Type",
    "archive": "Archive", "archive_location": "Archive Location", "source": "Library Catalog",
    "call-number": "Call Number", "annote": "Notes", "number": "Number", "edition": "Edition", "scale": "Scale",
    "medium": "Medium", "dimensions": "Artwork Size", "event-title": "Conference Name", "version": "Version",
    "section": "Section", "authority": "Issuing Authority", "references": "References", "status": "Legal Status",
}  # fmt: skip
PEOPLE_COLUMNS: Final = {
    "author": "Author", "editor": "Editor", "collection-editor": "Series Editor", "translator": "Translator",
    "contributor": "Contributor", "container-author": "Book Author", "composer": "Composer",
    "interviewer": "Interviewer", "producer": "Producer", "recipient": "Recipient",
    "reviewed-author": "Reviewed Author", "script-writer": "Scriptwriter", "guest": "Guest",
}  # fmt: skip
DATE_COLUMNS: Final = {"issued": "Date", "accessed": "Access Date", "submitted": "Filing Date"}
# Of the program itself, or of the machine it runs on.
LEFT_BEHIND: Final = frozenset({"Publication Year", "Date Added", "Date Modified", "File Attachments", "Item Type"})
OWN_COLUMNS: Final = {"Link Attachments": "zotero-link-attachments", "Series Text": "zotero-series-text",
                      "Series Title": "zotero-series-title", "Running Time": "zotero-running-time"}  # fmt: skip
COLUMNS: Final = [
    "Key", "Item Type", "Publication Year", "Author",
    *(name for name in FIELDS.values() if name != "Key"), "Date", "Access Date", "Filing Date", "Extra", "Manual Tags",
    "Automatic Tags", *(name for name in PEOPLE_COLUMNS.values() if name != "Author"), *OWN_COLUMNS,
]  # fmt: skip

_CAN_BE_A_FORMULA = re.compile(
    r"'?[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]"
)  # also as wide signs, which some spreadsheets read alike
_BETWEEN_NAMES = re.compile(r"\s*;\s*")
_EXTRA = re.compile(r"([A-Za-z][A-Za-z -]{1,28}): (.+)")
_VARIABLES: Final = {name.lower(): name for name in (*TEXTS, *DATES) if name not in {"note", "annote", "abstract"}}

Row = dict[str, str]


def records(text: str) -> list[Record]:
    """Every row as a record. Raises CannotRead when the columns are not Zotero's."""
    first = text.split("\n", 1)[0]
    rows = csv.reader(
        StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True
    )
    try:
        header = [name.strip().strip('"') for name in next(rows, [])]
    except csv.Error:
        header = []
    if not {"Item Type", "Title"} <= set(header):
        raise CannotRead(N_("The first line of this table does not name the columns that Zotero writes."))
    return list(_records(header, rows))


def _records(header: list[str], rows: Iterator[list[str]]) -> Iterator[Record]:
    number, line = 0, 2
    while True:
        try:
            cells = next(rows, None)
        except csv.Error:
            number += 1
            yield broken(line, Fault(N_("The quotation marks in this row do not close, or one cell is far too long.")))
            cells = []
        if cells is None:
            return
        if any(cells):
            number += 1
            yield _record(dict(zip(header, cells, strict=False)), line, too_many=len(cells) > len(header))
        line = rows.line_num + 1  # type: ignore[attr-defined]
        at_most_so_many(number)


def _record(row: Row, line: int, *, too_many: bool) -> Record:
    doubt = N_("This row has more cells than there are columns. Look whether they stand at the right place.")
    return Record(line, lambda: item_of(row), key=row.get("Key", "")[:100], doubt=doubt if too_many else "")


def item_of(row: Row) -> Item:
    """The item of a row. Raises Fault."""
    extra, beside = apart(_cell(row, "Extra").replace("\r\n", "\n"))
    return normal({**_understood({**row, "Extra": extra}), **beside})


def _cell(row: Mapping[str, str], column: str) -> str:
    """What a cell says, without the sign that keeps a spreadsheet from reckoning with it."""
    said = row.get(column, "").strip()
    return said[1:] if said.startswith("'") and _CAN_BE_A_FORMULA.match(said) else said


def _understood(row: Row) -> Item:
    item: Item = {name: _cell(row, column) for name, column in FIELDS.items()}
    item["type"] = FROM_ZOTERO.get(_cell(row, "Item Type"), OTHERWISE)
    item |= {role: _people(_cell(row, column)) for role, column in PEOPLE_COLUMNS.items()}
    item |= {name: date_of(_cell(row, column)) for name, column in DATE_COLUMNS.items()}
    item["issued"] = item["issued"] or date_of(_cell(row, "Publication Year"))
    tags = [_cell(row, column) for column in ("Manual Tags", "Automatic Tags")]
    item["keyword"] = ", ".join(filter(None, tags))
    item["event-title"] = item["event-title"] or _cell(row, "Meeting Name")
    item["custom"] = {own: _cell(row, column) for column, own in OWN_COLUMNS.items()}
    note, said = _extra(_cell(row, "Extra"))
    return {**said, **{name: value for name, value in item.items() if value}, "note": note}


def _people(cell: str) -> list[dict[str, str]]:
    return [name for one in _BETWEEN_NAMES.split(cell) if (name := inverted(one))]


def _extra(extra: str) -> tuple[str, Item]:
    """A variable of CSL that Zotero has no field for stands in Extra on a line of its own: "Original Date: 1978"."""
    said: Item = {}
    kept = []
    for line in extra.split("\n"):
        found = _EXTRA.fullmatch(line.strip())
        name = _VARIABLES.get(found[1].lower().replace(" ", "-")) if found else None
        if found and name and name not in said:
            said[name] = date_of(found[2]) if name in DATES else found[2]
        else:
            kept.append(line)
    return "\n".join(kept), said


def row_of(item: Item) -> Row:
    """The row for an item, as far as Zotero has columns for it."""
    row = {column: item[name] for name, column in FIELDS.items() if name in item}
    row |= {column: "; ".join(map(as_inverted, item[role])) for role, column in PEOPLE_COLUMNS.items() if role in item}
    row |= {column: text_of(item[name]) for name, column in DATE_COLUMNS.items() if name in item}
    row["Item Type"] = sort_of(item.get("type", OTHERWISE)).zotero[0]
    row["Manual Tags"] = "; ".join(item.get("keyword", "").split(", "))
    row["Extra"] = item.get("note", "")
    custom = item.get("custom", {})
    row |= {column: custom[own] for column, own in OWN_COLUMNS.items() if own in custom}
    return {column: _harmless(said) for column, said in row.items()}


def _harmless(said: str) -> str:
    return f"'{said}" if _CAN_BE_A_FORMULA.match(said) else said


def text_of_items(items: Iterable[Item]) -> str:
    """The table, as Zotero writes it. No cell is taken for a formula."""
    listed = list(items)
    sheet = StringIO(newline="")
    writer = csv.writer(sheet, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    for item, key in zip(listed, keys_of(listed), strict=True):
        row, beside = split_over({**item, "id": key}, row_of, _understood)
        row["Extra"] = "\n".join(filter(None, [row["Extra"], *as_lines(beside)]))
        row["Publication Year"] = row.get("Date", "")[:4]
        writer.writerow([row.get(column, "") for column in COLUMNS])
    return sheet.getvalue()
