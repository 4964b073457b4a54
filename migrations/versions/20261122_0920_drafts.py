"""Drafts: what somebody typed and did not keep yet."""

import sqlalchemy as sa
from alembic import op

revision = "writing"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "draft",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("about", sa.String(length=120), nullable=False),
        sa.Column("writing", sa.String(length=36), nullable=False),
        sa.Column("finished", sa.String(length=36), nullable=False),
        sa.Column("typed", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_draft_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("person_id", "place", name=op.f("uq_draft_person_id_place")),
    )
    op.create_index(op.f("ix_draft_changed_at"), "draft", ["changed_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_draft_changed_at"), "draft")
    op.drop_table("draft")
