"""What somebody has on paper, of any sort; papers of events lie there from now on."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "paper",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sort", sa.String(30), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=False),
        sa.Column("asked", sa.String(300), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column(
            "making",
            sa.Enum(
                "waiting",
                "working",
                "ready",
                "failed",
                name="making_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(40), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_paper_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
    )
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_paper_person_id_paper_sort_paper_about_id"), ["person_id", "sort", "about_id"], unique=False
        )

    with op.batch_alter_table("event_paper", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_paper_person_id_event_paper_event_id"))

    op.drop_table("event_paper")


def downgrade() -> None:
    op.create_table(
        "event_paper",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sort", sa.String(30), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("making", sa.String(30), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(40), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "making IN ('waiting', 'working', 'ready', 'failed')", name=op.f("ck_event_paper_making_known")
        ),
        sa.CheckConstraint("sort IN ('sheet', 'cards')", name=op.f("ck_event_paper_paper_known")),
        sa.ForeignKeyConstraint(["event_id"], ["sharing_event.id"], name=op.f("fk_event_paper_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_event_paper_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_paper")),
    )
    with op.batch_alter_table("event_paper", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_paper_person_id_event_paper_event_id"), ["person_id", "event_id"], unique=False
        )

    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_paper_person_id_paper_sort_paper_about_id"))

    op.drop_table("paper")
