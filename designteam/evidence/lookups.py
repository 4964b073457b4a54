"""What the catalogues of the world know of a DOI or an ISBN: Crossref and DataCite by way of doi.org, OpenLibrary."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Final
from urllib.parse import quote, urlencode, urljoin

from designteam.evidence.formats import Item, isbn_13, normal, normal_doi
from designteam.evidence.formats.csl import item_of
from designteam.evidence.formats.dates import date_of
from designteam.evidence.formats.items import Fault
from designteam.evidence.formats.names import natural
from designteam.kit.outside import Answer, NotPublic, TooLarge, TooSlow, ask
from designteam.kit.words import N_, CannotDo

SECONDS: Final = 8.0
MOST_BYTES: Final = 1_000_000
CSL_JSON: Final = "application/vnd.citationstyles.csl+json"

# Where doi.org sends on to, by who registered the DOI.
HOSTS: Final = frozenset({
    "doi.org", "www.doi.org", "dx.doi.org", "api.crossref.org", "data.crossref.org", "data.crosscite.org",
    "api.datacite.org", "data.datacite.org", "data.medra.org", "openlibrary.org", "www.openlibrary.org",
})  # fmt: skip

# What Crossref calls a type, where it uses its own word.
TYPES: Final = {
    "journal-article": "article-journal", "book-chapter": "chapter", "book-section": "chapter", "monograph": "book",
    "edited-book": "book", "reference-book": "book", "proceedings-article": "paper-conference",
    "dissertation": "thesis", "posted-content": "article", "reference-entry": "entry", "report-component": "report",
    "peer-review": "review",
}  # fmt: skip
_OTHER_TAGS = re.compile(r"</?(?!(?:i|b|sup|sub)>)(?:[a-z]+:)?[a-z]{1,20}(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_TITLES: Final = ("title", "container-title", "original-title")


class CannotLookUp(CannotDo):
    """Nothing could be found out; whoever asked can still fill in the fields."""


class NoSuchForm(CannotLookUp):
    """What was typed is no DOI or ISBN."""


class NotKnown(CannotLookUp):
    """The catalogue does not have it."""


class NotReached(CannotLookUp):
    """The catalogue did not answer: no internet here, or it is out of order."""


class TookTooLong(NotReached):
    pass


class NotUsable(CannotLookUp):
    """What the catalogue answers is too large, or is no description."""


@dataclass(frozen=True)
class Catalogues:
    """Where to ask, and the address at which the catalogues can reach whoever runs this site.

    `also_at_home` lets a test ask a server on this machine, without TLS.
    """

    contact: str = ""
    doi: str = "https://doi.org/"
    isbn: str = "https://openlibrary.org/"
    hosts: frozenset[str] = HOSTS
    also_at_home: bool = False

    @property
    def who_asks(self) -> str:
        return f"designteam (mailto:{self.contact})" if self.contact else "designteam"


THE_WORLD: Final = Catalogues()


def by_doi(text: str, *, asking: Catalogues = THE_WORLD) -> Item:
    """The item for a DOI, typed in any of its forms. Raises CannotLookUp, with a sentence for whoever asked."""
    doi = normal_doi(text)
    if not doi:
        raise NoSuchForm(N_("This is not a DOI. One begins with 10. and has a slash in it, such as 10.1234/abc."))
    answer = _asked(urljoin(asking.doi, "/" + quote(doi, safe="/:;()._-")), asking, accept=CSL_JSON)
    if answer.status in {404, 410}:
        raise NotKnown(N_("This DOI does not exist. Look whether it was copied whole."))
    item = _from_csl(_read(answer))
    return item | {"DOI": item.get("DOI", doi)}


def by_isbn(text: str, *, asking: Catalogues = THE_WORLD) -> Item:
    """The item for a book by its ISBN, of ten or thirteen digits. Raises CannotLookUp."""
    isbn = isbn_13(text)
    if not isbn:
        raise NoSuchForm(
            N_("This is not an ISBN: the last digit does not go with the others. Look for a typing error.")
        )
    query = urlencode({"bibkeys": f"ISBN:{isbn}", "jscmd": "data", "format": "json"})
    answer = _asked(urljoin(asking.isbn, f"/api/books?{query}"), asking, accept="application/json")
    found = _read(answer).get(f"ISBN:{isbn}")
    if answer.status in {404, 410} or not isinstance(found, dict):
        raise NotKnown(N_("OpenLibrary does not know this book. Fill in the fields yourself."))
    return _from_open_library(found, isbn)


def _asked(url: str, asking: Catalogues, *, accept: str) -> Answer:
    headers = {"Accept": accept, "User-Agent": asking.who_asks}
    try:
        answer = ask(
            url, hosts=asking.hosts, headers=headers, most=MOST_BYTES, seconds=SECONDS,
            also_at_home=asking.also_at_home,
        )  # fmt: skip
    except TooSlow as slow:
        raise TookTooLong(
            N_("The catalogue takes too long to answer. Try again later, or fill in the fields.")
        ) from slow
    except TooLarge as large:
        raise NotUsable(N_("The catalogue answers with far more than a description. Fill in the fields.")) from large
    except NotPublic as elsewhere:
        raise NotUsable(
            N_("The catalogue has no description of this that we can read. Fill in the fields.")
        ) from elsewhere
    except (OSError, HTTPException, ValueError) as silent:
        raise NotReached(N_("The catalogue cannot be reached now. Fill in the fields, or try again later.")) from silent
    if answer.status == 429 or answer.status >= 500:
        raise NotReached(N_("The catalogue cannot be reached now. Fill in the fields, or try again later."))
    return answer


def _read(answer: Answer) -> dict[str, Any]:
    try:
        value = json.loads(answer.body) if answer.status == 200 and "json" in answer.kind else {}
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict) and (value or "json" in answer.kind or answer.status == 404):
        return value
    raise NotUsable(N_("The catalogue has no description of this that we can read. Fill in the fields."))


def _from_csl(value: dict[str, Any]) -> Item:
    """Without all that Crossref adds for itself; its licence is the first of a list, its titles hold entities."""
    kept = {**value, "type": TYPES.get(str(value.get("type")), value.get("type")), "license": _licence(value)}
    kept |= {name: _title(value[name]) for name in _TITLES if name in value}
    for name in ("ISBN", "ISSN"):
        if isinstance(value.get(name), list):
            kept[name] = " ".join(str(one) for one in value[name][:5])
    if re.match(r"https?://(?:dx\.)?doi\.org/", str(value.get("URL", ""))):
        kept.pop("URL")
    try:
        item = item_of({name: said for name, said in kept.items() if name not in _OF_ITSELF})
    except Fault as fault:
        raise NotUsable(N_("The catalogue answers with far more than a description. Fill in the fields.")) from fault
    if not item.get("title"):
        raise NotUsable(N_("The catalogue has no description of this that we can read. Fill in the fields."))
    return {name: said for name, said in item.items() if name != "custom"}


_OF_ITSELF: Final = frozenset({"id", "source", "references", "custom"})


def _title(value: object) -> object:
    first = next(iter(value), "") if isinstance(value, list) else value
    return _OTHER_TAGS.sub("", html.unescape(first)) if isinstance(first, str) else ""


def _licence(value: Mapping[str, Any]) -> str:
    licence = value.get("license") or value.get("copyright")
    first = next(iter(licence), None) if isinstance(licence, list) else licence
    return str(first.get("URL", "")) if isinstance(first, dict) else first if isinstance(first, str) else ""


def _from_open_library(found: dict[str, Any], isbn: str) -> Item:
    title, subtitle = str(found.get("title") or ""), str(found.get("subtitle") or "")
    if not title:
        raise NotUsable(N_("The catalogue has no description of this that we can read. Fill in the fields."))
    item: Item = {
        "type": "book",
        "title": f"{title}: {subtitle}" if subtitle else title,
        "author": [natural(name) for name in _names(found.get("authors"))],
        "publisher": "; ".join(_names(found.get("publishers"))),
        "publisher-place": "; ".join(_names(found.get("publish_places"))),
        "issued": date_of(str(found.get("publish_date") or "")),
        "number-of-pages": str(found.get("number_of_pages") or ""),
        "ISBN": isbn,
    }
    try:
        return normal(item)
    except Fault as fault:
        raise NotUsable(N_("The catalogue answers with far more than a description. Fill in the fields.")) from fault


def _names(value: object) -> list[str]:
    listed = value if isinstance(value, list) else []
    return [str(one["name"]) for one in listed[:100] if isinstance(one, dict) and one.get("name")]
