"""The demo network is whole: everybody who may look around in it finds pages without a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from sqlalchemy import select

from designteam.cycle.models import Artefact, Iteration
from designteam.demo.accounts import ACCOUNTS
from designteam.demo.play import play
from designteam.guidance.models import Symptom
from designteam.kit import clock as ours
from designteam.kit import db, schema
from designteam.kit.web import Site
from designteam.method.definition import KINDS
from designteam.method.signals import SIGNALS
from designteam.network.models import School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam
from tests.support.client import Client
from tests.support.databases import Backend, opened
from tests.support.walking import walk
from tests.support.world import Who

A_FEW = 15


@pytest.fixture
def database(backend: Backend, clock: time_machine.Traveller) -> Iterator[db.Database]:
    """Takes the place of the database of the tests: in this one the stories of the demo are played, on a day outside
    any holiday, because signals count school weeks.
    """
    with backend.empty() as url, opened(url) as database:
        schema.upgrade(database)
        with database.writing():
            play(ours.today())
        yield database


def test_the_network_of_the_demo_is_whole(app: Site, database: db.Database, new_client: Callable[[], Client]) -> None:
    with database.reading() as session:
        people = {person.email: person.id for person in session.scalars(select(Person))}
        kinds = set(session.scalars(select(Artefact.kind)))
        iterations = session.execute(select(Iteration.team_id, Iteration.number)).all()
        signals = session.execute(select(Symptom.code, School.name).join(Symptom.team).join(DesignTeam.school)).all()

    walked = {"a stranger": walk(new_client(), most=A_FEW)}
    for account in ACCOUNTS:
        who = Who(account.email, people[account.email], account.who, account.email)
        walked[account.who] = walk(new_client().sign_in(who), most=A_FEW)

    assert {who: len(pages) for who, pages in walked.items() if len(pages) < 5} == {}
    assert kinds == set(KINDS)
    assert {code for code, _school in signals} == set(SIGNALS)
    assert "De Egelantier" not in {school for _code, school in signals}
    assert len({team for team, _number in iterations}) == 9
    assert len({school for _code, school in signals}) <= 6
    assert max(number for _team, number in iterations) > 1
