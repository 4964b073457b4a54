"""Feeds: what a program that reads the news gets, and that it gets no more than its reader may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from lxml import etree
from werkzeug.test import TestResponse

from designteam.catalogue.shown.feeds import ATOM
from designteam.cycle.models import Product
from designteam.network.models import Audience
from designteam.products.models import Publication
from designteam.search.commands import follow_the_journal
from tests.support.client import Client
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
ABOUT: dict[str, Any] = {"learning_areas": ["rekenen"], "grades": [7], "summary": "Kinderen kiezen zelf."}
NS = {"a": ATOM}


def put(world: World, title: str, *, audience: Audience = Audience.PUBLIC, **said: Any) -> Publication:
    publication = world.publish(world.product(title=title, **ABOUT | said), audience=audience)
    with world.database.writing():
        follow_the_journal()
    return publication


def withdraw(world: World, publication: Publication, because: str) -> None:
    world.withdraw(publication, because=because)
    with world.database.writing():
        follow_the_journal()


def parsed(answer: TestResponse) -> Any:
    """The feed, after what RFC 4287 asks of every feed and entry."""
    assert answer.status_code == 200
    assert answer.mimetype == "application/atom+xml"
    root = etree.fromstring(answer.data)
    assert root.tag == f"{{{ATOM}}}feed"
    has_author = bool(root.findall("a:author/a:name", NS))
    for one in (root, *root.findall("a:entry", NS)):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"a:{name}", NS)) == 1
        assert one.findtext("a:id", namespaces=NS).startswith("https://localhost/")
        assert one.findtext("a:updated", namespaces=NS).endswith("Z")
        assert one.find("a:link[@rel='alternate']", NS) is not None
        assert has_author or one is root or one.findtext("a:author/a:name", namespaces=NS)
    assert has_author or root.findall("a:entry", NS)
    ids = [one.text for one in root.findall("a:entry/a:id", NS)]
    assert len(ids) == len(set(ids))
    return root


def titles(answer: TestResponse) -> list[str]:
    return [one.text for one in parsed(answer).findall("a:entry/a:title", NS)]


def test_the_newest_stand_first_with_their_school(world: World, client: Client) -> None:
    for title in ("Rekenlogboek", "Keuzekaart <& meer>"):
        put(world, title)

    answer = client.get("/products/feed.atom")

    root = parsed(answer)
    newest = root.find("a:entry", NS)
    assert titles(answer) == ["Keuzekaart <& meer>", "Rekenlogboek"]
    assert newest.findtext("a:author/a:name", namespaces=NS) == "De Waterlelie"
    assert newest.findtext("a:summary", namespaces=NS) == ABOUT["summary"]
    assert newest.find("a:category", NS).get("term") == "rekenen"
    assert root.find("a:link[@rel='self']", NS).get("href") == "https://localhost/products/feed.atom"


def test_it_tells_what_the_page_would_with_the_same_words_and_choices(world: World, client: Client) -> None:
    put(world, "Rekenlogboek")
    put(world, "Taalkaart", learning_areas=["taal"])
    page = client.get("/products?q=kaart&area=taal")

    answer = client.get("/products/feed.atom?q=kaart&area=taal")

    assert "/products/feed.atom?q=taalkaart" not in page.text
    assert 'href="/products/feed.atom?q=kaart&amp;area=taal"' in page.text
    assert titles(client.get("/products/feed.atom?area=taal")) == ["Taalkaart"]
    assert titles(client.get("/products/feed.atom?q=rekenlogboek")) == ["Rekenlogboek"]
    assert parsed(answer).findtext("a:title", namespaces=NS) == "Producten van designteams: “kaart”, Taal"


def test_who_is_not_signed_in_gets_what_is_public_alone(world: World, client: Client, signed_in: SignedIn) -> None:
    put(world, "Voor iedereen")
    put(world, "Voor het netwerk", audience=Audience.NETWORK)
    withdraw(world, put(world, "Ooit voor het netwerk", audience=Audience.NETWORK), "Fout.")

    stranger, inside = client.get("/products/feed.atom"), signed_in(world.kompas_teacher).get("/products/feed.atom")

    assert titles(stranger) == ["Voor iedereen"]
    assert set(titles(inside)) == {"Voor iedereen", "Voor het netwerk", "Ingetrokken: Ooit voor het netwerk"}
    assert stranger.headers["Cache-Control"] == "public, max-age=300"
    assert inside.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in stranger.headers["Vary"]


def test_what_was_withdrawn_says_so_for_sixty_days(world: World, client: Client, clock: time_machine.Traveller) -> None:
    publication = put(world, "Rekenlogboek")
    before = parsed(client.get("/products/feed.atom")).findtext("a:entry/a:id", namespaces=NS)
    withdraw(world, publication, "Er stond een fout in stap twee.")

    answer = client.get("/products/feed.atom?area=rekenen&q=kiezen")

    (entry,) = parsed(answer).findall("a:entry", NS)
    assert titles(answer) == ["Ingetrokken: Rekenlogboek"]
    assert entry.findtext("a:id", namespaces=NS) == before
    assert entry.findtext("a:summary", namespaces=NS) == "Er stond een fout in stap twee."
    assert titles(client.get("/products/feed.atom?area=taal")) == []
    assert titles(client.get("/products/feed.atom?q=taal")) == []
    clock.shift(timedelta(days=61))
    assert titles(client.get("/products/feed.atom")) == []


def test_fifty_stand_in_it(world: World, client: Client) -> None:
    for number in range(51):
        world.publish(world.product(title=f"Product {number}", **ABOUT))
    with world.database.writing():
        follow_the_journal()

    found = titles(client.get("/products/feed.atom"))

    assert (len(found), found[0], found[-1]) == (50, "Product 50", "Product 1")
    assert len(client.queries) <= 3


def test_who_has_it_already_gets_nothing_new(world: World, client: Client) -> None:
    put(world, "Rekenlogboek")
    first = client.get("/products/feed.atom")

    again = client.get("/products/feed.atom", headers={"If-None-Match": first.headers["ETag"]})
    since = client.get("/products/feed.atom", headers={"If-Modified-Since": first.headers["Last-Modified"]})
    put(world, "Keuzekaart")
    newer = client.get("/products/feed.atom", headers={"If-None-Match": first.headers["ETag"]})

    assert [again.status_code, since.status_code, newer.status_code] == [304, 304, 200]


@pytest.mark.parametrize("asked", ["q=-kiezen", f"q={'x' * 201}"])
def test_what_cannot_be_searched_has_no_feed(client: Client, asked: str) -> None:
    assert client.get(f"/products/feed.atom?{asked}").status_code == 422


def test_a_product_has_a_feed_of_its_editions(world: World, client: Client, clock: time_machine.Traveller) -> None:
    publication = put(world, "Rekenlogboek")
    (product,) = world.all(Product, id=publication.product_id)
    clock.shift(timedelta(hours=1))
    world.publish(product, because="De keuzes staan op één bladzijde.")
    url = f"/products/{publication.id}/feed.atom"

    page, answer = client.get(f"/products/{publication.id}"), client.get(url)

    assert f'href="{url}"' in page.text
    assert titles(answer) == ["Rekenlogboek, uitgave 2", "Rekenlogboek, uitgave 1"]
    assert parsed(answer).findtext("a:entry/a:summary", namespaces=NS) == "De keuzes staan op één bladzijde."
    world.withdraw(publication, because="Er stond een fout in.")
    assert titles(client.get(url)) == ["Ingetrokken: Rekenlogboek"]
    assert "bladzijde" not in client.get(url).text


def test_a_feed_tells_nobody_what_they_may_not_read(world: World, client: Client, signed_in: SignedIn) -> None:
    inside = put(world, "Binnen", audience=Audience.SCHOOL)
    proposed = world.propose(world.product(title="Nog niet"))

    assert client.get(f"/products/{inside.id}/feed.atom").status_code == 302
    assert signed_in(world.kompas_teacher).get(f"/products/{inside.id}/feed.atom").status_code == 404
    assert signed_in(world.teacher).get(f"/products/{proposed.publication_id}/feed.atom").status_code == 404
