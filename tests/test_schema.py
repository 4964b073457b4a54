"""The migrations lead to exactly the tables the models speak of, there and back, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect, text

from designteam.kit import db, schema
from tests.support.databases import Backend, opened


@pytest.fixture
def empty(backend: Backend) -> Iterator[db.Database]:
    with backend.empty() as url, opened(url) as database:
        yield database


def test_the_migrations_make_what_the_models_say(empty: db.Database) -> None:
    schema.upgrade(empty)

    with empty.engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_name": _is_ours}
        context = MigrationContext.configure(connection, opts=options)
        differences = compare_metadata(context, db.Model.metadata)

    assert differences == []


def test_the_constraints_are_those_of_the_models(empty: db.Database) -> None:
    """Checks are not compared by the tool: their names are compared here."""
    schema.upgrade(empty)

    with empty.engine.connect() as connection:
        found = inspect(connection)
        there = {check["name"] for table in found.get_table_names() for check in found.get_check_constraints(table)}
    constraints = [constraint for table in db.Model.metadata.sorted_tables for constraint in table.constraints]
    declared = [constraint for constraint in constraints if isinstance(constraint, CheckConstraint)]
    assert there == {str(constraint.name) for constraint in declared}


def test_a_database_goes_up_and_down_and_up_again(empty: db.Database) -> None:
    schema.upgrade(empty)
    before = _tables(empty)

    _downgrade(empty)
    bare = _tables(empty)
    schema.upgrade(empty)

    assert bare == {"alembic_version": ["version_num"]}
    assert _tables(empty) == before


def test_going_up_twice_changes_nothing(empty: db.Database) -> None:
    schema.upgrade(empty)
    before = _tables(empty)

    schema.upgrade(empty)

    assert _tables(empty) == before
    assert schema.is_at_head(empty)


def test_every_reference_leads_somewhere(database: db.Database) -> None:
    """Also after a migration that copied tables, which SQLite does with foreign keys switched off."""
    with database.engine.connect() as connection:
        if database.is_sqlite:
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        else:
            loose = text("SELECT conname FROM pg_constraint WHERE contype = 'f' AND NOT convalidated")
            assert connection.execute(loose).all() == []


def test_a_database_of_a_newer_release_is_refused(empty: db.Database) -> None:
    schema.upgrade(empty)
    with empty.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'of_next_year'"))

    with pytest.raises(schema.NewerDatabase):
        schema.upgrade(empty)

    assert not schema.is_at_head(empty)


def test_the_history_of_the_schema_is_one_line(empty: db.Database) -> None:
    with empty.engine.connect() as connection:
        scripts = ScriptDirectory.from_config(schema.configuration(connection))

    assert len(scripts.get_heads()) == len(scripts.get_bases()) == 1


def _is_ours(name: str | None, _type: str, _parents: object) -> bool:
    """The full text of the index is what each database has for that, and no table or column of a model."""
    return not (name or "").startswith("findable_words")


def _tables(database: db.Database) -> dict[str, list[str]]:
    with database.engine.connect() as connection:
        found = inspect(connection)
        tables = sorted(found.get_table_names())
        return {table: sorted(column["name"] for column in found.get_columns(table)) for table in tables}


def _downgrade(database: db.Database) -> None:
    with database.engine.connect() as connection:
        if database.is_sqlite:
            connection.execute(text("PRAGMA foreign_keys=OFF"))
        connection.commit()
        with connection.begin():
            command.downgrade(schema.configuration(connection), "base")
    database.engine.dispose()
