"""The demo network is whole: everybody who may look around in it finds pages without a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from designteam.cycle.models import Artefact, Iteration
from designteam.demo.accounts import ACCOUNTS
from designteam.demo.play import play
from designteam.kit import clock, db, schema
from designteam.kit.web import Site
from designteam.method.definition import KINDS
from designteam.people.models import Person
from tests.support.client import Client
from tests.support.databases import Backend, opened
from tests.support.walking import walk
from tests.support.world import Names, Who, World

A_FEW = 25


@pytest.fixture
def database(backend: Backend) -> Iterator[db.Database]:
    """Takes the place of the database of the tests: in this one the stories of the demo are played."""
    with backend.empty() as url, opened(url) as database:
        schema.upgrade(database)
        with database.writing():
            play(clock.today())
        yield database


def test_the_network_of_the_demo_is_whole(app: Site, database: db.Database, new_client: Callable[[], Client]) -> None:
    world = World(database, _nobody())
    people = {person.email: person for person in world.all(Person)}

    walked = {}
    for account in ACCOUNTS:
        person = people[account.email]
        client = new_client().sign_in(Who(account.email, person.id, person.name, person.email))
        walked[account.email] = walk(client, most=A_FEW)
    walked["a stranger"] = walk(new_client(), most=A_FEW)

    assert {who: len(pages) for who, pages in walked.items() if len(pages) < 5} == {}
    assert {artefact.kind for artefact in world.all(Artefact)} == set(KINDS)
    assert len({iteration.team_id for iteration in world.all(Iteration)}) == 9
    assert max(iteration.number for iteration in world.all(Iteration)) > 1


def _nobody() -> Names:
    return Names(network_id=1, waterlelie=None, kompas=None, everybody=())  # type: ignore[arg-type]
