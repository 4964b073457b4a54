"""References in running text: in the manner of APA, Dutch or English, or of Vancouver."""

import re
from typing import Final

from designteam.evidence.formats.dates import date_of
from designteam.evidence.formats.items import Item
from designteam.evidence.formats.names import DUTCH_PARTICLES, Name, inverted, is_particle

Found = tuple[Item, str]

_NO_DATE: Final = r"z\.\s?d\.|z\.\s?j\.|n\.\s?d\.|in druk|in press|te verschijnen|forthcoming"
_APA = re.compile(
    rf"(?P<people>[^()]{{2,600}}?(?:\s\((?P<role>Red|Ed|Eds|Reds)\.?\)[.,]?)?),?\s*"
    rf"\((?P<date>\d{{4}}[a-z]?(?:,\s[^()]{{1,30}})?|{_NO_DATE})\)[.:,]?\s*(?P<after>.+)"
)
_TITLE = re.compile(
    r"(?P<title>(?:\([^()]{0,80}\)|\[[^\[\]]{0,160}\]|[^(\[])+?"
    r"(?:[?!]|(?<![A-Z])(?<!\b[a-z])(?<!\bvol)(?<!\bno)(?<!\bnr)\.(?=\s|$)))\s*(?P<after>.*)"
)
_IN_BOOK = re.compile(
    r"In:?\s(?:(?P<editors>.{2,300}?)\s\((?:Reds?|Eds?)\.?\),\s)?(?P<book>[^()]{2,300}?)\s?"
    r"\((?:(?P<edition>[^()]{1,30}?(?:druk|ed\.?)),?\s?)?(?:pp?|blz)\.\s?(?P<page>[\w\s–-]{1,30}?)\)[.:]?\s*(?P<after>.*)"
)
_JOURNAL = re.compile(
    r"(?P<container>[^,]{2,200}),\s(?:jg\.\s|vol\.\s)?(?P<volume>\d{1,5}[A-Za-z]?)\s?(?:\((?P<issue>[^()]{1,20})\))?"
    r"(?:[,:]\s?(?:pp?\.\s|blz\.\s|Article\s|Artikel\s)?(?P<page>[A-Za-z]?\d[\w]{0,12}(?:\s?[-–]\s?\w{1,12})?))?\.?"
)
_EDITION = re.compile(r"\s?\((?P<edition>[^()]{1,20}?(?:druk|herz\. druk|ed\.?))\)")
_BRACKETS = re.compile(r"\s?\[(?P<genre>[^\[\],]{2,60})(?:,\s(?P<house>[^\[\]]{2,120}))?\]")
_PLACE = re.compile(r"(?P<place>[A-Z][\w .’'-]{1,40}):\s(?P<house>[^.]{2,150})\.?")
_HOUSE = re.compile(r"(?P<house>[^.,;:()]{2,120})\.?")
_VANCOUVER = re.compile(
    r"(?:\[?\d{1,3}[.\]]\s)?(?P<people>[^.]{2,400})\.\s(?P<title>[^.?!]{4,400}[.?!])\s(?P<container>[^.;]{2,150})\.?\s"
    r"(?P<year>\d{4})(?:\s[A-Za-z]{3,9}(?:\s\d{1,2})?)?;\s?(?P<volume>\w{1,10})?(?:\((?P<issue>[^()]{1,20})\))?"
    r":\s?(?P<page>\w{1,12}(?:[-–]\w{1,12})?)\.?\s*(?P<after>.*)"
)
_VANCOUVER_BOOK = re.compile(
    r"(?:\[?\d{1,3}[.\]]\s)?(?P<people>[^.]{2,400})\.\s(?P<title>[^.?!]{4,400})[.?!]\s(?:(?P<edition>\w{1,12}\s(?:ed|druk))\.?\s)?"
    r"(?P<place>[^.:;]{2,40}):\s(?P<house>[^.;]{2,150});\s(?P<year>\d{4})\.?\s*(?P<after>.*)"
)
_SURNAME_AND_INITIALS = re.compile(r"(?P<family>[^\d,]{2,60}?)\s(?P<given>[A-Z]{1,4})(?:\s(?P<behind>[a-z' ]{2,20}))?")
_INITIALS = re.compile(r"(?:[^\W\d_a-zß-ÿ]h?\.?[\s-]?){1,5}(?P<behind>(?:[\w']+\s?){0,4})")
_AND = re.compile(r",?\s(?:&|en|and)\s")


def in_a_style(text: str) -> Found:
    """The item in it and the words that were not understood; no item when it has the form of no style we know."""
    for style in (_as_vancouver, _as_vancouver_book, _as_apa):
        item, left = style(text)
        if item:
            return {name: said for name, said in item.items() if said}, left.strip(" .,;")
    return {}, text


def _as_apa(text: str) -> Found:
    found = _APA.fullmatch(text)
    if found is None:
        return {}, text
    people = _people(re.sub(r"\s\((?:Reds?|Eds?)\.?\)[.,]?$", "", found["people"]))
    item: Item = {"editor" if found["role"] else "author": people, "issued": _date(found["date"])}
    title, after = _title(found["after"])
    item["title"], marks = _without_marks(title)
    rest, left = _what_follows(after)
    item |= {"type": "document"} | rest
    if "publisher" in marks:
        item["publisher"] = marks["publisher"]
    genre = str(marks.get("genre", ""))
    if re.search(r"proefschrift|dissertat|scriptie|thesis", genre, re.IGNORECASE):
        item["type"] = "thesis"
    return item | {name: said for name, said in marks.items() if name not in item}, left


