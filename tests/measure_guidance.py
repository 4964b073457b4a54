"""What the board costs: a guide with 12 teams, a coordinator with 20, and one with 2,000.

    python -m tests.measure_guidance [--teams 2000]

Every team runs an iteration in some phase, with a question, two explorations, an insight, a requirement, an experiment
(one in four over without a decision) and a journal of forty lines. Both databases are made for it and removed again.
Only the ratios say anything on another machine.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import insert

from designteam.cycle.models import (
    Artefact,
    DesignRequirement,
    Direction,
    Experiment,
    ExplorationItem,
    Insight,
    Iteration,
    Move,
    PracticeQuestion,
    Standing,
    Version,
)
from designteam.guidance.tasks import notice_signals
from designteam.journal.models import Entry
from designteam.kit import clock
from designteam.method.definition import PHASES, Role
from designteam.network.models import Audience, School, SchoolType
from designteam.teams.models import DesignTeam, Membership
from tests.measure_library import a_site, quickest, say
from tests.support.client import KEPT_BETWEEN_VISITS, Client
from tests.support.databases import Backend, Postgresql, Sqlite, opened, recorded_statements, settle
from tests.support.postgres import temporary_server
from tests.support.world import World

FIRST, LINES, GUIDED = 1000, 40, 10
PAGES = {
    "the board": "/guidance",
    "one phase": "/guidance?phase=explore",
    "the last page": "/guidance?page={last}",
    "as a spreadsheet": "/guidance/overview.csv",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--few", type=int, default=18)
    parser.add_argument("--teams", type=int, default=1_998)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, temporary_server() as server:
        backends: dict[str, Backend] = {
            "SQLite": Sqlite(Path(folder)),
            "PostgreSQL": Postgresql(server, template="template_of_measures", uses=1),
        }
        for name, backend in backends.items():
            small, large = (measured(backend, many) for many in (asked.few, asked.teams))
            say(f"\n{name:<28} {asked.few + 2:>9} {asked.teams + 2:>9}   ratio  statements")
            for page, (quick, statements) in small.items():
                slow, as_many = large[page]
                same = f"{statements}" if statements == as_many else f"{statements}, {as_many}"
                took = f"{quick * 1000:>6.1f} ms {slow * 1000:>6.1f} ms"
                say(f"{page:<28} {took}  {slow / quick:>6.2f}  {same}")


def measured(backend: Backend, many: int) -> Mapping[str, tuple[float, int]]:
    """Of every page how long it takes and how many statements, for who looks after the network and for a guide."""
    with backend.inhabited() as (url, names), opened(url) as database, a_site(url) as site:
        world = World(database, names)
        fill(world, many)
        site.database, site.hears_news = database, None
        began = perf_counter()
        with site.app_context():
            notice_signals.run()
        say(f"signals of {many + 2} teams noticed in {perf_counter() - began:.1f} s")
        settle(database)
        site.extensions["statements"] = recorded_statements(database)
        coordinator, guide = (Client(site, site.response_class) for _ in range(2))
        for client, who in ((coordinator, world.coordinator), (guide, world.guide)):
            client.environ_base.update(KEPT_BETWEEN_VISITS)
            client.sign_in(who)
        last = max(1, (many + 2 + 24) // 25)
        pages = {page: quickest(coordinator, address.format(last=last)) for page, address in PAGES.items()}
        return pages | {"the board of a guide": quickest(guide, "/guidance")}


def fill(world: World, many: int) -> None:
    """Teams that are busy, the same every time. The guide of the world guides some of them."""
    chance = random.Random(many)
    numbers = list(range(FIRST, FIRST + many))
    rows: dict[Any, list[dict[str, Any]]] = {}
    for number in numbers:
        for table, row in _of_one(number, chance, world):
            rows.setdefault(table, []).append(row)
    rows[Membership] = [
        {"team_id": n, "person_id": world.guide.id, "role": Role.PROCESS_GUIDE, "since": date(2025, 1, 1)}
        for n in numbers[:GUIDED]
    ]
    with world.database.writing() as session:
        for table, some in rows.items():
            for begin in range(0, len(some), 2_000):
                session.execute(insert(table), some[begin : begin + 2_000])


def _of_one(number: int, chance: random.Random, world: World) -> Iterator[tuple[Any, dict[str, Any]]]:
    today, by = clock.today(), world.teacher.id
    started = today - timedelta(days=chance.randrange(30, 400))
    phase = chance.choice(PHASES)
    yield School, {"id": number, "name": f"School {number}", "town": "Dorp", "school_type": SchoolType.PRIMARY}
    yield DesignTeam, {
        "id": number, "school_id": number, "network_id": world.names.network_id, "name": "Team", "goal": "",
        "learning_areas": [chance.choice(["rekenen", "taal", "lezen"])], "grades": [], "version": 1,
        "audience": Audience.NETWORK,
    }  # fmt: skip
    yield Iteration, {
        "id": number, "team_id": number, "number": 1, "name": "", "because": "", "edition": "2026",
        "phase": phase.code, "started_on": started, "version": 1,
    }  # fmt: skip
    for place, earlier in enumerate(PHASES[: phase.place], 1):
        yield Move, {
            "iteration_id": number, "direction": Direction.FORWARD, "from_phase": "", "to_phase": earlier.code,
            "reason": "", "still_open": [], "at": clock.now() - timedelta(days=200 - place), "by_id": by,
        }  # fmt: skip
    for line in range(LINES):
        yield Entry, {
            "at": clock.now() - timedelta(days=chance.randrange(5, 200)), "actor_id": by, "verb": "added",
            "team_id": number, "subject": "artefact", "subject_id": number * 10 + line % 6, "details": {},
        }  # fmt: skip
    for place, (kind, values) in enumerate(_made(chance, today)):
        yield from _artefact(number * 10 + place, number, kind, values, chance, by=by)


def _made(chance: random.Random, today: date) -> list[tuple[type[Artefact], dict[str, Any]]]:
    over = today - timedelta(days=30) if chance.random() < 0.25 else today + timedelta(days=30)
    return [
        (PracticeQuestion, {"text": "Hoe houden we kinderen aan het denken?"}),
        (ExplorationItem, {"lane": "pupils", "found": "Ze willen kiezen."}),
        (ExplorationItem, {"lane": "ict", "found": "Een app."}),
        (Insight, {"lane": "practice", "text": "Kinderen haken af."}),
        (DesignRequirement, {"text": "past in een les"}),
        (Experiment, {"ends_on": over}),
    ]


def _artefact(
    id_: int, team: int, kind: type[Artefact], values: dict[str, Any], chance: random.Random, *, by: int
) -> Iterator[tuple[Any, dict[str, Any]]]:
    at = clock.now() - timedelta(days=chance.randrange(5, 200))
    yield Artefact.__table__, {
        "id": id_, "kind": kind.__mapper__.polymorphic_identity, "team_id": team, "number": id_ % 10, "title": "Iets",
        "status": "draft", "status_because": "", "status_at": at, "audience": "team", "version": 1, "changed_at": at,
    }  # fmt: skip
    table = kind.__table__
    empty = {
        column.key: column.default.arg if column.default.is_scalar else []
        for column in table.columns
        if column.default is not None
    }
    yield table, {**empty, **values, "id": id_}
    yield Standing, {"iteration_id": team, "artefact_id": id_}
    yield Version, {
        "artefact_id": id_, "number": 1, "iteration_id": team, "at": at, "author_id": by, "because": "", "content": {},
    }  # fmt: skip


if __name__ == "__main__":
    main()
