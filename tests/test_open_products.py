"""What the catalogue tells programs: only what anybody may read, and what anybody could read and was withdrawn."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
import time_machine
from lxml import etree
from oaipmh_scythe import Scythe
from werkzeug.serving import make_server

from designteam.catalogue.views import harvesting
from designteam.cycle.models import Product
from designteam.kit import clock
from designteam.kit.web import Site
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.products import commands
from designteam.products.models import Publication
from designteam.products.queries import makers_of
from tests.support.access import attached_picture
from tests.support.client import Client
from tests.support.world import AN_AFTERNOON, Who, World

SignedIn = Callable[[Who], Client]
OAI = "{http://www.openarchives.org/OAI/2.0/}"
LOM = "{http://www.imsglobal.org/xsd/imsmd_v1p2}"
SITE = "https://localhost"
FORM = "application/x-www-form-urlencoded"


def published(world: World, audience: Audience = Audience.PUBLIC, *, files: Sequence[int] = (), **fields: Any) -> int:
    """The number under which a product is out."""
    return world.publish(world.product(**fields), audience=audience, files=files).id


def withdraw(world: World, publication_id: int) -> None:
    world.withdraw(world.all(Publication, id=publication_id)[0])


def moment() -> str:
    return clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")


def harvested(client: Client, **asked: str) -> Any:
    given = {"verb": "ListRecords", "metadataPrefix": "oai_dc"} | {name.rstrip("_"): it for name, it in asked.items()}
    answer = client.get("/oai", query_string=given)
    assert answer.status_code == 200
    assert answer.mimetype == "text/xml"
    return etree.fromstring(answer.data)


def numbers(document: Any) -> list[int]:
    return [int(one.text.rpartition("-")[2]) for one in document.iter(f"{OAI}identifier")]


def deleted(document: Any) -> list[int]:
    gone = (header for header in document.iter(f"{OAI}header") if header.get("status") == "deleted")
    return [int(header.findtext(f"{OAI}identifier").rpartition("-")[2]) for header in gone]


def of_products(addresses: list[str]) -> list[int]:
    found = (url.removeprefix(f"{SITE}/products/") for url in addresses)
    return [int(number) for number in found if number.isdecimal()]


def error_of(document: Any) -> str | None:
    found = document.find(f"{OAI}error")
    return found.get("code") if found is not None else None


@pytest.fixture
def moving() -> Iterator[time_machine.Traveller]:
    """Time that goes on only when the test says so."""
    with time_machine.travel(AN_AFTERNOON, tick=False) as traveller:
        yield traveller


@pytest.mark.parametrize("audience", [Audience.SCHOOL, Audience.NETWORK, Audience.OUTER])
def test_only_what_anybody_may_read_is_harvested(client: Client, world: World, audience: Audience) -> None:
    published(world, audience)
    open_one = published(world, title="Voor iedereen")
    world.publish(world.product(title="Voor later"), goes_out_on=clock.today() + timedelta(days=3))

    assert numbers(harvested(client)) == [open_one]


def test_nothing_is_out_as_long_as_its_day_has_not_come(client: Client, world: World) -> None:
    number = world.publish(goes_out_on=clock.today() + timedelta(days=3)).id
    assert error_of(harvested(client)) == "noRecordsMatch"
    assert client.get("/sitemap.xml").get_data(as_text=True).count("/products/") == 0

    with world.database.writing():
        commands.put_out_what_is_due(today=clock.today() + timedelta(days=3), at=clock.now())
    assert numbers(harvested(client)) == [number]


def test_what_was_withdrawn_stays_known_as_deleted(client: Client, world: World) -> None:
    number = published(world)
    withdraw(world, number)

    assert deleted(harvested(client)) == [number]
    assert client.get(f"/products/{number}.xml").status_code == 410
    assert f"/products/{number}<" not in client.get("/sitemap.xml").get_data(as_text=True)


def test_what_was_never_open_is_not_known_when_it_is_withdrawn(client: Client, world: World) -> None:
    withdraw(world, published(world, Audience.NETWORK))

    assert error_of(harvested(client)) == "noRecordsMatch"


def test_what_is_only_for_some_now_is_deleted_for_others(client: Client, world: World) -> None:
    """And nothing of what it says now is told."""
    product: Any = world.product(learning_areas=["rekenen"])
    number = world.publish(product).id
    world.revise(product, learning_areas=["engels"])
    world.publish(product, audience=Audience.NETWORK)

    found = harvested(client)

    assert deleted(found) == [number]
    sets = [one.text for one in found.iter(f"{OAI}setSpec")]
    assert sets == ["area-rekenen", sets[1]]
    assert client.get(f"/products/{number}.xml").status_code == 410


def test_a_record_tells_what_the_page_tells(client: Client, world: World, app: Site) -> None:
    insight = world.insight()
    picture = attached_picture(app, world, insight)
    number = published(
        world, files=(picture.id,), title="Doelen <kiezen>", summary="Zelf & samen.", grades=[6, 7],
        learning_areas=["rekenen", "leergebiedoverstijgend"], licence="cc-by-sa-40",
    )  # fmt: skip

    found = etree.fromstring(client.get(f"/products/{number}.xml").data)

    said = [one.text for one in found.iter(f"{LOM}langstring")]
    assert f"{SITE}/products/{number}" in said
    assert {"Doelen <kiezen>", "Zelf & samen.", "9-11", "cc-by-sa-40", "PO groep 7"} <= set(said)
    assert f"{SITE}/products/{number}/files/{picture.id}/small" in said
    assert found.findtext(f"{LOM}technical/{LOM}location") == f"{SITE}/products/{number}"


def test_the_name_of_who_took_it_back_is_not_told_and_harvesters_hear_of_it(
    client: Client, world: World, moving: time_machine.Traveller
) -> None:
    product: Any = world.product()
    makers = [(world.teacher.id, "Leraar De Waterlelie", ""), (world.colleague.id, "Niet Meer", "")]
    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        commands.name_makers(session.get_one(Product, product.id), makers, by=by, at=clock.now())
    number = world.publish(product).id

    with world.database.writing() as session:
        by = session.get_one(Person, world.colleague.id)
        commands.decline(makers_of(product.id)[1], is_declined=True, by=by, at=clock.now())

    for told in (
        client.get(f"/products/{number}.xml"),
        client.get(f"/products/{number}"),
        client.get("/oai?verb=ListRecords&metadataPrefix=nl_lom"),
    ):
        assert "Leraar De Waterlelie" in told.get_data(as_text=True)
        assert "Niet Meer" not in told.get_data(as_text=True)


def test_sets_are_of_an_area_and_of_a_network(client: Client, world: World) -> None:
    one = published(world, learning_areas=["rekenen", "taal"])
    other = published(world, learning_areas=["kunst_cultuur"])
    asked = etree.fromstring(client.get("/oai?verb=ListSets").data)

    names = {found.findtext(f"{OAI}setSpec"): found.findtext(f"{OAI}setName") for found in asked.iter(f"{OAI}set")}
    assert names["area-rekenen"] == "Rekenen"
    (network,) = (code for code in names if code and code.startswith("network-"))
    assert numbers(harvested(client, set_="area-taal")) == [one]
    assert numbers(harvested(client, set_="area-kunst_cultuur")) == [other]
    assert numbers(harvested(client, set_=network)) == [one, other]
    for unknown in ("area-engels", "area-", "network-99999", "network-0", "network-9999999999999", "iets"):
        assert error_of(harvested(client, set_=unknown)) == "noRecordsMatch", unknown


def test_only_what_changed_since_is_harvested(client: Client, world: World, moving: time_machine.Traveller) -> None:
    one, two = published(world), published(world)
    moving.shift(120)
    since = moment()
    later = published(world)
    withdraw(world, one)

    assert numbers(harvested(client, from_=since)) == [one, later]
    assert two not in numbers(harvested(client, from_=since))
    assert numbers(harvested(client, until=since)) == [one, two, later]


@pytest.mark.parametrize(
    "name",
    ["oai:localhost:product-0", "oai:localhost:product-01", "oai:localhost:product-99999999999", "oai:elders:product-1",
     "oai:localhost:product-", "oai:localhost:product-1x", "x"],
)  # fmt: skip
def test_a_name_that_is_not_ours_is_not_known(client: Client, world: World, name: str) -> None:
    published(world)

    assert error_of(harvested(client, verb="GetRecord", identifier=name)) == "idDoesNotExist"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "verb=%00",
        "%00=%00",
        "verb=ListRecords&metadataPrefix=oai_dc&set=%00",
        "verb=ListRecords&metadataPrefix=oai_dc&set=network-9999999999",
        "verb=ListRecords&metadataPrefix=oai_dc&set=area-%25",
        "verb=ListRecords&metadataPrefix=oai_dc&from=9999-12-31T23:59:59Z",
        "verb=ListRecords&metadataPrefix=oai_dc&until=0001-01-01",
        "verb=ListRecords&resumptionToken=metadataPrefix%253Doai_dc%2526cursor%253D2147483647",
        "verb=ListRecords&resumptionToken=metadataPrefix%253Doai_dc%2526set%253Dnetwork-x%2526cursor%253D1",
        "verb=ListRecords&resumptionToken=%25E2%2582%25AC",
        "verb=GetRecord&metadataPrefix=nl_lom&identifier=oai:localhost:product-2147483648",
        "verb=GetRecord&metadataPrefix=nl_lom&identifier=%F0%9F%98%80",
        f"verb=ListRecords&metadataPrefix={'x' * 4000}",
    ],
)
def test_whatever_is_asked_gets_an_answer_in_the_words_of_the_protocol(
    client: Client, world: World, query: str
) -> None:
    published(world)

    for answer in (client.get(f"/oai?{query}"), client.post("/oai", data=query, content_type=FORM)):
        assert answer.status_code == 200
        found = etree.fromstring(answer.data)
        assert found.find(f"{OAI}error") is not None or not numbers(found)


def test_a_question_may_be_posted_without_a_token_of_a_form(client: Client, world: World) -> None:
    number = published(world)

    answer = client.post("/oai", data={"verb": "ListIdentifiers", "metadataPrefix": "nl_lom"})

    assert answer.status_code == 200
    assert numbers(etree.fromstring(answer.data)) == [number]


def test_a_page_of_records_takes_as_many_statements_as_one_record(client: Client, world: World, app: Site) -> None:
    def statements() -> int:
        asked = app.extensions["statements"]
        before = sum(map(len, asked.values()))
        harvested(client)
        return sum(map(len, asked.values())) - before

    picture = attached_picture(app, world, world.insight())
    published(world, files=(picture.id,))
    few = statements()
    for _each in range(4):
        published(world, files=(picture.id,))

    assert statements() == few == 3


def test_the_head_of_an_open_page_describes_it(client: Client, signed_in: SignedIn, world: World) -> None:
    number = published(world, title="</script><b>Doelen</b>")
    hidden = published(world, Audience.NETWORK)

    page = client.get(f"/products/{number}?van=zoeken").get_data(as_text=True)

    assert f'<link rel="canonical" href="{SITE}/products/{number}">' in page
    assert f'<link rel="alternate" type="application/xml" href="{SITE}/products/{number}.xml"' in page
    block = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(block)["schema:name"]["@value"] == "</script><b>Doelen</b>"
    inside = signed_in(world.teacher).get(f"/products/{hidden}").get_data(as_text=True)
    assert "application/ld+json" not in inside
    assert 'rel="alternate" type="application/xml"' not in inside


def test_a_description_is_for_anybody_or_for_nobody(signed_in: SignedIn, client: Client, world: World) -> None:
    hidden = published(world, Audience.NETWORK)

    assert signed_in(world.teacher).get(f"/products/{hidden}.xml").status_code == 404
    assert client.get(f"/products/{hidden}.xml").status_code == 404
    assert signed_in(world.teacher).get("/products/987654.xml").status_code == 404


def test_a_search_engine_finds_every_open_product(client: Client, world: World) -> None:
    one, _hidden, other = published(world), published(world, Audience.OUTER), published(world)

    listed = etree.fromstring(client.get("/sitemap.xml").data)

    found = [url.findtext("{*}loc") for url in listed]
    assert [url for url in found if url.rpartition("/")[2].isdecimal()] == [
        f"{SITE}/products/{n}" for n in (one, other)
    ]
    assert f"{SITE}/products" in found
    assert f"Sitemap: {SITE}/sitemap.xml" in client.get("/robots.txt").get_data(as_text=True)


def test_a_long_list_is_cut_in_files_in_which_every_product_stays(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(harvesting, "MOST_ADDRESSES", 2)
    all_of_them = [published(world) for _each in range(5)]

    index = etree.fromstring(client.get("/sitemap.xml").data)

    assert index.tag.endswith("sitemapindex")
    found = []
    for file in index:
        listed = client.get(file.findtext("{*}loc").removeprefix(SITE))
        assert listed.status_code == 200
        found += [url.findtext("{*}loc") for url in etree.fromstring(listed.data)]
    assert of_products(found) == all_of_them
    assert client.get("/sitemap-99.xml").status_code == 404


@pytest.fixture
def harvester(app: Site) -> Iterator[Scythe]:
    """A harvester from elsewhere, at the site as it runs."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    with Scythe(f"http://127.0.0.1:{server.server_port}/oai") as scythe:
        scythe.client.headers["Host"] = "localhost"
        yield scythe
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_harvester_misses_nothing_and_gets_nothing_twice_while_products_change(
    harvester: Scythe, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the running site, in pages of four; products go out, change and go while it harvests."""
    monkeypatch.setattr("designteam.products.oai.MOST_IN_A_PAGE", 4)
    before = [published(world, title=f"Product {each}") for each in range(12)]
    found: list[Any] = []
    new = 0
    for record in harvester.list_records(metadata_prefix="nl_lom"):
        found.append(record)
        if len(found) == 6:
            withdraw(world, before[1])
            withdraw(world, before[9])
            new = published(world, title="Net uit")

    ids = [int(record.header.identifier.rpartition("-")[2]) for record in found]
    assert ids == [*before, new]
    assert [record.header.deleted for record in found] == [number == before[9] for number in ids]
    again: Any = harvester.list_identifiers(metadata_prefix="nl_lom", from_="2024-01-01")
    assert {header.identifier.rpartition("-")[2] for header in again if header.deleted} == {
        str(before[1]), str(before[9]),
    }  # fmt: skip
