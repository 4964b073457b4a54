"""Which pages a search engine may visit (sitemaps.org, version 0.9)."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import Any, Final, NamedTuple

from lxml import etree
from lxml.builder import ElementMaker

from designteam.products.formats.letters import fit

NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_ADDRESSES: Final = 50_000  # in one file, by the protocol

_E: Final = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


class Place(NamedTuple):
    """A page or a file of pages, and when it last changed, if that is known."""

    url: str
    changed_at: datetime | None = None


class TooMany(ValueError):
    """One file may not list this many addresses; an index of files can."""


def sitemap(places: Iterable[Place]) -> bytes:
    """Raises TooMany above 50,000 addresses."""
    return _written("urlset", "url", places)


def sitemap_index(files: Iterable[Place]) -> bytes:
    """A file that lists other files. Raises TooMany above 50,000 of them."""
    return _written("sitemapindex", "sitemap", files)


def _written(root: str, each: str, places: Iterable[Place]) -> bytes:
    listed = list(islice(places, MOST_ADDRESSES + 1))
    if len(listed) > MOST_ADDRESSES:
        raise TooMany(MOST_ADDRESSES)
    document = getattr(_E, root)(*(_place(each, place) for place in listed))
    written: bytes = etree.tostring(document, encoding="UTF-8", xml_declaration=True)
    return written


def _place(each: str, place: Place) -> Any:
    changed = [_E.lastmod(place.changed_at.isoformat(timespec="seconds"))] if place.changed_at else []
    return getattr(_E, each)(_E.loc(fit(place.url)), *changed)
