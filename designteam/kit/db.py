"""The database: one engine, one session per unit of work, and the base of every table."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

from sqlalchemy import (
    JSON,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Enum,
    MetaData,
    String,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.types import TypeDecorator

Key = TypeVar("Key")
Answer = TypeVar("Answer")

_session: ContextVar[Session] = ContextVar("session")

MOST_REMEMBERED = 5_000


class Privacy(StrEnum):
    """Whose a column is: what decides how long it is kept and who may ever export it."""

    PERSONAL = "personal"
    TEAM = "team"
    PUBLIC = "public"
    TECHNICAL = "technical"


@dataclass(frozen=True)
class Keeping:
    """Why something is kept and for how long. Every table states one; a column may state its own.

    A test refuses a table without it, and a personal column that hides under a table that is not.
    """

    privacy: Privacy
    purpose: str
    retention: str

    def column(self) -> dict[str, "Keeping"]:
        return {"keeping": self}


class Model(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    keeping: ClassVar[Keeping]

    id: Mapped[int] = mapped_column(primary_key=True)


class Words(TypeDecorator[str]):
    """Text of at most `most` characters, on SQLite as well, and without what PostgreSQL cannot store."""

    impl = String
    cache_ok = True

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is not None and (len(value) > self.most or "\0" in value):
            message = f"a text of {len(value)} characters does not fit in {self.most}, or holds a NUL"
            raise ValueError(message)
        return value


class Moment(TypeDecorator[datetime]):
    """A moment in UTC that knows its zone, on both databases."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Codes(TypeDecorator[list[Any]]):
    """A short list of codes or numbers, kept as JSON and never null."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> list[Any]:
        return list(value or [])


def choice_of(kind: type[StrEnum]) -> Enum:
    """A column that holds one value of `kind`, by its value, checked by the database."""
    return Enum(
        kind,
        native_enum=False,
        length=30,
        values_callable=lambda members: [member.value for member in members],
        name=f"{kind.__name__.lower()}_known",
        create_constraint=True,
        validate_strings=True,
    )


class Database:
    """An engine whose reads cannot write and whose writes do not lose each other.

    SQLite begins a write with BEGIN IMMEDIATE, so that read-modify-write by two people is one after the
    other; the default of the driver loses most of such updates without an error.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.engine = create_engine(
            self.url, pool_pre_ping=True, hide_parameters=True
        )  # logs never hold what people typed
        if self.is_sqlite:
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        self._reading = self.engine.execution_options(read_only=True, postgresql_readonly=True)
        self._memory: dict[Hashable, Any] = {}

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A unit of work that the database itself keeps from writing."""
        with self._unit(self._reading) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A unit of work that is kept when the block ends well and undone when it raises."""
        with self._unit(self.engine) as session:
            session.info["writes"] = True
            yield session
            session.commit()

    @contextmanager
    def _unit(self, engine: Engine) -> Iterator[Session]:
        with Session(engine, expire_on_commit=False, info={"memory": self._memory}) as session:
            token = _session.set(session)
            try:
                yield session
            finally:
                _session.reset(token)


def session() -> Session:
    """The session of the unit of work that is going on."""
    return _session.get()


def is_open() -> bool:
    """Whether a unit of work is going on."""
    return _session.get(None) is not None


def writes() -> bool:
    """Whether the unit of work that is going on may write."""
    return bool(session().info.get("writes"))


def let_others_go_on() -> None:
    """Keep what was done so far and hold nothing any more, before waiting for what may take seconds.

    Rights that were checked before have to be checked again after it.
    """
    session().commit()


def has_news() -> None:
    """Say that others want to know of this unit of work once it is kept."""
    session().info["has_news"] = True


def remembered(keys: Mapping[Any, Key], work_out: Callable[[Sequence[Key]], Mapping[Key, Answer]]) -> dict[Key, Answer]:
    """The answer to each, of which only those are worked out that this process does not know yet.

    A key names all that its answer depends on, so that it never changes under the same key. Not for a unit of
    work that writes: it sees what nobody may remember when it is undone.
    """
    memory = session().info["memory"]
    if len(memory) > MOST_REMEMBERED:
        memory.clear()
    unknown = [thing for key, thing in keys.items() if key not in memory]
    found = work_out(unknown) if unknown else {}
    memory.update({key: found[thing] for key, thing in keys.items() if thing in found})
    return {thing: memory[key] for key, thing in keys.items()}


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin_sqlite
    for pragma in ("foreign_keys=ON", "busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get("read_only", False)
    connection.exec_driver_sql(f"PRAGMA query_only={'ON' if read_only else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
