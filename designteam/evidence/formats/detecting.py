"""Which format a file has, and which letters its bytes stand for."""

import re
from enum import StrEnum
from typing import Final

from designteam.evidence.formats.records import MOST_BYTES, CannotRead
from designteam.kit.words import N_


class Format(StrEnum):
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl_json"
    ENDNOTE_XML = "endnote_xml"
    ZOTERO_CSV = "zotero_csv"


SUFFIXES: Final = {
    "bib": Format.BIBTEX, "bibtex": Format.BIBTEX, "ris": Format.RIS, "enw": Format.RIS, "json": Format.CSL_JSON,
    "csljson": Format.CSL_JSON, "xml": Format.ENDNOTE_XML, "csv": Format.ZOTERO_CSV,
}  # fmt: skip
SUFFIX: Final = {
    Format.BIBTEX: "bib", Format.RIS: "ris", Format.CSL_JSON: "json", Format.ENDNOTE_XML: "xml",
    Format.ZOTERO_CSV: "csv",
}  # fmt: skip
MEDIA_TYPES: Final = {
    Format.BIBTEX: "application/x-bibtex; charset=utf-8",
    Format.RIS: "application/x-research-info-systems; charset=utf-8",
    Format.CSL_JSON: "application/vnd.citationstyles.csl+json",
    Format.ENDNOTE_XML: "application/xml; charset=utf-8",
    Format.ZOTERO_CSV: "text/csv; charset=utf-8",
}

_LOOKS = (
    (Format.RIS, re.compile(r"^[ \t]{0,3}(?:TY {1,3}- ?\w|%0 \w)", re.MULTILINE)),
    (Format.BIBTEX, re.compile(r"@[ \t]{0,9}[A-Za-z]{1,40}\s{0,9}[{(]")),
)
_BYTE_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NO_TEXT: Final = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
NO_TEXT: Final = N_("This is no file with references in text. Export one as BibTeX, RIS, CSL-JSON, XML or CSV.")
LOOKED_AT: Final = 20_000


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8 with or without a mark, UTF-16, or else Windows-1252, as old programs write.

    Raises CannotRead for a file that is too large or holds no text.
    """
    if len(content) > MOST_BYTES:
        raise CannotRead(
            N_("This file is larger than %(most)s MB. Split it, and add the parts."), most=MOST_BYTES // 10**6
        )
    if content.startswith(_NO_TEXT):
        raise CannotRead(
            N_("This is no file with references in text. Export one as BibTeX, RIS, CSL-JSON, XML or CSV.")
        )
    text = _as_text(content)
    if text.count("\x00") > len(text) // 100 + 5:
        raise CannotRead(
            N_("This is no file with references in text. Export one as BibTeX, RIS, CSL-JSON, XML or CSV.")
        )
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


def _as_text(content: bytes) -> str:
    for mark, encoding in _BYTE_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    start = content[:LOOKED_AT]
    if len(start) > 3 and start[1::2].count(0) > len(start) * 0.4:
        return content.decode("utf-16-le", "replace")
    if len(start) > 3 and start[::2].count(0) > len(start) * 0.4:
        return content.decode("utf-16-be", "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return _mostly_utf8(content)


def _mostly_utf8(content: bytes) -> str:
    """Windows-1252, unless only a few bytes in a file of UTF-8 are damaged, or it was cut off inside a letter."""
    text = content.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    letters = sum(letter > "\x7f" for letter in text) - damaged
    return text if damaged * 10 < letters else content.decode("cp1252", "replace")


def format_of(text: str, name: str = "") -> Format:
    """The format by what the file holds, and by its name where that leaves doubt. Raises CannotRead."""
    start = text[:LOOKED_AT].lstrip("\ufeff \t\n")
    if start.startswith("<"):
        return Format.ENDNOTE_XML
    if start.startswith(("[", "{")):
        return Format.CSL_JSON
    if _names_columns(start):
        return Format.ZOTERO_CSV
    first = [(found.start(), form) for form, look in _LOOKS if (found := look.search(start))]
    if first:
        return min(first)[1]
    by_name = SUFFIXES.get(name.rpartition(".")[2].lower()) if "." in name else None
    if by_name is not None and start:
        return by_name
    raise CannotRead(N_("We do not recognise references in this. Export them as BibTeX, RIS, CSL-JSON, XML or CSV."))


def _names_columns(start: str) -> bool:
    first = start.split("\n", 1)[0]
    return "Item Type" in first and "Title" in first
