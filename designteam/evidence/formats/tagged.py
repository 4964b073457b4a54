"""References as tagged lines: the meaning of RIS, which EndNote's own forms share."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from designteam.evidence.formats.beside import apart
from designteam.evidence.formats.dates import date_of, text_of
from designteam.evidence.formats.identifiers import is_issn, normal_doi
from designteam.evidence.formats.items import Item, first_of, normal
from designteam.evidence.formats.names import as_inverted, inverted
from designteam.evidence.formats.sorts import ARTICLES, FROM_RIS, OTHERWISE, sort_of
from designteam.evidence.formats.variables import WITH_LINES


class Tag(NamedTuple):
    """One tag with its value. The sort of a record is under TY, as RIS names it."""

    name: str
    value: str


# The tags of each variable: the first is for writing, all are read, the earlier before the later.
FIELDS: Final = {
    "id": ("ID",),
    "title": ("TI", "T1", "CT"),
    "container-title": ("T2", "JO", "JF", "BT"),
    "container-title-short": ("J2", "JA", "J1"),
    "collection-title": ("T3",),
    "title-short": ("ST",),
    "volume": ("VL",),
    "section": ("SE",),
    "edition": ("ET",),
    "number-of-volumes": ("NV",),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "DOI": ("DO",),
    "abstract": ("AB", "N2"),
    "annote": ("RN",),
    "language": ("LA",),
    "call-number": ("CN",),
    "archive": ("DB",),
    "archive_location": ("AV",),
    "source": ("DP",),
    "genre": ("M3",),
    "URL": ("UR", "LK"),
}
PEOPLE_TAGS: Final = {
    "author": ("AU", "A1"),
    "editor": ("A2", "ED"),
    "collection-editor": ("A3",),
    "translator": ("A4", "TA"),
}
LEFT_BEHIND: Final = frozenset({"TY", "ER", "L1", "L4", "AD"})  # files and addresses of people
EDITED_BOOK: Final = "EDBOOK"  # who is named as its author is its editor
CUSTOM: Final = "ris-"
_WHOLE_BOOKS: Final = frozenset({"book", "report", "thesis", "collection", "classic"})


def item_of(tags: list[Tag]) -> Item:
    """The item that these tags describe. Raises Fault."""
    note, beside = apart("\n".join(tag.value for tag in tags if tag.name == "N1"))
    plainly = understood([*(tag for tag in tags if tag.name != "N1"), Tag("N1", note)])
    return normal({**plainly, **beside})


def understood(tags: list[Tag]) -> Item:
    """What the tags themselves say, without what stands beside them in the notes."""
    said: dict[str, list[str]] = {}
    for tag in tags:
        if tag.value.strip():
            said.setdefault(tag.name, []).append(tag.value.strip())
    sort = _taken(said, "TY").upper()
    item: Item = {"type": FROM_RIS.get(sort, OTHERWISE)}
    if sort == EDITED_BOOK:
        said["A2"] = said.pop("AU", []) + said.pop("A1", []) + said.get("A2", [])
    for name, ways in FIELDS.items():
        item[name] = _taken(said, *ways, together=name in WITH_LINES)
    if item["type"] in _WHOLE_BOOKS and not item["collection-title"]:
        item["collection-title"], item["container-title"] = item["container-title"], ""
    item |= {role: [inverted(one) for way in ways for one in said.pop(way, [])] for role, ways in PEOPLE_TAGS.items()}
    item["container-title-short"] = item["container-title-short"] or _taken(said, "JO")
    if item["DOI"] and normal_doi(item["genre"]) == normal_doi(item["DOI"]):  # Mendeley writes it there as well
        item["genre"] = ""
    item["keyword"] = ", ".join(said.pop("KW", [])).replace("\n", ", ")
    item["note"] = _taken(said, "N1", together=True)
    item |= _issued(said) | _numbers(said, item["type"]) | _pages(said, item["type"])
    item["accessed"] = date_of(_taken(said, "Y2", "RD"))
    item["custom"] = {
        f"{CUSTOM}{name.lower()}": "\n".join(values) for name, values in said.items() if name not in LEFT_BEHIND
    }
    return item


def _taken(said: dict[str, list[str]], *ways: str, together: bool = False) -> str:
    """What the first of these tags says. Others go too when they say the same, and stay when they say more."""
    way = next((way for way in ways if said.get(way)), "")
    value = "\n".join(said.get(way, [])) if together else first_of(said.get(way, []))
    for one in ways:
        values = said.pop(one, [])
        left = [] if together and one == way else [other for other in values if other != value]
        if left:
            said[one] = left
    return value


def _issued(said: dict[str, list[str]]) -> Item:
    year, day = date_of(_taken(said, "PY", "Y1")), date_of(_taken(said, "DA"))
    if year and day and "date-parts" in day and "date-parts" in year:
        return {"issued": day if day["date-parts"][0][0] == year["date-parts"][0][0] else year}
    if year and day and "date-parts" in year:  # "Mar 14" beside the year
        together = date_of(f"{day['literal']} {text_of(year)}")
        return {"issued": together if together and "date-parts" in together else year}
    return {"issued": year or day}


def _numbers(said: dict[str, list[str]], sort: str) -> Item:
    issue, number = _taken(said, "IS", "CP"), _taken(said, "M1")
    numbers = said.pop("SN", [])
    issn, isbn = ([one for one in numbers if is_issn(one) is wanted] for wanted in (True, False))
    if sort not in ARTICLES and issue and not number:
        issue, number = "", issue
    return {"issue": issue, "number": number, "ISSN": " ".join(issn), "ISBN": " ".join(isbn)}


def _pages(said: dict[str, list[str]], sort: str) -> Item:
    start, end = _taken(said, "SP"), _taken(said, "EP")
    if sort in _WHOLE_BOOKS and start and not end and start.isdigit():
        return {"number-of-pages": start}
    return {"page": f"{start}-{end}" if start and end and "-" not in start else start or end}


def tags_of(item: Item) -> list[Tag]:
    """The tags for an item, as far as there are tags for it; the first says which sort it is."""
    sort = item.get("type", OTHERWISE)
    return [Tag("TY", sort_of(sort).ris[0]), *_tags(item, sort)]


def _tags(item: Item, sort: str) -> Iterator[Tag]:
    for role, ways in PEOPLE_TAGS.items():
        yield from (Tag(ways[0], as_inverted(name)) for name in item.get(role, ()))
    yield from (Tag(ways[0], item[name]) for name, ways in FIELDS.items() if name in item)
    if "issued" in item:
        yield from _dated(item["issued"])
    if "accessed" in item:
        yield Tag("Y2", text_of(item["accessed"]))
    yield from (Tag("KW", word) for word in item.get("keyword", "").split(", ") if word)
    yield from _numbered(item, sort)
    if "note" in item:
        yield Tag("N1", item["note"])
    for name, said in item.get("custom", {}).items():
        if name.startswith(CUSTOM) and len(name) == len(CUSTOM) + 2:
            yield Tag(name.removeprefix(CUSTOM).upper(), said)


def _dated(date: Item) -> Iterator[Tag]:
    parts = date.get("date-parts", [[]])[0]
    said = text_of(date)
    if parts and len(parts) > 1 and len(said) in {7, 10}:
        yield Tag("PY", f"{parts[0]:04d}")
        yield Tag("DA", said)
    else:
        yield Tag("PY", said)


def _numbered(item: Item, sort: str) -> Iterator[Tag]:
    numbers = {
        "IS": item.get("issue"),
        "M1": item.get("number"),
        "SN": item.get("ISBN"),
    }
    yield from (Tag(name, said) for name, said in numbers.items() if said)
    if "ISSN" in item:
        yield Tag("SN", item["ISSN"])
    if "page" in item:
        start, dash, end = item["page"].partition("-")
        apart_again = dash and start and end and "-" not in end and "," not in item["page"]
        yield from [Tag("SP", start), Tag("EP", end)] if apart_again else [Tag("SP", item["page"])]
    elif "number-of-pages" in item and sort in _WHOLE_BOOKS:
        yield Tag("SP", item["number-of-pages"])
