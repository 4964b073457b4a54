"""Every test begins in the same world, whatever the one before it wrote, and by whatever way."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from designteam.kit import db
from tests.support.databases import Backend, Postgresql, opened
from tests.support.world import World

CHANGES = (
    "INSERT INTO network (name, theme, since) VALUES ('Nieuw', 'Thema', '2026-01-01')",
    "UPDATE person SET name = 'Iemand anders'",
    "DELETE FROM coordination",
    "SELECT 1",
)


@pytest.mark.parametrize("change", CHANGES)
def test_the_next_test_finds_the_world_as_it_was_made(backend: Backend, change: str) -> None:
    with backend.inhabited() as (url, names), opened(url) as database:
        before = everything_in(database)
        World(database, names).chain()
        with database.engine.begin() as connection:
            connection.execute(text(change))
        changed = everything_in(database)

    with backend.inhabited() as (url, names), opened(url) as database:
        after = everything_in(database)
        World(database, names).chain()

    assert changed != before
    assert after == before


def test_a_copy_that_is_still_in_use_is_not_given_out_again(postgresql: Postgresql) -> None:
    with postgresql.inhabited() as (url, _names), opened(url) as database:
        forgotten = database.engine.connect()
        forgotten.execute(text("UPDATE person SET name = 'Iemand anders'"))

    with postgresql.inhabited() as (another, _names):
        assert another != url
    forgotten.invalidate()


def everything_in(database: db.Database) -> dict[str, Any]:
    """All that stands in it, and the number that each table gives out next."""
    held: dict[str, Any] = {}
    with database.reading() as session:
        for table in db.Model.metadata.sorted_tables:
            held[table.name] = sorted(map(repr, session.execute(table.select()).all()))
        numbers = (
            "name, seq FROM sqlite_sequence" if database.is_sqlite else "sequencename, last_value FROM pg_sequences"
        )
        has_numbers = not database.is_sqlite or session.scalar(
            text("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'")
        )
        held["numbers"] = sorted(map(repr, session.execute(text(f"SELECT {numbers}")).all())) if has_numbers else []
    return held
