"""BibTeX and BibLaTeX, as reference managers write them."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from designteam.evidence.formats import latex
from designteam.evidence.formats.beside import keys_of, split_over, unspelled
from designteam.evidence.formats.bibtex_entries import Entry, Found, entries
from designteam.evidence.formats.bibtex_names import decode_people, encode_people
from designteam.evidence.formats.dates import SHORT_MONTHS, date_of, text_of
from designteam.evidence.formats.items import Fault, Item, first_of, normal
from designteam.evidence.formats.records import CannotRead, Record, broken
from designteam.evidence.formats.sorts import ARTICLES, BOOKS, FROM_BIBTEX, OTHERWISE, sort_of
from designteam.evidence.formats.variables import DATES, PEOPLE, TEXTS, WITH_LINES
from designteam.kit.words import N_

# Fields that mean one thing, and the first of each by which it is written.
FIELDS: Final = {
    "title": ("title",),
    "container-title-short": ("shortjournal",),
    "collection-title": ("series",),
    "volume": ("volume",),
    "page": ("pages",),
    "chapter-number": ("chapter",),
    "edition": ("edition",),
    "publisher-place": ("address", "location"),
    "medium": ("howpublished",),
    "note": ("note",),
    "annote": ("annote", "annotation"),
    "abstract": ("abstract",),
    "keyword": ("keywords", "mendeley-tags"),
    "DOI": ("doi",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "URL": ("url",),
    "language": ("language", "langid"),
    "source": ("library",),
    "call-number": ("lccn",),
    "event-title": ("eventtitle",),
    "event-place": ("venue",),
    "original-title": ("origtitle",),
    "original-publisher": ("origpublisher",),
    "original-publisher-place": ("origlocation",),
    "number-of-pages": ("pagetotal",),
    "number-of-volumes": ("volumes",),
    "PMID": ("pmid",),
    "PMCID": ("pmcid",),
    "license": ("rights", "copyright"),
    "title-short": ("shorttitle",),
    "genre": ("type",),
    "version": ("version",),
    "status": ("pubstate",),
}
PEOPLE_FIELDS: Final = {"author": "author", "editor": "editor", "translator": "translator",
                        "container-author": "bookauthor", "commentator": "annotator"}  # fmt: skip
DATE_FIELDS: Final = {"accessed": "urldate", "event-date": "eventdate", "original-date": "origdate"}
RICH: Final = frozenset({"title", "container-title", "collection-title", "title-short", "original-title"})
ADDRESSES: Final = frozenset({"URL", "DOI"})
MOST_SIGNS: Final = 1_500_000  # backslashes and braces, in 10 MB; more than ten for each line is no reference
BESIDE: Final = "csl-"

_WRAPPED = re.compile(r"(?<![\n\t ])[ \t]*\n[ \t]*(?![\n\t ])")  # one line end is a space, two are a paragraph
_KEY_SIGNS = re.compile(r"[\s,{}()\"=#%'~\\@]+")
_GENRES: Final = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}


def records(text: str) -> list[Record]:
    """Every entry of a file. An entry takes what it lacks from the one it refers to with `crossref`."""
    if text.count("\\") + text.count("{") > MOST_SIGNS:
        raise CannotRead(N_("This file holds far more LaTeX than text. Export it again, as RIS or CSL-JSON."))
    found = entries(text)
    parents = {one.key.casefold(): one.entry for one in found if isinstance(one.entry, Entry) and one.key}
    return [_record(one, parents) for one in found]


def _record(found: Found, parents: Mapping[str, Entry]) -> Record:
    entry = found.entry
    if isinstance(entry, Fault):
        return broken(found.line, entry, key=found.key)
    return Record(found.line, lambda: item_of(_with_parent(entry, parents)), key=entry.key)


def _with_parent(entry: Entry, parents: Mapping[str, Entry]) -> Entry:
    parent = parents.get(entry.fields.get("crossref", "").strip().casefold())
    if parent is None or parent is entry:
        return entry
    theirs = {("booktitle" if name == "title" else name): said for name, said in parent.fields.items()}
    own = {name: said for name, said in entry.fields.items() if name != "crossref"}
    return Entry(entry.sort, entry.key, {**theirs, **own})


def item_of(entry: Entry) -> Item:
    """The item that an entry describes. Raises Fault."""
    return normal({**_understood(entry), **_beside(entry)})


def _beside(entry: Entry) -> Item:
    """What was written beside BibTeX's own fields, by us."""
    said = {name.removeprefix(BESIDE): value for name, value in entry.fields.items() if name.startswith(BESIDE)}
    return {_VARIABLES.get(name, name): unspelled(latex.decode(value)) for name, value in said.items()}


_VARIABLES: Final = {name.lower(): name for name in (*TEXTS, *PEOPLE, *DATES)}


def _understood(entry: Entry) -> Item:
    fields = {name: said for name, said in entry.fields.items() if said.strip() and not name.startswith(BESIDE)}
    item: Item = {"id": entry.key, "type": FROM_BIBTEX.get(entry.sort, OTHERWISE)}
    item |= {name: _text(name, _taken(fields, *names)) for name, names in FIELDS.items()}
    item["title"] = _whole_title(fields, "", item["title"])
    item["container-title"] = _text("container-title", _taken(fields, "journaltitle", "journal", "booktitle"))
    item["container-title"] = _whole_title(fields, "book", item["container-title"])
    item["publisher"] = latex.decode(_taken(fields, "publisher", "school", "institution", "organization"))
    item |= {name: decode_people(fields.pop(field)) for name, field in PEOPLE_FIELDS.items() if field in fields}
    item |= {name: date_of(latex.decode(_taken(fields, field))) for name, field in DATE_FIELDS.items()}
    item["issued"] = _issued(fields)
    item |= _numbers(fields, item)
    item["genre"] = item["genre"] or _GENRES.get(entry.sort, "")
    item["custom"] = {name: latex.decode(said) for name, said in fields.items()}
    return item


