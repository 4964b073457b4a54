"""What the catalogue costs when it is a hundred times as large: 1,000 products against 100,000, of 6,000 schools.

    python -m tests.measure_catalogue [--small 1000] [--large 100000] [--schools 6000]

Every product carries a learning area, two grades, a type, a maturity and a licence; one in five is out for its network
alone, one in ten is used at another school and one in twenty was made from another. Both databases are made for it and
removed again. Only the ratios say anything on another machine. What finds a handful of products among 1,000 finds
hundreds among 100,000 and shows a full page of them; so each page also stands beside the first page of the small one,
which is full too.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import insert, text

from designteam.cycle.models import Artefact, Product
from designteam.kit import clock
from designteam.method import vocabulary
from designteam.network.models import Audience, School, SchoolType
from designteam.products.models import Answer, Descent, Edition, Publication, PublicationState, Use, Went
from designteam.search.commands import read_everything
from designteam.teams.models import DesignTeam
from tests.measure_library import a_site, quickest, say
from tests.support.client import KEPT_BETWEEN_VISITS, Client
from tests.support.databases import Backend, Postgresql, Sqlite, opened, recorded_statements, settle
from tests.support.postgres import temporary_server
from tests.support.world import World

AT_ONCE = 1000
AREAS, TYPES = list(vocabulary.LEARNING_AREAS), list(vocabulary.PRODUCT_TYPES)
MATURITIES, LICENCES = list(vocabulary.MATURITIES), list(vocabulary.LICENCES)
PAGES = {
    "everything": "/products",
    "one choice": "/products?area=rekenen",
    "three choices": "/products?area=rekenen&grade=7&maturity=tested",
    "every facet at once": "/products?area=rekenen&grade=7&maturity=tested&type=rubric&licence=cc-by-40&schooltype=bo",
    "one school": "/products?school={school}",
    "a common word": "/products?q=werkwijze",
    "a common word, two choices": "/products?q=werkwijze&area=taal&grade=4",
    "a rare word": "/products?q=kanarie",
    "a typing error": "/products?q=kanareis",
    "further on": "/products?after={after}",
    "one product": "/products/{publication}",
}
OF_A_MEMBER = {"schools like ours first": "/products?sort=alike", "the search of everything": "/search?q=werkwijze"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--schools", type=int, default=6_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, temporary_server() as server:
        backends: dict[str, Backend] = {
            "SQLite": Sqlite(Path(folder)),
            "PostgreSQL": Postgresql(server, template="template_of_measures", uses=1),
        }
        for name, backend in backends.items():
            small, large = (measured(backend, many, asked.schools) for many in (asked.small, asked.large))
            first = next(iter(small.values()))[0]
            say(f"\n{name:<28} {asked.small:>9} {asked.large:>9}   ratio  to first  statements")
            for page, (quick, statements) in small.items():
                slow, as_many = large[page]
                same = f"{statements}" if statements == as_many else f"{statements}, {as_many}"
                took = f"{quick * 1000:>6.1f} ms {slow * 1000:>6.1f} ms"
                say(f"{page:<28} {took}  {slow / quick:>6.2f}  {slow / first:>8.2f}  {same}")


def measured(backend: Backend, many: int, schools: int) -> Mapping[str, tuple[float, int]]:
    """Of every page how long it takes and how many statements, for a visitor, and then for somebody of a team."""
    with backend.inhabited() as (url, names), opened(url) as database, a_site(url) as site:
        world = World(database, names)
        began = perf_counter()
        known = fill(world, many, schools)
        say(f"{many} products read in {perf_counter() - began:.0f} s")
        site.database, site.hears_news = database, None
        site.extensions["statements"] = recorded_statements(database)
        visitor, member = (Client(site, site.response_class) for _ in range(2))
        member.environ_base.update(KEPT_BETWEEN_VISITS)
        member.sign_in(world.teacher)
        pages = {page: quickest(visitor, address.format(**known)) for page, address in PAGES.items()}
        return pages | {page: quickest(member, address) for page, address in OF_A_MEMBER.items()}


def fill(world: World, many: int, schools: int) -> Mapping[str, int]:
    """Products that are out, the same every time; the ids that the addresses need."""
    chance = random.Random(many)
    first = world.publish()
    with world.database.writing() as session:
        session.execute(
            insert(School),
            [
                {"id": 1000 + n, "name": f"School {n}", "town": "Dorp", "school_type": SchoolType.PRIMARY}
                for n in range(schools)
            ],
        )
        session.execute(
            insert(DesignTeam),
            [
                {
                    "id": 1000 + n, "school_id": 1000 + n, "network_id": world.names.network_id, "name": "Team",
                    "goal": "", "learning_areas": [], "grades": [], "version": 1, "audience": Audience.NETWORK,
                }
                for n in range(schools)
            ],
        )  # fmt: skip
    numbers = list(range(many))
    for begin in range(0, many, AT_ONCE):
        with world.database.writing() as session:
            for table, rows in _rows(numbers[begin : begin + AT_ONCE], schools, chance, by=world.teacher.id).items():
                if rows:
                    session.execute(insert(table), rows)
    with world.database.writing() as session:
        read_everything()
    settle(world.database)
    with world.database.reading() as session:
        after = session.scalar(text("SELECT max(id) FROM findable WHERE subject = 'publication'")) or 0
    return {"publication": first.id, "school": 1000 + schools // 2 + 1, "after": after - 100}


def _rows(numbers: list[int], schools: int, chance: random.Random, *, by: int) -> dict[Any, list[dict[str, Any]]]:
    rows: dict[Any, list[dict[str, Any]]] = {
        table: [] for table in (Artefact.__table__, Product.__table__, Publication, Edition, Use, Descent)
    }
    for number in numbers:
        for table, row in _one(number, schools, chance, by=by):
            rows[table].append(row)
    return rows


def _one(number: int, schools: int, chance: random.Random, *, by: int) -> Iterator[tuple[Any, dict[str, Any]]]:
    team, elsewhere = 1000 + number % schools, 1000 + (number + 1) % schools
    id_, at = 10_000 + number, clock.now() - timedelta(minutes=200_000 - number)
    title = f"Rekenlogboek {number}" if number % 3 == 0 else f"Werkwijze {number}"
    said = {
        "title": title + (" kanarie" if number % 401 == 1 else ""), "summary": "Leerlingen kiezen zelf hun uitleg.",
        "product_type": chance.choice(TYPES), "maturity": chance.choice(MATURITIES),
        "learning_areas": [chance.choice(AREAS)], "grades": sorted(chance.sample(range(1, 9), 2)),
        "licence": chance.choice(LICENCES), "how_to": "Leg het klaar en bespreek de keuzes.", "worked_for": "",
        "worked_less_for": "", "needs": "", "skills": "", "made_room_by": "", "for_teachers": "", "for_pupils": "",
        "at_home": "", "devices": "each", "minutes": 20, "group_size": 25, "objectives": [], "terms": [],
    }  # fmt: skip
    yield Artefact.__table__, {
        "id": id_, "kind": "product", "team_id": team, "number": number + 1, "title": said["title"], "status": "draft",
        "status_because": "", "status_at": at, "audience": "team", "version": 1, "changed_at": at,
    }  # fmt: skip
    yield Product.__table__, {"id": id_, **{name: value for name, value in said.items() if name != "title"}}
    audience = Audience.NETWORK if number % 5 == 0 else Audience.PUBLIC
    yield Publication, {
        "id": id_, "product_id": id_, "team_id": team, "state": PublicationState.OUT, "audience": audience,
        "edition": 1, "out_since": at, "changed_at": at, "was_open": audience is Audience.PUBLIC,
        "withdrawn_because": "", "withdrawn_by_network": False,
    }  # fmt: skip
    yield Edition, {
        "publication_id": id_, "number": 1, "version": 1, "audience": audience, "because": "", "said": "",
        "content": said, "story": [], "files": [], "links": [], "proposed_at": at, "proposed_by_id": by,
        "answer": Answer.CONFIRMED, "answered_at": at, "answer_because": "", "out_at": at,
    }  # fmt: skip
    if number % 10 == 0:
        yield Use, {
            "publication_id": id_, "school_id": elsewhere, "edition": 1, "by_id": by, "at": at,
            "changed_at": at, "grades": [], "changed": "", "went": chance.choice(list(Went)), "went_because": "",
        }  # fmt: skip
    if number % 20 == 1:
        yield (
            Descent,
            {"product_id": id_, "from_id": id_ - 1, "edition": 1, "changes": "Anders.", "at": at, "by_id": by},
        )


if __name__ == "__main__":
    main()
