"""Draws a tagged PDF (PDF/UA-1) from HTML, with our own style sheet and fonts and the pictures it is given.

Only a worker imports this: it loads WeasyPrint, and with it the libraries of Pango.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from designteam.config import ROOT

SHIPPED: Final = ROOT / "static" / "dist"
RESOURCES: Final = {
    "app:print.css": (SHIPPED / "print.css", "text/css"),
    **{
        f"app:fonts/{name}.woff2": (SHIPPED / "fonts" / f"{name}.woff2", "font/woff2")
        for name in ("atkinson-400", "atkinson-700", "literata-400", "literata-600")
    },
}
MOST_CHARACTERS: Final = 2_000_000
MOST_PAGES: Final = 300
MOST_SECONDS: Final = 20

_progress = logging.getLogger("weasyprint.progress")

Heard = Callable[[str, int], None]
Pictures = Callable[[str], bytes | None]


def _no_picture(_address: str) -> None:
    return None


class TooLarge(Exception):
    """There is more than fits in one document, or drawing it takes too long."""


class Drawn(NamedTuple):
    content: bytes
    pages: int


class OwnFiles(URLFetcher):
    """Gives out our own style sheet, fonts and the pictures of this document by name.

    Any other address is refused: file, http, data, all of them.
    """

    def __init__(self, pictures: Pictures = _no_picture) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.pictures = pictures
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if picture := self.pictures(url):
            return URLFetcherResponse(url, picture, {"Content-Type": "image/jpeg"})
        if url not in RESOURCES:
            self.refused.append(url)
            message = "only our own style sheet, fonts and pictures may be in a document"
            raise ValueError(message)
        path, kind = RESOURCES[url]
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


def draw(
    html: str,
    *,
    heard: Heard,
    pictures: Pictures = _no_picture,
    most_pages: int = MOST_PAGES,
    most_seconds: float = MOST_SECONDS,
) -> Drawn:
    """Draw the document; `heard` is told "laying_out" or "drawing", with the page that was just laid out.

    The seconds are those of the processor, so that a busy machine refuses nothing. The limits are looked at after
    each page: a document may go over its time by as much as one page takes.
    Raises TooLarge.
    """
    if len(html) > MOST_CHARACTERS:
        raise TooLarge
    with _listening(heard, most_pages=most_pages, until=time.thread_time() + most_seconds):
        document = HTML(string=html, base_url="app:", url_fetcher=OwnFiles(pictures)).render(pdf_variant="pdf/ua-1")
        return Drawn(document.write_pdf(pdf_variant="pdf/ua-1"), len(document.pages))


class _Listener(logging.Handler):
    """Hears how far WeasyPrint is, and stops it by raising: it has no other brake."""

    def __init__(self, heard: Heard, *, most_pages: int, until: float) -> None:
        super().__init__(logging.INFO)
        self.heard, self.most_pages, self.until = heard, most_pages, until

    def emit(self, record: logging.LogRecord) -> None:
        if time.thread_time() > self.until:
            raise TooLarge
        if record.msg == "Step 5 - Creating layout - Page %d":
            page = record.args[0] if isinstance(record.args, tuple) else 0
            if not isinstance(page, int) or page > self.most_pages:
                raise TooLarge
            self.heard("laying_out", page)
        elif record.msg.startswith("Step 6"):
            self.heard("drawing", 0)


@contextmanager
def _listening(heard: Heard, *, most_pages: int, until: float) -> Iterator[None]:
    listener = _Listener(heard, most_pages=most_pages, until=until)
    level, propagate = _progress.level, _progress.propagate
    _progress.addHandler(listener)
    _progress.setLevel(logging.INFO)
    _progress.propagate = False
    try:
        yield
    finally:
        _progress.removeHandler(listener)
        _progress.setLevel(level)
        _progress.propagate = propagate