def _taken(fields: dict[str, str], *names: str) -> str:
    """The first of these fields that says something; of two that say the same, both are dealt with."""
    said = first_of(fields.get(name, "") for name in names)
    for name in names:
        if fields.get(name) == said:
            fields.pop(name, None)
    return said


def _text(name: str, value: str) -> str:
    if name in ADDRESSES:
        return latex.decode_address(value)
    if name in RICH:
        return latex.decode(latex.without_outer_braces(value.strip()), rich=True)
    return latex.decode(_WRAPPED.sub(" ", value) if name in WITH_LINES else value)


def _whole_title(fields: dict[str, str], of: str, title: str) -> str:
    subtitle = _text("title", _taken(fields, f"{of}subtitle"))
    return f"{title}: {subtitle}" if title and subtitle else title or subtitle


def _issued(fields: dict[str, str]) -> object:
    date = latex.decode(_taken(fields, "date", "year")).strip()
    year = latex.decode(fields.pop("year", date)).strip()
    month = latex.decode(fields.pop("month", "")).strip()
    day = latex.decode(fields.pop("day", "")).strip()
    if date.isdigit() and month:
        numbered = f"{date}-{month:0>2}" if month.isdigit() else f"{month} {date}"
        day = f"-{day:0>2}" if month.isdigit() and day.isdigit() else ""
        return date_of(numbered + day)
    return date_of(date or year)


def _numbers(fields: dict[str, str], item: Item) -> Item:
    """`number` is the issue of a journal, the place in a series, or the number of a report."""
    issue, number = latex.decode(fields.pop("issue", "")), latex.decode(fields.pop("number", ""))
    if not number:
        return {"issue": issue}
    if item["type"] in ARTICLES and not issue:
        return {"issue": number}
    in_series = item["type"] in BOOKS and item["collection-title"]
    return {"issue": issue, "collection-number" if in_series else "number": number}


def entry_of(item: Item, key: str) -> Entry:
    """The entry for an item, as far as BibTeX has fields for it."""
    sort = item.get("type", OTHERWISE)
    entry = Entry(sort_of(sort).bibtex[0], key)
    fields = entry.fields
    fields |= {PEOPLE_FIELDS[name]: encode_people(item[name]) for name in PEOPLE_FIELDS if name in item}
    container = "journal" if sort in ARTICLES else "booktitle"
    fields |= {container: latex.encode_rich(item["container-title"])} if "container-title" in item else {}
    fields |= {names[0]: _encoded(name, item[name]) for name, names in FIELDS.items() if name in item}
    house = {"thesis": "school", "report": "institution"}.get(sort, "publisher")
    fields |= {house: latex.encode(item["publisher"])} if "publisher" in item else {}
    fields |= _encoded_numbers(item, is_article=sort in ARTICLES)
    fields |= {field: latex.encode(text_of(item[name])) for name, field in DATE_FIELDS.items() if name in item}
    fields |= _encoded_date(item["issued"]) if "issued" in item else {}
    taken = fields.keys()
    fields |= {name: latex.encode(said) for name, said in item.get("custom", {}).items() if name not in taken}
    return entry


def _encoded(name: str, value: str) -> str:
    if name in ADDRESSES:
        return latex.encode_address(value)
    if name == "page":
        return latex.encode(value).replace("-", "--")
    return latex.encode_rich(value) if name in RICH else latex.encode(value)


def _encoded_numbers(item: Item, *, is_article: bool) -> dict[str, str]:
    numbers = {name: item.get(name, "") for name in ("issue", "collection-number", "number")}
    if is_article:
        numbers = {"number": numbers["issue"]}
    else:
        numbers = {"issue": numbers["issue"], "number": numbers["collection-number"] or numbers["number"]}
    return {name: latex.encode(said) for name, said in numbers.items() if said}


def _encoded_date(date: Mapping[str, object]) -> dict[str, str]:
    """Old programs know a year and a month only; the day, or a span, stands in `date` as well."""
    said = text_of(dict(date))
    found = re.fullmatch(r"(\d{4})(?:-(0\d|1[0-2])(-\d\d)?)?", said)
    if found is None:
        return {"date": latex.encode(said)}
    month = {"month": SHORT_MONTHS[int(found[2]) - 1]} if found[2] and not found[3] else {}
    return {"year": found[1], **month} if not found[3] else {"date": said, "year": found[1]}


def text_of_items(items: Iterable[Item]) -> str:
    """The file. Keys are such as LaTeX takes; one that is not stands beside."""
    listed = list(items)
    listed = [{**item, "id": key} for item, key in zip(listed, keys_of(listed), strict=True)]
    fit = keys_of([{**item, "id": _KEY_SIGNS.sub("", item["id"])} for item in listed])
    return "\n".join(_text_of(item, key) for item, key in zip(listed, fit, strict=True))


def _text_of(item: Item, key: str) -> str:
    entry, beside = split_over(item, lambda given: entry_of(given, key), _understood)
    fields = entry.fields | {f"{BESIDE}{name.lower()}": latex.encode(said) for name, said in beside.items()}
    said = [f"  {name} = {value if name == 'month' else '{' + value + '}'}" for name, value in fields.items() if value]
    return f"@{entry.sort}{{{entry.key},\n" + ",\n".join(said) + "\n}\n"
