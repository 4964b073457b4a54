"""What the library keeps of a reference, on both databases, and what comes out of it again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from designteam.evidence import commands
from designteam.evidence.formats import Item, item_of, read, source_values, title_key
from designteam.evidence.models import Source
from designteam.people.models import Person
from designteam.teams.models import DesignTeam
from tests.support.world import AN_AFTERNOON, World

FILES = Path(__file__).parent / "files"
LONG: Item = {
    "id": "lang",
    "type": "article-journal",
    "title": "Een <i>heel</i> lange titel " + "over lezen " * 80,
    "container-title": "Tijdschrift " * 60,
    "abstract": "Wij keken in de klas. " * 400,
    "page": "1-9, " * 40,
    "ISBN": "978-90-6868-123-9 (gebonden), 90-6868-123-0",
    "URL": "https://kern.example/" + "a" * 1_200,
    "accessed": {"date-parts": [[2024, 1]]},
    "issued": {"date-parts": [[2019, 3], [2020, 1]], "circa": True},
    "DOI": "10.5555/PS.12",
    "publisher": "Uitgeverij " * 40,
    "author": [{"family": "Akker", "given": "J.", "non-dropping-particle": "van den"}, {"literal": "SLO"}],
    "director": [{"family": "Bakker", "given": "K.", "suffix": "Jr."}],
    "custom": {"plank": "B4"},
}


def test_every_reference_fits_in_the_library_and_comes_out_whole(world: World) -> None:
    items = [
        one.item for path in sorted(FILES.iterdir()) for one in read(path.read_bytes(), name=path.name) if one.item
    ]

    with world.database.writing() as session:
        team, by = session.get_one(DesignTeam, world.waterlelie.id), session.get_one(Person, world.teacher.id)
        kept = [
            commands.keep("source", source_values(item), of=team, by=by, at=AN_AFTERNOON) for item in [*items, LONG]
        ]
        ids = [source.id for source in kept]

    with world.database.writing() as session:
        again = [item_of(session.get_one(Source, source_id)) for source_id in ids]

    assert [{**one, "id": ""} for one in again] == [{**one, "id": ""} for one in [*items, LONG]]


def test_the_columns_are_what_people_search_by() -> None:
    values = source_values(LONG)

    assert (values["doi"], values["isbn"], values["url"]) == ("10.5555/ps.12", "9789068681239", "")
    assert (values["issued"], values["accessed"]) == ("2019", None)
    assert values["title"].startswith("Een heel lange titel")
    assert values["title"].endswith("…")
    assert [person["role"] for person in values["people"]] == ["author", "author", "director"]
    assert source_values({"type": "book", "accessed": {"date-parts": [[2024, 2, 29]]}})["accessed"] == date(2024, 2, 29)


def test_what_somebody_changes_counts_more_than_what_was_imported() -> None:
    source = Source(id=7, **source_values(LONG))
    source.title, source.doi, source.issued = "Een andere titel", "10.5555/ps.13", "2021"

    item = item_of(source)

    assert (item["title"], item["DOI"]) == ("Een andere titel", "10.5555/ps.13")
    assert item["issued"] == {"date-parts": [[2021]]}
    assert item["container-title"] == LONG["container-title"]


def test_a_source_that_was_typed_has_a_key_of_its_own() -> None:
    assert item_of(Source(id=7, title="Lezen", type="book")) == {"id": "source-7", "title": "Lezen", "type": "book"}


def test_titles_that_are_nearly_the_same_share_a_key() -> None:
    alike = ["De École: 2 vragen!", "école 2 vragen", "<i>Ecole</i> – 2 Vragen", "THE ecole, 2 vragen…"]

    assert {title_key(title) for title in alike} == {"ecole 2 vragen"}
    assert title_key("De") == "de"
    assert len(title_key("lezen " * 100)) <= 120
