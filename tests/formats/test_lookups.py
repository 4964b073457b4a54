"""Looking up a DOI or an ISBN: what the catalogues answer, recorded and served by a server on this machine."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from designteam.evidence import lookups
from designteam.evidence.lookups import (
    Catalogues,
    NoSuchForm,
    NotKnown,
    NotReached,
    NotUsable,
    TookTooLong,
    by_doi,
    by_isbn,
)
from designteam.kit import outside
from designteam.kit.outside import NotPublic, TooSlow

# As Crossref answers, with the fields it adds for itself.
CROSSREF = {
    "indexed": {"date-parts": [[2026, 1, 2]], "timestamp": 1}, "reference-count": 41, "publisher": "De Gouw",
    "issue": "2", "license": [{"start": {"date-parts": [[2021, 3, 1]]}, "URL": "https://licentie.example/by/4.0"}],
    "content-domain": {"domain": [], "crossmark-restriction": False}, "published-print": {"date-parts": [[2021, 3]]},
    "DOI": "10.5555/PS.2021.12", "type": "journal-article", "created": {"date-parts": [[2021, 3, 1]]},
    "abstract": "<jats:title>Samenvatting</jats:title>"
                "<jats:p>Leerlingen &amp; leraren kozen <jats:italic>samen</jats:italic>.</jats:p>",
    "page": "103-118", "source": "Crossref", "is-referenced-by-count": 3, "prefix": "10.5555", "volume": "98",
    "title": "Leren kiezen in <i>groep 7</i> &amp; <scp>groep</scp> 8", "member": "1",
    "container-title": "Pedagogische Voorbeelden",
    "author": [{"given": "Jantine", "family": "van den Akker", "sequence": "first", "affiliation": []},
               {"name": "Hogeschool Waterland", "literal": "Hogeschool Waterland", "sequence": "additional"}],
    "reference": [{"key": "1", "unstructured": "Iets anders"}], "issued": {"date-parts": [[2021, 3]]},
    "URL": "http://dx.doi.org/10.5555/ps.2021.12", "ISSN": ["0165-0645", "2211-0645"], "language": "nl",
}  # fmt: skip
DATACITE = {
    "type": "dataset", "id": "https://doi.org/10.5556/meting.1", "categories": ["rekenen"], "language": "nl",
    "author": [{"family": "Bakker", "given": "Kees"}], "issued": {"date-parts": [[2022, 5, 9]]},
    "abstract": "Metingen in groep 5.", "DOI": "10.5556/METING.1", "publisher": "Datahuis",
    "title": "Metingen rekenen", "URL": "https://datahuis.example/1", "version": "2", "copyright": "CC BY 4.0",
}  # fmt: skip
OPEN_LIBRARY = {
    "ISBN:9789068681239": {
        "url": "https://openlibrary.example/books/OL1M", "title": "Samen ontwerpen", "subtitle": "een handreiking",
        "authors": [{"url": "x", "name": "Jantine van den Akker"}, {"name": "Hogeschool Waterland"}],
        "number_of_pages": 212, "identifiers": {"isbn_13": ["9789068681239"]}, "publish_date": "March 2019",
        "publishers": [{"name": "De Gouw"}], "publish_places": [{"name": "Purmerend"}],
    }
}  # fmt: skip
CSL = "application/vnd.citationstyles.csl+json"
ISBN = "978-90-6868-123-9"


@dataclass
class Answer:
    body: bytes = b""
    kind: str = CSL
    status: int = 200
    onward: str = ""
    seconds_between: float = 0.0  # one byte at a time


@dataclass
class Catalogue:
    """A server that answers each path as a test has it, and remembers what it was asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""

    @property
    def asking(self) -> Catalogues:
        return Catalogues(
            contact="beheer@school.example", doi=self.address, isbn=self.address,
            hosts=frozenset({"127.0.0.1"}), also_at_home=True,
        )  # fmt: skip

    def says(self, path: str, value: Any = None, **answer: Any) -> None:
        self.answers[path] = Answer(**({"body": json.dumps(value).encode()} if value is not None else {}) | answer)


