"""OAI-PMH: six verbs, and a harvest by a real harvester while products change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest
from flask import Flask, Response, request
from lxml import etree
from oaipmh_scythe import HTTPConfig, Scythe
from werkzeug.serving import make_server

from designteam.products.oai import MOST_IN_A_PAGE, Chosen, Record, Records, Repository, answer, set_of_area
from tests.support.learning import a_product

OAI = "{http://www.openarchives.org/OAI/2.0/}"
BEGAN = datetime(2026, 11, 1, 8, 0, 0, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)
AREAS = ("rekenen", "taal")


@dataclass
class InMemory:
    """Records that can change, as a database would hold them."""

    held: dict[int, Record] = field(default_factory=dict)
    asked_for: list[int] = field(default_factory=list)

    def publish(self, number: int, at: datetime, title: str = "", area: str = "rekenen") -> None:
        name = f"oai:designteam.example:product-{number}"
        product = a_product(
            title=title or f"Product {number}", record=name, url=f"https://designteam.example/products/{number}",
            modified_at=at, learning_areas=(area,),
        )  # fmt: skip
        self.held[number] = Record(number, name, at, (set_of_area(area),), product)

    def withdraw(self, number: int, at: datetime) -> None:
        self.held[number] = replace(self.held[number], changed_at=at, product=None)

    def earliest(self) -> datetime | None:
        return min((record.changed_at for record in self.held.values()), default=None)

    def sets(self) -> Sequence[tuple[str, str]]:
        return [(set_of_area(area), area) for area in AREAS] if self.held else []

    def page(self, chosen: Chosen, *, after: int, most: int) -> Sequence[Record]:
        self.asked_for.append(most)
        return [record for number, record in sorted(self.held.items()) if number > after and fits(record, chosen)][
            :most
        ]

    def one(self, identifier: str) -> Record | None:
        return next((record for record in self.held.values() if record.identifier == identifier), None)


def fits(record: Record, chosen: Chosen) -> bool:
    return (
        (chosen.since is None or record.changed_at >= chosen.since)
        and (chosen.before is None or record.changed_at < chosen.before)
        and (chosen.in_set is None or chosen.in_set in record.sets)
    )


@pytest.fixture
def records() -> InMemory:
    """Five hundred products, one changed every minute."""
    filled = InMemory()
    for number in range(1, 501):
        filled.publish(number, BEGAN + number * A_MINUTE, area=AREAS[number % 2])
    return filled


@contextmanager
def running(records: Records) -> Iterator[str]:
    """The repository on a server of its own, at this address."""
    site = Flask("repository")

    @site.route("/oai", methods=["GET", "POST"])
    def oai() -> Response:
        repository = Repository("Designteam", request.base_url, "beheer@designteam.example")
        asked: Mapping[str, Sequence[str]] = dict(request.values.lists())
        return Response(answer(asked, repository=repository, records=records), mimetype="text/xml")

    server = make_server("127.0.0.1", 0, site, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/oai"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def harvester(records: InMemory) -> Iterator[Scythe]:
    with running(records) as url, Scythe(url) as scythe:
        yield scythe


def ask(records: Records, **asked: str | list[str]) -> Any:
    """One request as a harvester would make it; `from_` stands for from."""
    given = {name.rstrip("_"): [value] if isinstance(value, str) else value for name, value in asked.items()}
    repository = Repository("Designteam", "https://designteam.example/oai", "beheer@designteam.example")
    return etree.fromstring(answer(given, repository=repository, records=records))


def refused(records: Records, **asked: str | list[str]) -> str | None:
    found = ask(records, **asked).find(f"{OAI}error")
    return found.get("code") if found is not None else None


def number_of(record: Any) -> int:
    return int(record.header.identifier.rpartition("-")[2])


def test_a_whole_harvest_gives_every_product_once(harvester: Scythe, records: InMemory) -> None:
    found = list(harvester.list_records(metadata_prefix="oai_dc"))

    assert [number_of(record) for record in found] == list(range(1, 501))
    assert max(records.asked_for) == MOST_IN_A_PAGE + 1


@pytest.mark.parametrize("prefix", ["oai_dc", "nl_lom"])
def test_nothing_is_missed_or_given_twice_while_products_change(
    harvester: Scythe, records: InMemory, prefix: str
) -> None:
    """While it runs products are changed, withdrawn and published, both before and after where the harvester is."""
    found: list[Any] = []
    now = BEGAN + 600 * A_MINUTE
    for record in harvester.list_records(metadata_prefix=prefix):
        found.append(record)
        if len(found) == 150:
            for number in (3, 140, 230, 410):
                records.publish(number, now, title="Anders")
            for number in (7, 480):
                records.withdraw(number, now)
            records.publish(501, now)
        if len(found) == 320:
            records.publish(230, now + A_MINUTE, title="Nog eens anders")
            records.withdraw(330, now + A_MINUTE)

    numbers = [number_of(record) for record in found]
    assert numbers == list(range(1, 502))
    # Of what was on a page that was already here the change comes next time.
    assert {number_of(record) for record in found if record.header.deleted} == {480}
    afterwards = list(harvester.list_records(metadata_prefix=prefix, from_="2026-11-01T18:00:00Z"))
    kept = {number_of(record): record for record in [*found, *afterwards]}
    assert kept.keys() == records.held.keys()
    for number, held in records.held.items():
        assert kept[number].header.datestamp == held.changed_at.strftime("%Y-%m-%dT%H:%M:%SZ"), number
        assert kept[number].header.deleted is (held.product is None), number
    assert [number_of(record) for record in afterwards] == [3, 7, 140, 230, 330, 410, 480, 501]


def test_a_withdrawn_product_stays_as_a_record_without_a_description(harvester: Scythe, records: InMemory) -> None:
    records.withdraw(12, BEGAN + 600 * A_MINUTE)

    record: Any = harvester.get_record(identifier="oai:designteam.example:product-12", metadata_prefix="nl_lom")

    assert record.header.deleted
    assert record.xml.find(f"{OAI}metadata") is None
    assert record.xml.find(f"{OAI}header").get("status") == "deleted"


def test_only_what_changed_in_between_is_harvested(harvester: Scythe) -> None:
    """Both ends count, to the second and to the day."""
    minutes: Any = harvester.list_identifiers(from_="2026-11-01T08:10:00Z", until="2026-11-01T08:12:00Z")
    days: Any = harvester.list_identifiers(from_="2026-11-01", until="2026-11-01")

    assert [int(header.identifier.rpartition("-")[2]) for header in minutes] == [10, 11, 12]
    assert len(list(days)) == 500


def test_a_change_within_the_last_second_counts_as_that_second(records: InMemory) -> None:
    records.publish(7, BEGAN + timedelta(days=3, microseconds=900_000))

    found = ask(
        records, verb="ListIdentifiers", metadataPrefix="oai_dc",
        from_="2026-11-04T08:00:00Z", until="2026-11-04T08:00:00Z",
    )  # fmt: skip

    assert [one.text for one in found.iter(f"{OAI}datestamp")] == ["2026-11-04T08:00:00Z"]


def test_a_set_is_harvested_by_itself_and_its_records_name_it(harvester: Scythe) -> None:
    found: Any = list(harvester.list_identifiers(metadata_prefix="oai_dc", set_="area-taal"))

    assert len(found) == 250
    assert {tuple(header.setSpecs) for header in found} == {("area-taal",)}
    sets: Any = harvester.list_sets()
    assert [one.setSpec for one in sets] == ["area-rekenen", "area-taal"]


def test_it_says_who_it_is_and_how_far_back_it_goes(harvester: Scythe) -> None:
    who: Any = harvester.identify()

    assert who.repositoryName == "Designteam"
    assert who.protocolVersion == "2.0"
    assert who.earliestDatestamp == "2026-11-01T08:01:00Z"
    assert who.deletedRecord == "persistent"
    assert who.granularity == "YYYY-MM-DDThh:mm:ssZ"
    assert who.baseURL == harvester.endpoint


def test_it_says_in_which_formats_it_writes(harvester: Scythe) -> None:
    found: Any = harvester.list_metadata_formats(identifier="oai:designteam.example:product-1")

    assert [(one.metadataPrefix, one.schema, one.metadataNamespace) for one in found] == [
        ("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd", "http://www.openarchives.org/OAI/2.0/oai_dc/"),
        ("nl_lom", "http://www.imsglobal.org/xsd/imsmd_v1p2p4.xsd", "http://www.imsglobal.org/xsd/imsmd_v1p2"),
    ]


def test_a_request_may_be_posted(records: InMemory) -> None:
    with running(records) as url, Scythe(url, http_config=HTTPConfig(http_method="POST")) as posting:
        assert len(list(posting.list_identifiers(metadata_prefix="nl_lom"))) == 500


def test_a_list_ends_with_an_empty_token_only_after_several_pages(records: InMemory) -> None:
    first = ask(records, verb="ListIdentifiers", metadataPrefix="oai_dc", from_="2026-11-01T16:10:00Z")
    assert first.find(f".//{OAI}resumptionToken") is None

    tokens: list[str | None] = []
    asked: dict[str, str | list[str]] = {"metadataPrefix": "oai_dc"}
    while not tokens or tokens[-1]:
        tokens.append(ask(records, verb="ListIdentifiers", **asked).findtext(f".//{OAI}resumptionToken"))
        asked = {"resumptionToken": tokens[-1] or ""}
    assert len(tokens) == 5
    assert tokens[-1] == ""


def test_the_same_token_gives_the_same_page_again(records: InMemory) -> None:
    token = ask(records, verb="ListRecords", metadataPrefix="nl_lom").findtext(f".//{OAI}resumptionToken")

    one, other = (ask(records, verb="ListRecords", resumptionToken=token) for _again in range(2))

    ids = [[found.text for found in page.iter(f"{OAI}identifier")] for page in (one, other)]
    assert ids[0] == ids[1]
    assert ids[0][0] == "oai:designteam.example:product-101"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("", "badVerb"),
        ("verb=Steal", "badVerb"),
        ("verb=GetMetadata&metadataPrefix=oai_dc&identifier=oai:designteam.example:product-1", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=%00%EF%BF%BE", "badVerb"),
        ("verb=Identify&set=area-taal", "badArgument"),
        ("verb=Identify&%00=%01", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=nl_lom", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=gisteren", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-1-1", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-31", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=0000-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00:00.5Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=2026-01-01T00:00:00%2B01:00", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-02&until=2026-11-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-04&until=2026-11-04T08:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=2001-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=9999-12-31", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=9999-12-31T23:59:59Z", None),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=area-zingen", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set='%20or%201=1", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=iets%20anders", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=%00", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=marc&identifier=oai:designteam.example:product-1", "cannotDisseminateFormat"),
        ("verb=ListMetadataFormats&identifier=iets%20anders", "idDoesNotExist"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x", "badArgument"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_the_words_of_the_protocol(
    records: InMemory, asked: str, code: str | None
) -> None:
    assert refused(records, **parse_qs(asked, keep_blank_values=True)) == code


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        "cursor=1",
        "metadataPrefix=oai_dc",
        "metadataPrefix=marc&cursor=1",
        "metadataPrefix=oai_dc&cursor=-1",
        "metadataPrefix=oai_dc&cursor=99999999999999999999",
        "metadataPrefix=oai_dc&cursor=1&batch_size=100000",
        "metadataPrefix=oai_dc&cursor=1&from_=gisteren",
        "metadataPrefix=oai_dc&cursor=1&set=%00",
        "metadataPrefix=oai_dc&cursor=1&set='%20or%201=1",
        "metadataPrefix%3Doai_dc%26cursor%3D1%26until%3D2026-99-99",
    ],
)
def test_a_token_that_is_not_ours_is_refused(records: InMemory, token: str) -> None:
    assert refused(records, verb="ListRecords", resumptionToken=token) == "badResumptionToken"


def test_an_empty_repository_says_so(records: InMemory) -> None:
    empty = InMemory()

    assert refused(empty, verb="ListRecords", metadataPrefix="oai_dc") == "noRecordsMatch"
    assert refused(empty, verb="ListSets") == "noSetHierarchy"
    assert ask(empty, verb="Identify").findtext(f".//{OAI}earliestDatestamp") == "2026-01-01T00:00:00Z"
