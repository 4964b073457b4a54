"""What every test can ask for: a database of each kind, the application on it, the world, and browsers."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import time_machine
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from pwdlib.hashers.argon2 import Argon2Hasher
from syrupy.assertion import SnapshotAssertion

from designteam.app import create_app
from designteam.config import Settings
from designteam.kit import db
from designteam.kit.web import Site
from designteam.letters.views import posting
from designteam.people import queries
from designteam.people.models import passwords
from tests.support.client import KEPT_BETWEEN_VISITS, Client
from tests.support.databases import Backend, Postgresql, Sqlite, opened, recorded_statements
from tests.support.postgres import Server, quickest_folder, temporary_server
from tests.support.snapshots import OnEitherDatabase
from tests.support.world import AN_AFTERNOON, Names, Who, World

pytest_plugins = ["tests.support.browser"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journeys first: they are long, and share a demo. Whoever is ready takes over from the other end."""
    items.sort(key=lambda item: "journeys" not in item.path.parts)


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Nothing in a test reaches further than this machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test reaches for {address}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hash passwords as cheaply as the algorithm allows: here nobody guesses them."""
    strong, nobodys = passwords.hashers, queries._nobodys_hash
    passwords.hashers = (Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),)
    passwords.current_hasher = passwords.hashers[0]
    queries._nobodys_hash = passwords.hash("a password that nobody has")
    yield
    passwords.hashers, passwords.current_hasher = strong, strong[0]
    queries._nobodys_hash = nobodys


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    with temporary_server() as server:
        yield server


@pytest.fixture(scope="session")
def sqlite(quick_passwords: None) -> Iterator[Backend]:
    with tempfile.TemporaryDirectory(prefix="designteam-", dir=quickest_folder()) as folder:
        yield Sqlite(Path(folder))


@pytest.fixture(scope="session")
def postgresql(postgresql_server: Server, quick_passwords: None) -> Iterator[Backend]:
    postgresql = Postgresql(postgresql_server, template=f"template_{os.getpid()}")
    yield postgresql
    postgresql.let_go()


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> Backend:
    """Every test of behaviour runs on both."""
    found: Backend = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def inhabited(backend: Backend) -> Iterator[tuple[str, Names]]:
    with backend.inhabited() as url_and_names:
        yield url_and_names


@pytest.fixture
def database(inhabited: tuple[str, Names]) -> Iterator[db.Database]:
    """A database of this test alone, with the world in it."""
    with opened(inhabited[0]) as database:
        yield database


@pytest.fixture
def world(database: db.Database, inhabited: tuple[str, Names]) -> World:
    return World(database, inhabited[1])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The application as in production: behind TLS and without the demo. Jobs are done at once."""
    folder = tmp_path_factory.mktemp("site")
    settings = Settings(
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'nothing.db'}",
        broker_url="memory:",
        secret_key="only for tests, and long enough for them",
        hosts=("localhost",),
    )
    app = create_app(settings)
    app.test_client_class = Client
    return app


@pytest.fixture
def app(site: Site, database: db.Database) -> Site:
    site.database = database
    site.extensions["statements"] = recorded_statements(database)
    return site


@pytest.fixture
def new_client(app: Site) -> Callable[[], Client]:
    """A browser that nobody used before."""

    def opened_client() -> Client:
        client = app.test_client()
        assert isinstance(client, Client)
        client.environ_base.update(KEPT_BETWEEN_VISITS)
        return client

    return opened_client


@pytest.fixture
def client(new_client: Callable[[], Client]) -> Client:
    """The browser of somebody who is not signed in."""
    return new_client()


@pytest.fixture
def signed_in(new_client: Callable[[], Client]) -> Callable[[Who], Client]:
    """The browser of somebody who is: `signed_in(world.teacher)`."""
    return lambda who: new_client().sign_in(who)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Time stands still on a Tuesday afternoon, and goes on only when the test says so: `clock.shift(60)`."""
    with time_machine.travel(AN_AFTERNOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """What a person wants to read as a difference; the same on both databases. Renew with --snapshot-update."""
    return snapshot.use_extension(OnEitherDatabase)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def dutch(root: Path) -> Catalog:
    """The Dutch catalogue."""
    with (root / "designteam" / "translations" / "nl" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file)


@pytest.fixture
def letters(app: Site, tmp_path: Path) -> Iterator[Callable[[], list[Any]]]:
    """The letters that went, in the order in which they did."""
    settings = app.extensions["settings"]
    app.extensions["settings"] = type(settings)(**{**vars(settings), "data_dir": tmp_path})
    folder = posting.folder_of(app.extensions["settings"])
    yield lambda: [message_from_bytes(path.read_bytes(), policy=default) for path in sorted(folder.glob("*.eml"))]
    app.extensions["settings"] = settings
