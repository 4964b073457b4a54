"""Finding back: the index of what can be found, markers on the timeline, and other forms of a report."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# The full text of the index, in what each database has for it. Both are filled by the database itself.
ON_SQLITE = (
    "CREATE VIRTUAL TABLE findable_words USING fts5(stems, content='findable', content_rowid='id')",
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
ON_POSTGRESQL = (
    """
    ALTER TABLE findable ADD COLUMN findable_words tsvector
      GENERATED ALWAYS AS (to_tsvector('simple', stems)) STORED
    """,
    "CREATE INDEX findable_words ON findable USING gin (findable_words)",
)


def upgrade() -> None:
    op.create_table(
        "findable",
        sa.Column("subject", sa.String(30), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("body", sa.String(20_000), nullable=False),
        sa.Column("stems", sa.String(60_000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_findable_team_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findable")),
        sa.UniqueConstraint("subject", "subject_id", name=op.f("uq_findable_subject_subject_id")),
    )
    op.create_index(op.f("ix_findable_team_id"), "findable", ["team_id"])
    op.create_table(
        "word_part",
        sa.Column("letters", sa.String(3), nullable=False),
        sa.Column("word", sa.String(40), nullable=False),
        sa.Column("stem", sa.String(40), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word_part")),
        sa.UniqueConstraint("letters", "word", name=op.f("uq_word_part_letters_word")),
    )
    op.create_index(op.f("ix_word_part_word"), "word_part", ["word"])
    op.create_table(
        "reading",
        sa.Column("last_line", sa.Integer(), nullable=False),
        sa.Column("stemmer", sa.String(30), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    op.execute("INSERT INTO reading (id, last_line, stemmer) VALUES (1, 0, '')")
    op.create_table(
        "event_marker",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(200), nullable=False),
        sa.Column("learnt", sa.String(600), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_event_marker_team_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_event_marker_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_marker")),
        sa.UniqueConstraint("submission", name=op.f("uq_event_marker_submission")),
    )
    op.create_index(
        op.f("ix_event_marker_team_id_event_marker_happened_on"), "event_marker", ["team_id", "happened_on"]
    )
    with op.batch_alter_table("dossier") as batch:
        batch.add_column(sa.Column("form", sa.String(30), nullable=False, server_default="pdf"))
        batch.add_column(sa.Column("school_year", sa.Integer(), nullable=True))
        batch.create_check_constraint(op.f("ck_dossier_form_known"), "form IN ('pdf', 'docx', 'zip', 'year')")
    for statement in ON_SQLITE if op.get_bind().dialect.name == "sqlite" else ON_POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    with op.batch_alter_table("dossier") as batch:
        batch.drop_constraint(op.f("ck_dossier_form_known"), type_="check")
        batch.drop_column("school_year")
        batch.drop_column("form")
    op.drop_table("event_marker")
    op.drop_table("reading")
    op.drop_table("word_part")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE findable_words")
    op.drop_table("findable")