@pytest.fixture
def catalogue() -> Iterator[Catalogue]:
    made = Catalogue()

    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append((self.path, dict(self.headers)))
            answer = made.answers.get(self.path.partition("?")[0], Answer(status=404, kind="text/html"))
            with suppress(OSError):
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.kind)
                if answer.onward:
                    self.send_header("Location", answer.onward)
                self.end_headers()
                for start in range(0, len(answer.body), 1 if answer.seconds_between else len(answer.body)):
                    time.sleep(answer.seconds_between)
                    self.wfile.write(answer.body[start : start + 1] if answer.seconds_between else answer.body)

        def log_request(self, code: object = "-", size: object = "-") -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    server.daemon_threads = True
    made.address = f"http://127.0.0.1:{server.server_port}/"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


def test_crossref_answers_by_way_of_doi_org(catalogue: Catalogue) -> None:
    catalogue.says("/10.5555/ps.2021.12", onward="/v1/works/10.5555/ps.2021.12/transform", status=302)
    catalogue.says("/v1/works/10.5555/ps.2021.12/transform", CROSSREF)

    item = by_doi("https://doi.org/10.5555/PS.2021.12", asking=catalogue.asking)

    assert item == {
        "type": "article-journal",
        "title": "Leren kiezen in <i>groep 7</i> & groep 8",
        "author": [
            {"family": "Akker", "given": "Jantine", "non-dropping-particle": "van den"},
            {"literal": "Hogeschool Waterland"},
        ],
        "container-title": "Pedagogische Voorbeelden",
        "volume": "98",
        "issue": "2",
        "page": "103-118",
        "issued": {"date-parts": [[2021, 3]]},
        "publisher": "De Gouw",
        "DOI": "10.5555/PS.2021.12",
        "ISSN": "0165-0645 2211-0645",
        "abstract": "Samenvatting\n\nLeerlingen & leraren kozen samen.",
        "language": "nl",
        "license": "https://licentie.example/by/4.0",
    }
    for _path, headers in catalogue.asked:
        assert headers["Accept"] == CSL
        assert headers["User-Agent"] == "designteam (mailto:beheer@school.example)"


def test_datacite_answers_in_the_same_shape(catalogue: Catalogue) -> None:
    catalogue.says("/10.5556/meting.1", DATACITE)

    item = by_doi("10.5556/meting.1", asking=catalogue.asking)

    assert (item["type"], item["publisher"], item["version"]) == ("dataset", "Datahuis", "2")
    assert (item["license"], item["URL"]) == ("CC BY 4.0", "https://datahuis.example/1")
    assert "id" not in item


def test_openlibrary_knows_a_book(catalogue: Catalogue) -> None:
    catalogue.says("/api/books", OPEN_LIBRARY, kind="application/json")

    item = by_isbn(ISBN, asking=catalogue.asking)

    assert item == {
        "type": "book",
        "title": "Samen ontwerpen: een handreiking",
        "author": [
            {"family": "Akker", "given": "Jantine", "non-dropping-particle": "van den"},
            {"literal": "Hogeschool Waterland"},
        ],
        "publisher": "De Gouw",
        "publisher-place": "Purmerend",
        "issued": {"date-parts": [[2019, 3]]},
        "number-of-pages": "212",
        "ISBN": "9789068681239",
    }
    assert catalogue.asked[0][0] == "/api/books?bibkeys=ISBN%3A9789068681239&jscmd=data&format=json"


@pytest.mark.parametrize(
    "typed", ["", "geen doi", "10.5555", "https://kern.example/10.5555/x y", "10.5555/" + "x" * 400]
)
def test_what_is_no_doi_is_not_asked(catalogue: Catalogue, typed: str) -> None:
    with pytest.raises(NoSuchForm, match="10"):
        by_doi(typed, asking=catalogue.asking)

    assert catalogue.asked == []


def test_an_isbn_with_a_typing_error_is_not_asked(catalogue: Catalogue) -> None:
    with pytest.raises(NoSuchForm, match="last digit"):
        by_isbn("978-90-6868-123-8", asking=catalogue.asking)

    assert catalogue.asked == []


