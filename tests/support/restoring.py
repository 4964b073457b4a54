"""Puts a database on PostgreSQL back as it was made: a tenth of the work of copying its thousand files anew.

Beside the tables stands a schema with what they held at first, and a function that looks at every table and every
sequence. Whoever changed something, and by whatever way, it is put back: a row that is newer than the last time is
known by its transaction, and one that is gone by their number.
"""

from __future__ import annotations

from typing import Any

import psycopg
from sqlalchemy import Pool, make_url

TABLES = """
  SELECT t.relname, array_agg(quote_ident(c.attname) ORDER BY c.attnum)
  FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid
  WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'
    AND c.attnum > 0 AND NOT c.attisdropped AND c.attgenerated = ''
  GROUP BY t.relname ORDER BY t.relname
"""
SEQUENCES = """
  SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname
"""
# Nothing that hangs on a row is deleted with it or asks for it meanwhile: all of it is put back.
FUNCTION = """
  CREATE FUNCTION as_made.restore() RETURNS void LANGUAGE plpgsql
  SET session_replication_role = replica SET lock_timeout = '3s' AS $$
  DECLARE last bigint := (SELECT at FROM as_made.restored);
  BEGIN
    {}
    UPDATE as_made.restored SET at = pg_current_xact_id()::text::bigint;
  END $$
"""


def remember(url: str) -> None:
    """Keep beside the tables what they hold now."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        ask = connection.execute
        ask("CREATE SCHEMA as_made")
        ask("CREATE TABLE as_made.restored AS SELECT pg_current_xact_id()::text::bigint AS at")
        steps = [_table(ask, name, columns) for name, columns in ask(TABLES).fetchall()]
        steps += [_sequence(ask, name) for (name,) in ask(SEQUENCES).fetchall()]
        ask(FUNCTION.format("\n    ".join(steps)))


def _table(ask: Any, name: str, columns: list[str]) -> str:
    there, before = f'public."{name}"', f'as_made."{name}"'
    (held,) = ask(f"SELECT count(*) FROM {there}").fetchone()  # noqa: S608  names of our own tables
    if not held:
        return f"DELETE FROM {there};"  # noqa: S608
    ask(f"CREATE TABLE {before} AS TABLE {there}")
    listed = ", ".join(columns)
    return (
        f"IF (SELECT count(*) FROM {there}) <> {held} OR EXISTS "  # noqa: S608
        f"(SELECT FROM {there} WHERE xmin::text::bigint > last) THEN "
        f"DELETE FROM {there}; "
        f"INSERT INTO {there} ({listed}) OVERRIDING SYSTEM VALUE SELECT {listed} FROM {before}; "
        f"END IF;"
    )


def _sequence(ask: Any, name: str) -> str:
    last, is_called = ask(f'SELECT last_value, is_called FROM public."{name}"').fetchone()  # noqa: S608
    return f"PERFORM setval('public.\"{name}\"', {last}, {is_called});"


def restore(pool: Pool) -> bool:
    """Put everything back; whether that could be done."""
    connection = pool.connect()
    try:
        connection.cursor().execute("SELECT as_made.restore()")
        connection.commit()
    except psycopg.Error:
        connection.invalidate()
        return False
    finally:
        connection.close()
    return True
