"""Which pages a search engine may visit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml import etree

from designteam.products.formats import MOST_ADDRESSES, Place, sitemap, sitemap_index
from designteam.products.formats.sitemap import TooMany

IN = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
AT = datetime(2026, 11, 22, 14, 5, 7, 120, tzinfo=UTC)


def test_each_page_is_named_with_when_it_changed() -> None:
    one, other = Place("https://designteam.example/products/1?a=1&b=2", AT), Place("https://designteam.example/")

    found = etree.fromstring(sitemap([one, other]))

    assert found.tag == f"{IN}urlset"
    assert [url.findtext(f"{IN}loc") for url in found] == [one.url, other.url]
    assert [url.findtext(f"{IN}lastmod") for url in found] == ["2026-11-22T14:05:07+00:00", None]


def test_an_index_names_files() -> None:
    found = etree.fromstring(sitemap_index([Place("https://designteam.example/sitemap-1.xml", AT)]))

    assert found.tag == f"{IN}sitemapindex"
    assert found[0].tag == f"{IN}sitemap"
    assert found[0].findtext(f"{IN}loc") == "https://designteam.example/sitemap-1.xml"


def test_one_file_holds_fifty_thousand_addresses_and_no_more() -> None:
    def so_many(number: int) -> list[Place]:
        return [Place(f"https://designteam.example/products/{each}") for each in range(number)]

    assert len(etree.fromstring(sitemap(so_many(MOST_ADDRESSES)))) == 50_000
    with pytest.raises(TooMany):
        sitemap(so_many(MOST_ADDRESSES + 1))
