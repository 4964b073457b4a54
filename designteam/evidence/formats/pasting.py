"""A reference that somebody pastes: what could be understood of it, field by field, and what could not."""

import re
from dataclasses import dataclass, field
from typing import Final

from designteam.evidence.formats.free_text import in_a_style
from designteam.evidence.formats.identifiers import doi_in, isbn_13, isbn_in
from designteam.evidence.formats.items import Item, normal, tidy
from designteam.evidence.formats.reading import Read, read
from designteam.evidence.formats.records import CannotRead

LONGEST: Final = 2_000  # of a reference in running text

_ADDRESS = re.compile(r"https?://[^\s<>\"”“]{3,1000}")
_DOI_WITH_WORD = r"(?:https?://)?(?:www\.|dx\.)?(?:doi\.org/)?(?:doi\s?[:=]?\s?)?"
_ACCESSED = re.compile(
    r"\b(?:geraadpleegd|opgehaald|retrieved|accessed)(?:\s(?:op|on|from|van|via))?[\s.,;]*$", re.IGNORECASE
)
_ISBN_WORD = re.compile(r"\bISBN(?:-1[03])?\s?[:=]?\s?", re.IGNORECASE)
_SOURCES = re.compile(r"(?:^|\n)[ \t]*(?:@[A-Za-z]+\s*[{(]|TY {1,3}-|%0 \w)|^\s*[\[{<]")


@dataclass(frozen=True)
class Pasted:
    """What was found in it. `left` was not understood, and stands in the note of the item as well.

    `is_bare` says that there was a DOI, ISBN or address and nothing else, so that looking it up is the next step.
    `records` is what a pasted piece of BibTeX, RIS, JSON or XML holds; the item is the first that could be read.
    """

    item: Item
    left: str = ""
    is_bare: bool = False
    records: list[Read] = field(default_factory=list)

    @property
    def understood(self) -> list[str]:
        """The variables that were found, to show beside the fields they fill in."""
        return [name for name in self.item if name not in {"note", "type", "id"}]


def paste(text: str) -> Pasted:
    """The reference in a text, as far as it can be understood. Never refuses, and keeps what it did not understand."""
    if _SOURCES.search(text[:LONGEST]) and (records := _records(text)):
        item = next((one.item for one in records if one.item), None)
        if item is not None:
            return Pasted(item, records=records)
    whole = tidy(text)
    if len(whole) > LONGEST:
        return Pasted(normal({"type": "document", "note": whole[:20_000]}), left=whole[:20_000])
    known, without = _identifiers(whole)
    if known and not re.search(r"\w{2}", without):
        sort = "book" if "ISBN" in known else "article-journal" if "DOI" in known else "webpage"
        return Pasted(normal({**known, "type": sort}), is_bare=True)
    found, left = in_a_style(without)
    if not found:
        return Pasted(normal({"type": "document", **known, "note": without}), left=without)
    if "URL" in known and found.get("type") == "document":
        found["type"] = "webpage"
    return Pasted(normal({**found, **known, "note": left}), left=left)


def _records(text: str) -> list[Read]:
    try:
        return list(read(text.encode("utf-8", "replace")))
    except CannotRead:
        return []


def _identifiers(text: str) -> tuple[Item, str]:
    """DOI, ISBN and address, and the text without them."""
    known: Item = {}
    if doi := doi_in(text):
        known["DOI"] = doi
        text = re.sub(_DOI_WITH_WORD + re.escape(doi) + r"[.,;]?", " ", text, count=1, flags=re.IGNORECASE)
    if address := _ADDRESS.search(text):
        known["URL"] = address[0].rstrip(".,;)")
        text = text.replace(known["URL"], " ", 1)
    if (isbn := isbn_13(_ISBN_WORD.sub("", text)) or (isbn_in(text) if _ISBN_WORD.search(text) else "")) and not doi:
        known["ISBN"] = isbn
        text = _without_isbn(text, isbn)
    text = _ACCESSED.sub("", text)
    return known, re.sub(r"(?:^|\s)[.,;]+\s*$", "", " ".join(text.split())).strip()


def _without_isbn(text: str, isbn: str) -> str:
    digits = r"[-\s\u2010-\u2015]?".join(isbn[3:12])
    return _ISBN_WORD.sub("", re.sub(rf"(?:97[89][-\s\u2010-\u2015]?)?{digits}[-\s\u2010-\u2015]?[\dXx]", " ", text))
