"""A list of products as a feed reader fetches it: Atom, as RFC 4287 has it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
NOTHING_YET = datetime(2000, 1, 1, tzinfo=UTC)  # a feed says when it was changed, also when nothing is in it


class Entry(NamedTuple):
    """One line of a feed. `id` never changes; `categories` are pairs of a code and its label."""

    id: str
    url: str
    title: str
    author: str
    summary: str
    published: datetime
    updated: datetime
    categories: Sequence[tuple[str, str]] = ()


class Feed(NamedTuple):
    """`url` is where the feed itself is found, `page` where people read the same."""

    url: str
    page: str
    title: str
    language: str
    entries: Sequence[Entry]

    @property
    def updated(self) -> datetime:
        return max((entry.updated for entry in self.entries), default=NOTHING_YET)

    def written(self) -> bytes:
        root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
        root.set("{http://www.w3.org/XML/1998/namespace}lang", self.language)
        _text(root, "id", self.url)
        _text(root, "title", self.title)
        _text(root, "updated", _moment(self.updated))
        _link(root, "self", self.url, MEDIA_TYPE)
        _link(root, "alternate", self.page, "text/html")
        if not self.entries:
            _author(root, "designteam")
        for entry in self.entries:
            _write(root, entry)
        return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _write(root: etree._Element, entry: Entry) -> None:
    element = etree.SubElement(root, f"{{{ATOM}}}entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "updated", _moment(entry.updated))
    _text(element, "published", _moment(entry.published))
    _author(element, entry.author)
    _link(element, "alternate", entry.url, "text/html")
    if entry.summary:
        _text(element, "summary", entry.summary)
    for code, label in entry.categories:
        etree.SubElement(element, f"{{{ATOM}}}category", term=code, label=label)


def _author(parent: etree._Element, name: str) -> None:
    _text(etree.SubElement(parent, f"{{{ATOM}}}author"), "name", name)


def _link(parent: etree._Element, relation: str, url: str, media_type: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", rel=relation, href=url, type=media_type)


def _text(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
