"""What the library holds can be found too, also when it is of no team, and a shelf can be narrowed down."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

# SQLite makes the table again for this, and lets go of what stood beside it.
TRIGGERS = (
    """
    CREATE TRIGGER findable_words_in AFTER INSERT ON findable BEGIN
      INSERT INTO findable_words(rowid, stems) VALUES (new.id, new.stems);
    END
    """,
    """
    CREATE TRIGGER findable_words_out AFTER DELETE ON findable BEGIN
      INSERT INTO findable_words(findable_words, rowid, stems) VALUES ('delete', old.id, old.stems);
    END
    """,
    """
    CREATE TRIGGER findable_words_again AFTER UPDATE OF stems ON findable BEGIN
      INSERT INTO findable_words(findable_words, rowid, stems) VALUES ('delete', old.id, old.stems);
      INSERT INTO findable_words(rowid, stems) VALUES (new.id, new.stems);
    END
    """,
)


def upgrade() -> None:
    op.execute("DELETE FROM findable")
    # On SQLite the marks stand before the long texts, so that reading them reads no more.
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    with op.batch_alter_table("findable", recreate="always" if on_sqlite else "auto") as batch:
        marks = sa.Column("marks", sa.String(2_000), nullable=False)
        batch.add_column(marks, insert_before="title" if on_sqlite else None)
        batch.alter_column("team_id", existing_type=sa.Integer(), nullable=True)
    _words_again()


def downgrade() -> None:
    op.execute("DELETE FROM findable")
    with op.batch_alter_table("findable") as batch:
        batch.alter_column("team_id", existing_type=sa.Integer(), nullable=False)
        batch.drop_column("marks")
    _words_again()


def _words_again() -> None:
    """The index is a copy: it is made again from the work itself the next time the journal is followed."""
    if op.get_bind().dialect.name == "sqlite":
        for statement in TRIGGERS:
            op.execute(statement)
    op.execute("UPDATE reading SET stemmer = ''")
