"""Who came to a sharing event without signing up, which version of a struggle it is; the index is read anew."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "event_walk_in",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(120), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("school_id IS NOT NULL OR who <> ''", name=op.f("ck_event_walk_in_says_who")),
        sa.CheckConstraint("people BETWEEN 1 AND 50", name=op.f("ck_event_walk_in_a_few_people")),
        sa.ForeignKeyConstraint(["event_id"], ["sharing_event.id"], name=op.f("fk_event_walk_in_event_id")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_event_walk_in_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_walk_in")),
        sa.UniqueConstraint("submission", name=op.f("uq_event_walk_in_submission")),
    )
    with op.batch_alter_table("event_walk_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_walk_in_event_id"), ["event_id"], unique=False)

    with op.batch_alter_table("struggle", schema=None) as batch_op:
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("reworded_at", sa.DateTime(), nullable=True))

    with op.batch_alter_table("struggle", schema=None) as batch_op:
        batch_op.alter_column("version", server_default=None)

    op.execute("UPDATE reading SET stemmer = ''")  # products say their learning areas in the index


def downgrade() -> None:
    with op.batch_alter_table("struggle", schema=None) as batch_op:
        batch_op.drop_column("reworded_at")
        batch_op.drop_column("version")

    with op.batch_alter_table("event_walk_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_walk_in_event_id"))

    op.drop_table("event_walk_in")
