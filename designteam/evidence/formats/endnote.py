"""EndNote's XML. Each record is read on its own, without a document type, entities or the network."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Final

from lxml import etree

from designteam.evidence.formats.beside import as_lines, keys_of, split_over
from designteam.evidence.formats.items import Fault, Item
from designteam.evidence.formats.records import CannotRead, Lines, Record, at_most_so_many, broken
from designteam.evidence.formats.sorts import BY_CSL, FROM_ENDNOTE, OTHERWISE, sort_of
from designteam.evidence.formats.tagged import EDITED_BOOK, Tag, item_of, tags_of, understood
from designteam.kit.words import N_

_RECORD = re.compile(r"<record(?=[\s>])")
_PRODUCT = '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'

# Where a tag stands in a record. Of several at one place, the first is for reading.
PLACES: Final = {
    "AU": "contributors/authors/author", "A2": "contributors/secondary-authors/author",
    "A3": "contributors/tertiary-authors/author", "A4": "contributors/subsidiary-authors/author",
    "TA": "contributors/translated-authors/author",
    "TI": "titles/title", "T2": "titles/secondary-title", "T3": "titles/tertiary-title", "J2": "titles/alt-title",
    "ST": "titles/short-title", "TT": "titles/translated-title",
    "JO": "periodical/full-title", "JA": "periodical/abbr-1", "SP": "pages", "VL": "volume", "IS": "number",
    "M1": "issue", "NV": "num-vols", "ET": "edition", "SE": "section", "OP": "orig-pub", "RP": "reprint-edition",
    "KW": "keywords/keyword", "PY": "dates/year", "DA": "dates/pub-dates/date", "CY": "pub-location", "PB": "publisher",
    "SN": "isbn", "AN": "accession-num", "CN": "call-num", "DO": "electronic-resource-num", "AB": "abstract",
    "N1": "notes", "RN": "research-notes", "ID": "label", "M3": "work-type", "UR": "urls/related-urls/url",
    "LA": "language", "DB": "remote-database-name", "DP": "remote-database-provider", "Y2": "access-date",
    "AV": "caption", "C1": "custom1", "C2": "custom2", "C3": "custom3", "C4": "custom4", "C5": "custom5",
    "C6": "custom6", "C7": "custom7",
}  # fmt: skip
_FACES: Final = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}
_MARKS = re.compile(r"<(i|b|sup|sub)>(.*?)</\1>", re.DOTALL)


def records(text: str) -> list[Record]:
    """Every record of a file. Raises CannotRead for a file with a document type: those are never ours to follow."""
    if re.search(r"<!(?:DOCTYPE|ENTITY)", text, re.IGNORECASE):
        raise CannotRead(N_("This XML file brings its own definitions (DOCTYPE), and is not read for safety."))
    lines, found = Lines(text), []
    starts = [start.start() for start in _RECORD.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        close = text.rfind("</record>", start, end)
        line = lines.at(start)
        if close < 0:
            found.append(broken(line, Fault(N_("The end of this record is missing (</record>)."))))
        else:
            found.append(_record(line, text[start : close + len("</record>")]))
        at_most_so_many(len(found))
    return found


def _record(line: int, xml: str) -> Record:
    def load() -> Item:
        return item_of(_tags(_parsed(xml, line)))

    return Record(line, load)


def _parsed(xml: str, line: int) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(xml.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as wrong:
        at = line + (wrong.lineno or 1) - 1
        raise Fault(N_("The XML breaks off or does not close at line %(at)s."), at=at) from wrong
    except ValueError as wrong:  # letters that XML does not know
        raise Fault(N_("It holds characters that XML does not know.")) from wrong


def _tags(record: Any) -> list[Tag]:
    sort = record.find("ref-type")
    name = (sort.get("name") or "") if sort is not None else ""
    number = (sort.text or "").strip() if sort is not None else ""
    csl = FROM_ENDNOTE.get(name.casefold()) or _BY_NUMBER.get(number, OTHERWISE)
    tags = [Tag("TY", EDITED_BOOK if name.casefold() == "edited book" else sort_of(csl).ris[0])]
    tags += [Tag(name, _words(at)) for name, place in PLACES.items() for at in record.findall(place)]
    return _as_ris(tags)


_BY_NUMBER: Final = {str(sort.endnote_number): sort.csl for sort in reversed(BY_CSL.values())}


def _words(element: Any) -> str:
    """The text of an element; EndNote cuts it into runs, and says of each how it is set."""
    runs = []
    for run in element.iter():
        mark = _FACES.get(run.get("face") or "") if run is not element else None
        said = run.text or ""
        runs.append(f"<{mark}>{said}</{mark}>" if mark and said.strip() else said)
        runs.append((run.tail or "").strip("\n\t ") if run is not element else "")
    return "".join(runs).replace("\r", "\n").strip()


def _as_ris(tags: list[Tag]) -> list[Tag]:
    """The same, with what is written beside in the notes, where RIS has it."""
    listed = []
    for tag in tags:
        if tag.name == "RN" and tag.value.startswith("csl."):
            listed.append(Tag("N1", tag.value))
        elif tag.name == "SN":
            listed += [Tag("SN", one) for one in tag.value.split("\n") if one.strip()]
        else:
            listed.append(tag)
    return listed


def text_of_items(items: Iterable[Item]) -> str:
    """The file, as EndNote imports it."""
    listed = list(items)
    whole = [_element_of({**item, "id": key}) for item, key in zip(listed, keys_of(listed), strict=True)]
    return _PRODUCT + "\n".join(etree.tostring(one, encoding="unicode") for one in whole) + "\n</records></xml>\n"


def _element_of(item: Item) -> Any:
    tags, beside = split_over(item, _own_tags, lambda tags: understood(_as_ris(_once(tags))))
    if beside:
        tags.append(Tag("RN", "\n".join(as_lines(beside))))
    sort = sort_of(item.get("type", OTHERWISE))
    record = etree.Element("record")
    kind = etree.SubElement(record, "ref-type", name=sort.endnote[0])
    kind.text = str(sort.endnote_number)
    for tag in _once(tags):
        _put(record, tag)
    return record


def _own_tags(item: Item) -> list[Tag]:
    """The tags, of the sort that EndNote will read: it has one name for what are two sorts elsewhere."""
    return [Tag("TY", _as_endnote_reads(item)), *tags_of(item)[1:]]


def _as_endnote_reads(item: Item) -> str:
    name = sort_of(item.get("type", OTHERWISE)).endnote[0]
    return sort_of(FROM_ENDNOTE[name.casefold()]).ris[0]


def _once(tags: list[Tag]) -> list[Tag]:
    """Pages as one range, and only what EndNote has a place for."""
    pages = "-".join(tag.value for tag in tags if tag.name in {"SP", "EP"})
    whole = [Tag("SP", pages)] if pages else []
    return [*(tag for tag in tags if tag.name in {"TY", *PLACES} and tag.name != "SP"), *whole]


def _put(record: Any, tag: Tag) -> None:
    if tag.name not in PLACES:
        return
    *path, last = PLACES[tag.name].split("/")
    parent = record
    for name in path:
        found = parent.find(name)
        parent = found if found is not None else etree.SubElement(parent, name)
    _write_runs(etree.SubElement(parent, last), tag.value, is_title=parent.tag == "titles")


def _write_runs(element: Any, text: str, *, is_title: bool) -> None:
    if not is_title or "<" not in text:
        element.text = text
        return
    place = 0
    for mark in [*_MARKS.finditer(text), None]:
        before = text[place : mark.start() if mark else len(text)]
        if before:
            etree.SubElement(element, "style", face="normal").text = before
        if mark:
            face = next(face for face, name in _FACES.items() if name == mark[1])
            etree.SubElement(element, "style", face=face).text = mark[2]
            place = mark.end()