def test_a_doi_or_book_that_nobody_knows(catalogue: Catalogue) -> None:
    with pytest.raises(NotKnown, match="does not exist"):
        by_doi("10.5555/bestaat.niet", asking=catalogue.asking)
    catalogue.says("/api/books", {}, kind="application/json")
    with pytest.raises(NotKnown, match="does not know"):
        by_isbn(ISBN, asking=catalogue.asking)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"<html>de pagina van de uitgever</html>", kind="text/html"), Answer(b'{"type": "book"', kind=CSL),
        Answer(b"[1]"), Answer(b"{}"), Answer(b'{"type": "book"}'), Answer(b"[" * 100_000), Answer(status=406),
        Answer(b'{"title": "x", "type": "book", "author": [' + b'{"family": "a"},' * 2_000 + b"1]}"),
    ],
)  # fmt: skip
def test_an_answer_that_is_no_description(catalogue: Catalogue, answer: Answer) -> None:
    catalogue.answers["/10.5555/x"] = answer

    with pytest.raises(NotUsable):
        by_doi("10.5555/x", asking=catalogue.asking)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_catalogue_that_is_out_of_order(catalogue: Catalogue, status: int) -> None:
    catalogue.says("/10.5555/x", status=status)

    with pytest.raises(NotReached):
        by_doi("10.5555/x", asking=catalogue.asking)


def test_a_machine_without_internet(catalogue: Catalogue) -> None:
    nobody = replace(catalogue.asking, doi="http://127.0.0.1:9/")

    with pytest.raises(NotReached, match="cannot be reached"):
        by_doi("10.5555/x", asking=nobody)


def test_an_answer_that_is_far_too_large(catalogue: Catalogue) -> None:
    catalogue.says("/10.5555/x", {"type": "book", "title": "x" * (lookups.MOST_BYTES + 1)})

    with pytest.raises(NotUsable, match="far more"):
        by_doi("10.5555/x", asking=catalogue.asking)


def test_an_answer_that_drips_is_cut_off(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookups, "SECONDS", 0.4)
    catalogue.says("/10.5555/x", CROSSREF, seconds_between=0.05)
    started = time.monotonic()

    with pytest.raises(TookTooLong):
        by_doi("10.5555/x", asking=catalogue.asking)

    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    "onward",
    ["http://localhost/x", "http://169.254.169.254/latest", "https://uitgever.example/x", "file:///etc/passwd",
     "//[::1]/", "/10.5555/x"],
)  # fmt: skip
def test_a_redirect_to_anywhere_else_is_not_followed(catalogue: Catalogue, onward: str) -> None:
    catalogue.says("/10.5555/x", status=302, onward=onward)

    with pytest.raises(NotUsable, match="no description"):
        by_doi("10.5555/x", asking=catalogue.asking)

    assert {path for path, _headers in catalogue.asked} == {"/10.5555/x"}


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.0.0.8", "169.254.169.254", "192.168.1.1", "::1", "fd00::1", "::ffff:10.0.0.1"]
)
def test_a_name_that_leads_inside_is_not_asked(address: str) -> None:
    with pytest.raises(NotPublic):
        outside.ask(
            "https://doi.org/10.5555/x", hosts={"doi.org"}, headers={}, most=10, seconds=1,
            look_up=lambda *_name: ["8.8.8.8", address],
        )  # fmt: skip


def test_a_name_that_nobody_can_look_up_is_given_up_in_time() -> None:
    def slow(*_name: object) -> list[str]:
        time.sleep(1)
        return []

    started = time.monotonic()
    with pytest.raises(TooSlow):
        outside.ask("https://doi.org/x", hosts={"doi.org"}, headers={}, most=10, seconds=0.1, look_up=slow)

    assert time.monotonic() - started < 0.9


def test_a_catalogue_is_asked_over_tls_only() -> None:
    with pytest.raises(NotPublic):
        outside.ask("http://doi.org/10.5555/x", hosts={"doi.org"}, headers={}, most=10, seconds=1)
