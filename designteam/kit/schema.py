"""The schema and its migrations: bring a database to the newest, and tell whether it is."""

from functools import cache

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, text

from designteam.config import ROOT
from designteam.kit.db import Database, Model

SCRIPTS = ROOT / "migrations"


class NewerDatabase(Exception):
    """The database was made by a newer release than this one."""


def configuration(connection: Connection | None = None, metadata: MetaData = Model.metadata) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(year)d%%(month).2d%%(day).2d_%%(hour).2d%%(minute).2d_%%(slug)s")
    config.attributes.update(connection=connection, metadata=metadata)
    return config


def upgrade(database: Database) -> None:
    """Run the migrations that are still to run.

    Raises NewerDatabase when the database is ahead of this release.
    """
    with database.engine.connect() as connection:
        if database.is_sqlite:
            connection.execute(text("PRAGMA foreign_keys=OFF"))
        connection.commit()
        current = MigrationContext.configure(connection).get_current_revision()
        connection.commit()
        config = configuration(connection)
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if current and current not in known:
            raise NewerDatabase
        with connection.begin():
            command.upgrade(config, "head")
    database.engine.dispose()


def is_at_head(database: Database) -> bool:
    """Whether every migration of this release has run; also proves that the database answers."""
    with database.engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        return current == _head()


@cache
def _head() -> str | None:
    return ScriptDirectory.from_config(configuration()).get_current_head()
