"""Which pairs in the library are two, and which searches people keep."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_search",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("words", sa.String(200), nullable=False),
        sa.Column("query", sa.String(500), nullable=False),
        sa.Column(
            "letters",
            sa.Enum("weekly", "never", name="letters_known", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_saved_search_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
        sa.UniqueConstraint("person_id", "words", "query", name=op.f("uq_saved_search_person_id_words_query")),
    )
    with op.batch_alter_table("saved_search", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_saved_search_letters_saved_search_written_on"), ["letters", "written_on"], unique=False
        )

    op.create_table(
        "apart",
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("one_id < other_id", name=op.f("ck_apart_first_comes_first")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_apart_by_id")),
        sa.ForeignKeyConstraint(["one_id"], ["holding.id"], name=op.f("fk_apart_one_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["holding.id"], name=op.f("fk_apart_other_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_apart")),
        sa.UniqueConstraint("one_id", "other_id", name=op.f("uq_apart_one_id_other_id")),
    )
    with op.batch_alter_table("apart", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_apart_other_id"), ["other_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("apart", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_apart_other_id"))

    op.drop_table("apart")
    with op.batch_alter_table("saved_search", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_saved_search_letters_saved_search_written_on"))

    op.drop_table("saved_search")
