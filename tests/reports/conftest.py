"""What the tests of dossiers have in common: one that was asked for, and the work of making it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from designteam.cycle.models import Iteration
from designteam.kit import clock
from designteam.kit.files import Shelf
from designteam.kit.web import Site
from designteam.people.models import Person
from designteam.reports.models import Dossier
from designteam.reports.views.making import make_dossier, shelf_of
from tests.support.world import Who, World

Asked = Callable[[Who], Dossier]
Make = Callable[[Dossier], Dossier]


@pytest.fixture
def asked(world: World) -> Asked:
    """A dossier of De Waterlelie that somebody asked for and that nobody began with: `asked(world.teacher)`."""

    def row(who: Who, language: str = "en") -> Dossier:
        with world.database.writing() as session:
            iteration = session.get_one(Iteration, world.waterlelie.iteration_id)
            by = session.get_one(Person, who.id)
            dossier = Dossier.ask(iteration, language=language, by=by, at=clock.now())
            session.add(dossier)
        return dossier

    return row


@pytest.fixture
def make(app: Site, world: World) -> Make:
    """Do the work of the worker; the answer is how the dossier stands after it."""

    def made(dossier: Dossier) -> Dossier:
        with app.app_context():
            make_dossier.run(dossier.id)
        return world.again(dossier)

    return made


@pytest.fixture
def lay_ready(world: World, shelf: Shelf) -> Make:
    """Finish a dossier without drawing it, for tests about who may fetch it."""

    def laid(dossier: Dossier) -> Dossier:
        with world.database.writing() as session:
            row = session.get_one(Dossier, dossier.id)
            row.finish(file=shelf.keep(b"%PDF-"), pages=12, at=clock.now())
        return row

    return laid


@pytest.fixture
def shelf(app: Site) -> Shelf:
    return shelf_of(app)