def _title(after: str) -> tuple[str, str]:
    found = _TITLE.match(after)
    return (found["title"].removesuffix("."), found["after"]) if found else (after, "")


def _without_marks(title: str) -> tuple[str, Item]:
    """A title without what stands behind it in brackets: the edition, and what it is."""
    marks: Item = {}
    if found := _EDITION.search(title):
        marks["edition"] = _edition(found["edition"])
        title = title[: found.start()] + title[found.end() :]
    if found := _BRACKETS.search(title):
        marks |= {"genre": found["genre"]} | ({"publisher": found["house"]} if found["house"] else {})
        title = title[: found.start()] + title[found.end() :]
    return title.strip(), marks


def _edition(text: str | None) -> str:
    """The number alone where there is one: "2e herz. druk" and "2nd ed." are both 2."""
    found = re.match(r"(\d{1,3})(?:e|de|ste|st|nd|rd|th)\b", text or "")
    return found[1] if found else re.sub(r"\s?(?:druk|ed\.?)$", "", text or "")


def _what_follows(after: str) -> Found:
    """Where it appeared: in a book, in a journal, or at a publisher."""
    if found := _IN_BOOK.fullmatch(after):
        editors = [_spoken(one) for one in _AND.split(found["editors"] or "") for one in one.split(", ") if one]
        item: Item = {"type": "chapter", "editor": editors, "container-title": found["book"].strip(" ,")}
        item |= {"page": found["page"].strip(), "edition": _edition(found["edition"])}
        return item | _published(found["after"]), "" if _published(found["after"]) else found["after"]
    if found := _JOURNAL.fullmatch(after.strip()):
        item = {name: found[name] or "" for name in ("volume", "issue", "page")}
        return item | {"type": "article-journal", "container-title": found["container"]}, ""
    if published := _published(after):
        return {"type": "book", **published}, ""
    return {}, after


def _published(text: str) -> Item:
    if found := _PLACE.fullmatch(text.strip()):
        return {"publisher-place": found["place"], "publisher": found["house"].strip()}
    found = _HOUSE.fullmatch(text.strip())
    return {"publisher": found["house"].strip()} if found else {}


def _date(text: str) -> object:
    if re.fullmatch(r"\d{4}[a-z]", text):
        text = text[:4]
    return date_of(text.replace(" ", "") if text[0] in "zn" else text)


def _people(text: str) -> list[Name]:
    """ "Akker, J. van den, Gravemeijer, K., & de Vries, B.": each family name is followed by initials."""
    text = _AND.sub(", ", text.strip(" ,"))
    parts = [part.strip() for part in text.split(",") if part.strip()]
    people: list[Name] = []
    while parts:
        first = parts.pop(0)
        if parts and _are_initials(parts[0]):
            people.append(inverted(f"{first}, {parts.pop(0)}"))
        elif first.startswith("…") or first == "...":
            people += [{"literal": "…"}] if not parts else []
        else:
            people.append({"literal": first if "." in first[:-1] else first.rstrip(".")})
    return people


def _are_initials(text: str) -> bool:
    found = _INITIALS.fullmatch(text)
    return found is not None and all(
        word.lower() in DUTCH_PARTICLES or is_particle(word) for word in found["behind"].split()
    )


def _spoken(text: str) -> Name:
    """ "J. van den Akker", as editors stand before the title of their book."""
    found = re.match(r"((?:[^\W\d_a-z]h?\.\s?-?){1,5})\s?(.+)", text.strip())
    return inverted(f"{found[2]}, {found[1].strip()}") if found else {"literal": text.strip()}


def _as_vancouver(text: str) -> Found:
    found = _VANCOUVER.fullmatch(text)
    people = _with_initials(found["people"]) if found else None
    if found is None or not people:
        return {}, text
    item: Item = {"type": "article-journal", "author": people, "title": found["title"].removesuffix(".")}
    item |= {"container-title": found["container"], "issued": date_of(found["year"])}
    return item | {name: found[name] or "" for name in ("volume", "issue", "page")}, found["after"]


def _as_vancouver_book(text: str) -> Found:
    found = _VANCOUVER_BOOK.fullmatch(text)
    people = _with_initials(found["people"]) if found else None
    if found is None or not people:
        return {}, text
    item: Item = {"type": "book", "author": people, "title": found["title"], "issued": date_of(found["year"])}
    item |= {"publisher-place": found["place"], "publisher": found["house"]}
    return item | {"edition": _edition(found["edition"])}, found["after"]


def _with_initials(text: str) -> list[Name]:
    """ "van den Akker J, de Vries B, et al": every name, or none when one of them is something else."""
    people: list[Name] = []
    for part in text.split(", "):
        if part.strip() in {"et al", "e.a"}:
            people.append({"literal": "et al."})
            continue
        found = _SURNAME_AND_INITIALS.fullmatch(part.strip())
        if found is None:
            return []
        behind = f" {found['behind']}" if found["behind"] else ""
        people.append(inverted(f"{found['family']}, {'. '.join(found['given'])}.{behind}"))
    return people
