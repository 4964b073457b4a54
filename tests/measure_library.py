"""What the pages of the library cost when it is a hundred times as large: 500 sources against 50,000.

    python -m tests.measure_library [--small 500] [--large 50000] [--bring 5000]

Every source is cited four times, has two ties and carries two of six terms; one in ten is of another network, which
the reader may not see. Both databases are made for it and removed again. Only the ratios say anything on another
machine; 1.5 is the most that a page may have. The quickest of a number of answers counts, for other work on the
machine only makes them slower. With --bring a file of so many references is brought in too: how long refusing or
taking the file, reading it, keeping all of it, reading it into the index and taking it out again take, and how many
MB more than before were in use at most.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import insert, text

from designteam.app import create_app
from designteam.config import Settings
from designteam.cycle.models import Citation
from designteam.evidence.commands.files import bring, take_out
from designteam.evidence.models import (
    Holding,
    HoldingVersion,
    ReferenceFile,
    Relation,
    Source,
    Stance,
    Tag,
    Term,
    Tie,
    Vocabulary,
)
from designteam.evidence.views.bringing import shelf_of, work_at_file
from designteam.kit import clock, db
from designteam.library.queries.taking_out import staying_of
from designteam.network.models import Audience, Network
from designteam.people.models import Person
from designteam.search.commands import read_everything
from designteam.search.tasks import follow
from designteam.teams.models import DesignTeam
from tests.formats.test_speed import ENTRIES
from tests.support.client import KEPT_BETWEEN_VISITS, Client
from tests.support.databases import Backend, Postgresql, Sqlite, opened, recorded_statements, settle
from tests.support.postgres import temporary_server
from tests.support.world import World

TIES, CITATIONS, WORKS, TERMS, RARE, ROUNDS, TWICE = 2, 4, 40, 6, 15, 25, 30
PAGES = {
    "everything": "/evidence",
    "a common word": "/evidence?q=leerling",
    "a common word, two choices": "/evidence?q=leerling&kind=source&term={term}",
    "a rare word": "/evidence?q=kanarie",
    "a typing error": "/evidence?q=kanareis",
    "by title": "/evidence?q=leerling&sort=title",
    "further on": "/evidence?q=leerling&after={after}",
    "the search of everything": "/search?q=leerling",
    "one source": "/evidence/{held}",
    "a list to take along": "/evidence/list?q=leerling",
    "the same as BibTeX": "/evidence/list/bibtex?q=leerling",
    "what stands there twice": "/evidence/doubles",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=500)
    parser.add_argument("--large", type=int, default=50_000)
    parser.add_argument("--bring", type=int, default=0)
    sizes = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, temporary_server() as server:
        backends: dict[str, Backend] = {
            "SQLite": Sqlite(Path(folder)),
            "PostgreSQL": Postgresql(server, template="template_of_measures", uses=1),
        }
        for name, backend in backends.items() if sizes.bring else ():
            say(f"\n{name}, a file of {sizes.bring} references")
            for step, seconds, megabytes in brought(backend, sizes.bring):
                say(f"{step:<28} {seconds:>6.1f} s  {megabytes:>6.0f} MB")
        for name, backend in backends.items() if sizes.large else ():
            small, large = (measured(backend, many) for many in (sizes.small, sizes.large))
            say(f"\n{name:<28} {sizes.small:>9} {sizes.large:>9}   ratio  statements")
            for page, (quick, statements) in small.items():
                slow, as_many = large[page]
                same = f"{statements}" if statements == as_many else f"{statements}, {as_many}"
                say(f"{page:<28} {quick * 1000:>6.1f} ms {slow * 1000:>6.1f} ms  {slow / quick:>6.2f}  {same}")


def measured(backend: Backend, many: int) -> Mapping[str, tuple[float, int]]:
    """Of every page how long it takes and how many statements."""
    with backend.inhabited() as (url, names), opened(url) as database, a_site(url) as site:
        world = World(database, names)
        began = perf_counter()
        known = fill(world, many)
        say(f"{many} sources read in {perf_counter() - began:.0f} s")
        site.database, site.hears_news = database, None
        site.extensions["statements"] = recorded_statements(database)
        reader = Client(site, site.response_class)
        reader.environ_base.update(KEPT_BETWEEN_VISITS)
        reader.sign_in(world.researcher)
        pages = {page: quickest(reader, address.format(**known)) for page, address in PAGES.items()}
        return pages | {"adding a source": _quickest_addition(reader, world.waterlelie.id)}


def brought(backend: Backend, many: int) -> Iterator[tuple[str, float, float]]:
    """Of every step with a file how long it takes, and how much more memory than before."""
    content = "".join(_two_references(number) for number in range(many // 2)).encode()
    with backend.inhabited() as (url, names), opened(url) as database, a_site(url) as site:
        world = World(database, names)
        site.database, site.hears_news = database, None
        began, before = perf_counter(), _megabytes(anew=True)
        with site.app_context(), database.writing() as session:
            team, by = session.get_one(DesignTeam, world.waterlelie.id), session.get_one(Person, world.teacher.id)
            file = bring(
                team, name="alles.bib", content=content, submission=None, language="nl", shelf=shelf_of(site), by=by,
                at=clock.now(),
            )  # fmt: skip
        yield "taken in", perf_counter() - began, _megabytes() - before
        yield "read", *_worked_at(site, lambda: work_at_file.run(file.id))
        with database.writing() as session:
            held, by = session.get_one(ReferenceFile, file.id), session.get_one(Person, world.teacher.id)
            held.ask_to_keep(many, Audience.NETWORK, by=by, at=clock.now())
        yield "kept", *_worked_at(site, lambda: work_at_file.run(file.id))
        yield "read into the index", *_worked_at(site, follow.run)
        began = perf_counter()
        with database.writing() as session:
            held, by = session.get_one(ReferenceFile, file.id), session.get_one(Person, world.teacher.id)
            staying = {one.id for one in staying_of(held)}
            assert take_out(held, but=staying, because="Te veel.", by=by, at=clock.now()) == many
        yield "taken out again", perf_counter() - began, 0


def _worked_at(site: Any, work: Callable[[], None]) -> tuple[float, float]:
    began, before = perf_counter(), _megabytes(anew=True)
    with site.app_context():
        work()
    return perf_counter() - began, _megabytes() - before


def _megabytes(*, anew: bool = False) -> float:
    """The most that this process had in use since it was last asked anew. Only Linux tells."""
    if anew:
        Path("/proc/self/clear_refs").write_text("5")
    told = Path("/proc/self/status").read_text().partition("VmHWM:")[2]
    return int(told.split()[0]) / 1024


def _two_references(number: int) -> str:
    """An article and a book that are in the file once."""
    same_book = ENTRIES.format(n=number).replace("978-90-6868-123-9", "")
    return same_book.replace("Samen ontwerpen", f"Samen ontwerpen {number}")


def quickest(reader: Client, address: str) -> tuple[float, int]:
    took = []
    for _ in range(ROUNDS):
        began = perf_counter()
        assert reader.get(address).status_code == 200, address
        took.append(perf_counter() - began)
    return min(took), len(reader.queries)


def _quickest_addition(reader: Client, team_id: int) -> tuple[float, int]:
    """From the press of the button to the answer."""
    form, took = reader.form_at(f"/teams/{team_id}/evidence/source/new"), []
    for number in range(ROUNDS):
        typed = form.with_({"title": f"Een nieuwe bron, de {number}e", "submission": f"adding-{number}"})
        began = perf_counter()
        assert reader.post(form.action, data=typed).status_code == 303
        took.append(perf_counter() - began)
    return min(took), len(reader.queries)


@contextmanager
def a_site(url: str) -> Iterator[Any]:
    with tempfile.TemporaryDirectory() as folder:
        yield create_app(
            Settings(
                data_dir=Path(folder), database_url=url, broker_url="memory:",
                secret_key="only to measure, and long enough for that", hosts=("localhost",),
            )
        )  # fmt: skip


def fill(world: World, many: int) -> Mapping[str, int]:
    """Sources with their ties and terms, the same every time; the ids that the addresses need."""
    chance = random.Random(many)
    works = [world.insight().id for _ in range(WORKS)]
    with world.database.writing() as session:
        elsewhere = Network(name="Ander netwerk", theme="", since=clock.today())
        words = Vocabulary(code="measure", label_nl="Soort", label_en="Kind", place=99)
        terms = [
            Term(vocabulary=words, code=f"t{n}", label_nl=f"t{n}", label_en=f"t{n}", place=n) for n in range(TERMS)
        ]
        session.add_all([elsewhere, words, *terms])
        session.flush()
        held = list(range(1, many + 1))
        networks = [elsewhere.id if chance.random() < 0.1 else world.names.network_id for _ in held]
        titles = _titles(chance, many)
        _write(Holding, [
            {"id": id_, "kind": "source", "network_id": network, "audience": Audience.NETWORK, "title": title,
             "version": 1, "added_at": clock.now(), "added_by_id": world.researcher.id, "changed_at": clock.now(),
             "removed_because": "", "turned_because": ""}
            for id_, network, title in zip(held, networks, titles, strict=True)
        ])  # fmt: skip
        _write(Source, [
            {"id": id_, "type": "article-journal", "people": [{"family": chance.choice(_WORDS)}],
             "container": "Tijdschrift",
             "issued": str(chance.randint(1960, 2026)), "abstract": " ".join(chance.choices(_WORDS, k=60)), "more": {},
             **dict.fromkeys(_EMPTY, ""), "title_key": title,
             "doi": f"10.1000/{id_ - 1 if id_ <= TWICE and id_ % 2 == 0 else id_}"}
            for id_, title in zip(held, titles, strict=True)
        ])  # fmt: skip
        _write(HoldingVersion, [
            {"holding_id": id_, "number": 1, "at": clock.now(), "author_id": world.researcher.id, "because": "",
             "content": {}}
            for id_ in held
        ])  # fmt: skip
        _write(Tag, [
            {"holding_id": id_, "term_id": term.id} for id_ in held for term in chance.sample(terms, 2)
        ])  # fmt: skip
        _write(Tie, [
            {"from_id": id_, "to_id": to, "relation": Relation.RESTS_ON, "stance": Stance.SUPPORTS, "remark": "",
             "at": clock.now(), "by_id": world.researcher.id}
            for id_ in held for to in chance.sample(held, TIES) if to != id_
        ])  # fmt: skip
        _write(Citation, [
            {"artefact_id": work, "artefact_version": 1, "holding_id": id_, "holding_version": 1,
             "stance": Stance.SUPPORTS, "remark": "", "at": clock.now(), "by_id": world.researcher.id}
            for id_ in held for work in chance.sample(works, CITATIONS)
        ])  # fmt: skip
        known = {"term": terms[3].id, "held": next(id_ for id_ in held if networks[id_ - 1] != elsewhere.id)}
        read_everything()
        if not world.database.is_sqlite:
            session.execute(text("SELECT setval(pg_get_serial_sequence('holding', 'id'), max(id)) FROM holding"))
    settle(world.database)
    with world.database.reading() as session:
        newest = session.scalar(text("SELECT max(id) FROM findable"))
    return {**known, "after": int(newest or 0) - 60}


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _titles(chance: random.Random, many: int) -> Sequence[str]:
    """One word stands in half of them, one in a few, however many there are."""
    few = set(chance.sample(range(many), RARE))
    return [
        " ".join([
            *chance.choices(_WORDS, k=6), *(["leerlingen"] if chance.random() < 0.5 else []),
            *(["kanaries"] if place in few else []),
        ])
        for place in range(many)
    ]  # fmt: skip


def _write(model: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    for start in range(0, len(rows), 1000):
        db.session().execute(insert(model.__table__), list(rows[start : start + 1000]))


_EMPTY = ("volume", "issue", "page", "edition", "publisher", "publisher_place", "doi", "isbn", "url", "language",
          "licence", "title_key", "retracted_because", "retraction_notice")  # fmt: skip
_SYLLABLES = ("ba", "do", "ge", "ki", "lo", "mu", "na", "pe", "ri", "so", "ta", "vo", "wa", "ze")
_WORDS = [
    "".join(random.Random(number).choices(_SYLLABLES, k=2 + number % 3)) + random.Random(-number).choice("klmnrst")
    for number in range(3000)
]

if __name__ == "__main__":
    main()
