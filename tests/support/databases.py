"""The two databases that every test of behaviour runs on, each copied from a template that was made once."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import get_ident
from typing import Any, Protocol

from sqlalchemy import Engine, QueuePool, event, text

from designteam.kit import db, jobs, schema
from tests.support import restoring
from tests.support.postgres import Server
from tests.support.world import Names, create_world

BOOKKEEPING = ("PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK")


class Backend(Protocol):
    """One of the two databases; gives out empty ones, and copies of one in which the world of the tests lives."""

    def empty(self) -> Any:
        """The address of a database without tables, for as long as the block lasts."""

    def inhabited(self) -> Any:
        """The address of a database with the world in it, and the names of what lives there."""


@dataclass
class Sqlite:
    folder: Path
    _names: Names | None = None
    _numbers: Iterator[int] = field(default_factory=count)

    @contextmanager
    def empty(self) -> Iterator[str]:
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            yield f"sqlite:///{folder}/designteam.db"

    @contextmanager
    def inhabited(self) -> Iterator[tuple[str, Names]]:
        template = self.folder / "template.db"
        if self._names is None:
            self._names = inhabit(f"sqlite:///{template}")
        copy = self.folder / f"copy-{next(self._numbers)}.db"
        shutil.copyfile(template, copy)
        try:
            yield f"sqlite:///{copy}", self._names
        finally:
            for left in self.folder.glob(f"{copy.name}*"):
                left.unlink()


@dataclass
class Postgresql:
    """A copy is given out again and again; between two tests it is put back as it was made. What was deleted takes up
    room until the copy is thrown away after `uses` of them.
    """

    server: Server
    template: str
    uses: int = 60
    _names: Names | None = None
    _free: list[_Copy] = field(default_factory=list)

    @contextmanager
    def empty(self) -> Iterator[str]:
        with self.server.database() as url:
            yield url

    @contextmanager
    def inhabited(self) -> Iterator[tuple[str, Names]]:
        if self._names is None:
            url = self.server.kept_database(self.template)
            self._names = inhabit(url)
            restoring.remember(url)
        copy = self._free.pop() if self._free else _Copy(self.server.database(template=self.template))
        try:
            yield copy.url, self._names
        finally:
            if copy.is_as_made_again(self.uses):
                self._free.append(copy)
            else:
                copy.is_let_go_of()

    def let_go(self) -> None:
        while self._free:
            self._free.pop().is_let_go_of()


class _Copy:
    """A database that more tests use, one after the other."""

    def __init__(self, made: AbstractContextManager[str]) -> None:
        self._stack = ExitStack()
        self.url = self._stack.enter_context(made)
        self._stack.callback(lambda: _pools.pop(self.url).dispose() if self.url in _pools else None)
        self._uses = 0

    def is_as_made_again(self, most: int) -> bool:
        """Whether it can be used once more."""
        self._uses += 1
        pool = _pools.get(self.url)
        if self._uses == most or pool is None or pool.checkedout():
            return False
        return restoring.restore(pool)

    def is_let_go_of(self) -> None:
        self._stack.close()


def inhabit(url: str) -> Names:
    """Make the schema by the real migrations, and the world in it by the real commands."""
    database = db.Database(url)
    schema.upgrade(database)
    with database.writing():
        names = create_world()
    database.engine.dispose()
    return names


@contextmanager
def opened(url: str) -> Iterator[db.Database]:
    """The database behind an address. What a query on SQLite leaves unordered comes in reverse order."""
    database = db.Database(url)
    _share_what_is_compiled(database)
    if database.is_sqlite:
        event.listen(database.engine, "connect", _reverse_what_is_unordered)
    else:
        assert isinstance(database.engine.pool, QueuePool)
        database.engine.pool = _pools.setdefault(url, database.engine.pool)
    try:
        yield database
    finally:
        if database.engine.pool is not _pools.get(url):
            database.engine.dispose()


def settle(database: db.Database) -> None:
    """Put statistics and indexes in order, as a server does by itself after a while and that of the tests does not."""
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE" if database.is_sqlite else "VACUUM ANALYZE"))


# The connections to a copy that more tests use, one after the other.
_pools: dict[str, QueuePool] = {}
_first: dict[str, Engine] = {}


def _share_what_is_compiled(database: db.Database) -> None:
    """Every test has an engine of its own; a statement that an earlier one made into SQL is not made again."""
    first = _first.setdefault(database.url.get_backend_name(), database.engine)
    for engine in (database.engine, database._reading):
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache


def recorded_statements(database: db.Database) -> dict[int, list[str]]:
    """Per thread a list that grows with every statement, except what only opens and closes a unit of work.

    Jobs are done at once in tests; what they ask is no part of the answer that waits for nobody.
    """
    statements: dict[int, list[str]] = defaultdict(list)

    @event.listens_for(database.engine, "before_cursor_execute")
    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(BOOKKEEPING) and not jobs.is_at_work():
            statements[get_ident()].append(statement)

    return statements


def _reverse_what_is_unordered(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA reverse_unordered_selects=ON")
