"""How many statements a page takes: few, and as many for ten things as for one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from syrupy.assertion import SnapshotAssertion

from designteam.network.models import Audience
from tests.support.client import Client
from tests.support.world import LEAST, Who, World

SignedIn = Callable[[Who], Client]

# The budgets of performance.md, P10. A dossier is a whole report. An artefact is the page on which a team works at it:
# it comes with what was said about it and added to it, a hypothesis and an evaluation with what people think of it, an
# experiment with who takes part, what was counted and what was measured.
# One's own page asks every source of what waits once, whatever the number of teams, and when these come together next,
# alone and with the network.
# The page of a team also says when it comes together.
# Writing something new also numbers it, places it in its iteration and links it.
MOST = {
    "team": 13,
    "phase": 12,
    "thread": 7,
    "dossier": 14,
    "artefact": 9,
    "hypothesis": 10,
    "evaluation": 13,
    "experiment": 12,
    "log": 9,
    "edit": 7,
    "versions": 7,
    "network": 6,
    "home of a guide": 16,
    "board of a guide": 13,
    "people": 6,
    "method": 1,
    "save": 9,
    "add": 14,
}


def test_how_many_statements_the_pages_take(world: World, signed_in: SignedIn, snapshot: SnapshotAssertion) -> None:
    """Read as: what was asked for, how many statements, and from which tables."""
    counted = _counts(world, signed_in)

    lines = [f"{page:<16} {len(queries):>2}  {_tables(queries)}" for page, queries in counted.items()]
    assert "\n".join(lines) == snapshot


def test_every_page_stays_within_its_budget(world: World, signed_in: SignedIn) -> None:
    counted = _counts(world, signed_in)

    over = {
        name: f"{len(queries)}, at most {MOST[name]}" for name, queries in counted.items() if len(queries) > MOST[name]
    }
    assert over == {}
    assert set(counted) == set(MOST)


def test_ten_things_take_as_many_statements_as_one(world: World, signed_in: SignedIn) -> None:
    few = _counts(world, signed_in)
    for _ in range(9):
        world.chain(audience=Audience.PUBLIC)

    many = _counts(world, signed_in)

    grown = {page: (len(few[page]), len(many[page])) for page in few if len(many[page]) > len(few[page])}
    assert grown == {}


def test_many_versions_take_as_many_statements_as_two(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    world.revise(insight, text="Versie 2")
    few = _count(teacher, f"/artefacts/{insight.id}", f"/artefacts/{insight.id}/versions")
    for number in range(3, 20):
        world.revise(insight, text=f"Versie {number}", by=world.researcher)

    assert _count(teacher, f"/artefacts/{insight.id}", f"/artefacts/{insight.id}/versions") == few


def _count(client: Client, *urls: str) -> list[int]:
    counted = []
    for url in urls:
        assert client.get(url).status_code == 200
        counted.append(len(client.queries))
    return counted


def _counts(world: World, signed_in: SignedIn) -> dict[str, list[str]]:
    """The statements of every main page, for a team that made one of everything."""
    work = world.chain(audience=Audience.PUBLIC)
    teacher, guide = signed_in(world.teacher), signed_in(world.guide)
    at = f"/iterations/{world.waterlelie.iteration_id}"
    pages = {
        "team": f"/teams/{world.waterlelie.id}",
        "phase": f"{at}/phases/explore",
        "thread": f"{at}/thread",
        "dossier": f"{at}/dossier",
        "artefact": f"/artefacts/{work['insight'].id}",
        "hypothesis": f"/artefacts/{work['working_hypothesis'].id}",
        "evaluation": f"/artefacts/{work['evaluation'].id}",
        "experiment": f"/artefacts/{work['experiment'].id}",
        "log": f"/artefacts/{work['experiment'].id}/log",
        "edit": f"/artefacts/{work['insight'].id}/edit",
        "versions": f"/artefacts/{work['insight'].id}/versions",
        "network": "/networks",
        "people": f"/teams/{world.waterlelie.id}/people",
        "method": "/method",
    }
    counted = {}
    for page, url in pages.items():
        assert teacher.get(url, follow_redirects=True).status_code == 200, url
        counted[page] = list(teacher.queries)
    assert guide.get("/").status_code == 200
    counted["home of a guide"] = list(guide.queries)
    assert guide.get("/guidance").status_code == 200
    counted["board of a guide"] = list(guide.queries)
    return counted | _counts_of_writing(world, teacher)


def _counts_of_writing(world: World, teacher: Client) -> dict[str, list[str]]:
    insight, looked = world.insight(), world.exploration()
    fields = LEAST["insight"] | {"text": "Aangescherpt.", "from_version": 1}
    assert teacher.send(f"/artefacts/{insight.id}/versions", fields).status_code == 303
    saved = list(teacher.queries)
    new = LEAST["insight"] | {"rests_on": looked.id, "submission": f"nieuw-{insight.id}"}
    assert teacher.send(f"/iterations/{world.waterlelie.iteration_id}/insight", new).status_code == 303
    return {"save": saved, "add": list(teacher.queries)}


def _tables(queries: list[str]) -> str:
    """The first table of each statement, with how often. A number counted beside a row is not its table."""
    counting = re.compile(r"\(SELECT count\([^()]*\)[^()]*\)")
    found = [re.search(r"(?:FROM|INTO|UPDATE) (\w+)", counting.sub("", query)) for query in queries]
    counted = Counter(match[1] for match in found if match)
    return ", ".join(f"{table} {times}" if times > 1 else table for table, times in sorted(counted.items()))
