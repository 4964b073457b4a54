"""What a page tells a reference manager, read back by the parsers that such a program would use."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qs

import pytest

from designteam.evidence.formats import item_of, source_values
from designteam.evidence.models import Card, Source
from designteam.evidence.references.records import csl_of
from designteam.evidence.shown.metadata import SORTS, Metadata, metadata_of
from tests.support.client import Client
from tests.support.pages import Page, faults_in
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

PAGE = "https://designteam.example/evidence/7"
ARTICLE: dict[str, Any] = {
    "type": "article-journal", "title": "The power of feedback", "issued": "2007-03", "container": "Review of Research",
    "volume": "77", "issue": "1", "page": "81-112", "doi": "10.3102/003465430298487", "language": "en",
    "people": [
        {"role": "author", "family": "Hattie", "given": "John"},
        {"role": "author", "family": "Akker", "given": "Jan", "non-dropping-particle": "van den"},
        {"role": "author", "literal": "SLO"},
        {"role": "editor", "family": "Bos", "given": "Ada"},
    ],
}  # fmt: skip
BLANK = dict.fromkeys(
    ("container", "volume", "issue", "page", "edition", "publisher", "publisher_place", "doi", "isbn", "url",
     "language", "abstract", "licence", "issued"), "",
)  # fmt: skip


def source(**fields: Any) -> Source:
    return Source(**{"id": 7, "type": "book", "title": "Titel", "people": [], "more": {}} | BLANK | fields)


def told(**fields: Any) -> Metadata:
    return metadata_of(source(**fields), page=PAGE)


def data(metadata: Metadata) -> dict[str, Any]:
    """The block of data as a browser would hand it over."""
    page = Page(f'<script type="application/ld+json">{metadata.json_ld}</script>')
    (script,) = page.elements("script")
    return json.loads(script.text or "")


def test_an_article_has_the_tags_that_google_scholar_asks_for() -> None:
    tags = told(**ARTICLE).tags

    assert tags == [
        ("citation_title", "The power of feedback"),
        ("citation_author", "Hattie, John"),
        ("citation_author", "van den Akker, Jan"),
        ("citation_author", "SLO"),
        ("citation_editor", "Bos, Ada"),
        ("citation_publication_date", "2007/03"),
        ("citation_journal_title", "Review of Research"),
        ("citation_volume", "77"),
        ("citation_issue", "1"),
        ("citation_firstpage", "81"),
        ("citation_lastpage", "112"),
        ("citation_doi", "10.3102/003465430298487"),
        ("citation_language", "en"),
        ("citation_public_url", PAGE),
    ]


@pytest.mark.parametrize(
    ("fields", "tag"),
    [
        ({"type": "chapter", "container": "Handboek"}, ("citation_inbook_title", "Handboek")),
        ({"type": "paper-conference", "container": "ORD"}, ("citation_conference_title", "ORD")),
        ({"type": "thesis", "publisher": "Twente"}, ("citation_dissertation_institution", "Twente")),
        ({"type": "report", "publisher": "SLO"}, ("citation_technical_report_institution", "SLO")),
        ({"type": "report", "more": {"number": "14"}}, ("citation_technical_report_number", "14")),
        ({"type": "book", "isbn": "9789012345678"}, ("citation_isbn", "9789012345678")),
    ],
)
def test_every_sort_says_what_it_is_by_its_tags(fields: dict[str, Any], tag: tuple[str, str]) -> None:
    assert tag in told(**fields).tags


def test_coins_says_the_same_as_an_openurl() -> None:
    said = parse_qs(told(**ARTICLE).coins, strict_parsing=True)

    assert said["ctx_ver"] == ["Z39.88-2004"]
    assert said["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:journal"]
    assert said["rft_id"] == ["info:doi/10.3102/003465430298487"]
    assert said["rft.atitle"] == ["The power of feedback"]
    assert said["rft.jtitle"] == ["Review of Research"]
    assert said["rft.au"] == ["Hattie, John", "van den Akker, Jan", "SLO"]
    assert (said["rft.spage"], said["rft.epage"]) == (["81"], ["112"])


def test_what_has_no_form_of_its_own_is_told_in_dublin_core() -> None:
    said = parse_qs(told(type="webpage", url="https://slo.example", title="Aanbod").coins)

    assert said["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"]
    assert (said["rft.title"], said["rft.identifier"]) == (["Aanbod"], ["https://slo.example"])


def test_the_block_of_data_describes_the_work_in_the_words_of_schema_org() -> None:
    said = data(told(**ARTICLE))

    assert said["@context"] == "https://schema.org"
    assert (said["@type"], said["name"]) == ("ScholarlyArticle", "The power of feedback")
    assert [one["@type"] for one in said["author"]] == ["Person", "Person", "Organization"]
    assert said["author"][1] == {
        "@type": "Person", "name": "Jan van den Akker", "givenName": "Jan", "familyName": "van den Akker",
    }  # fmt: skip
    assert said["isPartOf"] == {
        "@type": "PublicationIssue", "issueNumber": "1", "isPartOf": {
            "@type": "PublicationVolume", "volumeNumber": "77",
            "isPartOf": {"@type": "Periodical", "name": "Review of Research"},
        },
    }  # fmt: skip
    assert said["sameAs"] == "https://doi.org/10.3102/003465430298487"
    assert all(said.values()), "what is not known is left out"


@pytest.mark.parametrize("type_", [*SORTS, "manuscript"])
def test_every_sort_of_work_is_a_type_of_schema_org(type_: str) -> None:
    assert data(told(type=type_))["@type"] == SORTS.get(type_, "CreativeWork")


def test_a_magazine_and_a_newspaper_are_wholes_of_their_own_sort() -> None:
    magazine = data(told(type="article-magazine", container="Leren", volume="40", issue="7"))
    newspaper = data(told(type="article-newspaper", container="De Krant", volume="3"))

    volume = {"@type": "PublicationVolume", "volumeNumber": "40", "isPartOf": {"@type": "Periodical", "name": "Leren"}}
    assert magazine["isPartOf"] == {"@type": "PublicationIssue", "issueNumber": "7", "isPartOf": volume}
    assert newspaper["isPartOf"] == {"@type": "Newspaper", "name": "De Krant"}


def test_a_card_is_a_work_of_the_library_itself() -> None:
    at = datetime(2026, 11, 22, 9, tzinfo=UTC)
    card = Card(
        id=8, title="Korte opdrachten", finding="Korte opdrachten helpen.", added_at=at, changed_at=at, version=3
    )

    metadata = metadata_of(card, page=PAGE, language="nl")

    assert (metadata.tags, metadata.coins) == ((), "")
    assert data(metadata) == {
        "@context": "https://schema.org", "@type": "CreativeWork", "@id": PAGE, "name": "Korte opdrachten",
        "abstract": "Korte opdrachten helpen.", "dateCreated": "2026-11-22", "dateModified": "2026-11-22",
        "version": "3", "inLanguage": "nl", "url": PAGE,
    }  # fmt: skip


def test_a_title_cannot_break_out_of_the_block_of_data() -> None:
    hostile = "</script><script>alert(1)</script><!-- & \u2028 '\""

    metadata = told(title=hostile, container=hostile, people=[{"literal": hostile}])

    assert "<" not in metadata.json_ld
    assert data(metadata)["name"] == hostile


def test_a_block_of_data_is_no_script_inside_the_page() -> None:
    """What the checks of every page allow: JSON-LD that is JSON, and nothing that a browser would run."""
    block = '<script type="application/ld+json">{}</script>'

    assert faults_in(block.format('{"@context": "https://schema.org"}')) == []
    for script in (block.format("alert(1)"), "<script>{}</script>", '<script type="text/javascript">{"a": 1}</script>'):
        assert faults_in(script) == ["script inside the page"]


def test_a_source_becomes_a_record_of_csl_json() -> None:
    more = {"genre": "Rapport", "title": "Wat hier niet telt", "event-title": "ORD"}

    record = csl_of(source(**ARTICLE, accessed=date(2026, 11, 20), more=more))

    assert record == {
        "id": "7", "type": "article-journal", "title": "The power of feedback", "container-title": "Review of Research",
        "volume": "77", "issue": "1", "page": "81-112", "DOI": "10.3102/003465430298487", "language": "en",
        "issued": {"date-parts": [[2007, 3]]}, "accessed": {"date-parts": [[2026, 11, 20]]},
        "genre": "Rapport", "event-title": "ORD",
        "author": [
            {"family": "Hattie", "given": "John"},
            {"family": "Akker", "given": "Jan", "non-dropping-particle": "van den"},
            {"literal": "SLO"},
        ],
        "editor": [{"family": "Bos", "given": "Ada"}],
    }  # fmt: skip


def test_what_came_with_a_source_may_say_more_of_the_same_day() -> None:
    days = {"date-parts": [[2023, 7, 5], [2023, 7, 7]]}

    assert csl_of(source(issued="2023-07-05", more={"issued": days}))["issued"] == days
    assert csl_of(source(issued="2024", more={"issued": days}))["issued"] == {"date-parts": [[2024]]}


def test_what_is_printed_is_what_is_taken_along() -> None:
    whole = "Een heel lange titel " * 20
    more = {"title": whole.strip(), "issued": {"date-parts": [[2019, 3, 4], [2019, 3, 6]]}, "abstract": "Kort."}
    held = source(**source_values({"type": "speech", **more}))

    record = csl_of(held)

    assert (record["title"], record["issued"]) == (more["title"], more["issued"])
    assert {**record, "abstract": "Kort."} == {**item_of(held), "id": "7"}, "no reference prints the summary"


def test_the_page_of_a_source_carries_all_three_of_them(world: World, signed_in: SignedIn) -> None:
    people = [{"role": "author", "family": "Visser", "given": "Noor"}]
    hostile = "</script><script>alert(1)</script>"
    held = world.source(title=f"Rekentaal {hostile}", type="book", people=people, issued="2020", publisher="De Klas")

    page = Page(signed_in(world.teacher).get(f"/evidence/{held.id}").text)

    assert ("citation_author", "Visser, Noor") in tags_of(page)
    assert block_of(page)["name"] == f"Rekentaal {hostile}"
    assert coins_of(page)["rft.btitle"] == [f"Rekentaal {hostile}"]
    (listed,) = (element for element in page.elements("li") if element.get("id") == f"reference-{held.id}")
    assert "".join(listed.itertext()) == f"Visser, N. (2020). Rekentaal {hostile}. De Klas."


def test_the_page_of_a_card_has_only_the_block_of_data(world: World, signed_in: SignedIn) -> None:
    card = world.card(finding="Korte opdrachten helpen.")

    page = Page(signed_in(world.teacher).get(f"/evidence/{card.id}").text)

    assert (block_of(page)["@type"], block_of(page)["version"]) == ("CreativeWork", "1")
    assert not [name for name, _ in tags_of(page) if (name or "").startswith("citation_")]


def tags_of(page: Page) -> list[tuple[str | None, str | None]]:
    return [(element.get("name"), element.get("content")) for element in page.elements("meta")]


def block_of(page: Page) -> dict[str, Any]:
    (block,) = (element for element in page.elements("script") if element.get("type") == "application/ld+json")
    return json.loads(block.text or "")


def coins_of(page: Page) -> dict[str, list[str]]:
    (span,) = (element for element in page.elements("span") if element.get("class") == "Z3988")
    return parse_qs(span.get("title") or "", strict_parsing=True)
