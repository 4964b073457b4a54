"""Actions noted outside a meeting, and what became of them when they went to somebody else or to another day."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.alter_column("yield_id", existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(sa.Column("text", sa.String(600), server_default="", nullable=False))
        batch_op.add_column(sa.Column("artefact_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("made_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("made_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("submission", sa.String(36), nullable=True))
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.alter_column("text", server_default=None)
        batch_op.alter_column("version", server_default=None)
        batch_op.create_check_constraint(batch_op.f("ck_action_says_what"), "yield_id IS NOT NULL OR text <> ''")
        batch_op.create_foreign_key(batch_op.f("fk_action_artefact_id"), "artefact", ["artefact_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_action_made_by_id"), "person", ["made_by_id"], ["id"])
        batch_op.create_unique_constraint(batch_op.f("uq_action_submission"), ["submission"])
        batch_op.create_index(batch_op.f("ix_action_artefact_id"), ["artefact_id"], unique=False)
    op.create_table(
        "action_rearrangement",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("from_owner_id", sa.Integer(), nullable=True),
        sa.Column("to_owner_id", sa.Integer(), nullable=True),
        sa.Column("from_day", sa.Date(), nullable=True),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("because", sa.String(300), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_action_rearrangement_action_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_action_rearrangement_by_id")),
        sa.ForeignKeyConstraint(["from_owner_id"], ["person.id"], name=op.f("fk_action_rearrangement_from_owner_id")),
        sa.ForeignKeyConstraint(["to_owner_id"], ["person.id"], name=op.f("fk_action_rearrangement_to_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_rearrangement")),
    )
    with op.batch_alter_table("action_rearrangement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_rearrangement_action_id"), ["action_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("action_rearrangement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_rearrangement_action_id"))
    op.drop_table("action_rearrangement")
    op.execute("DELETE FROM action WHERE yield_id IS NULL")
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_artefact_id"))
        batch_op.drop_constraint(batch_op.f("uq_action_submission"), type_="unique")
        batch_op.drop_constraint(batch_op.f("fk_action_made_by_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_action_artefact_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("ck_action_says_what"), type_="check")
        for name in ("submission", "made_at", "made_by_id", "version", "artefact_id", "text"):
            batch_op.drop_column(name)
        batch_op.alter_column("yield_id", existing_type=sa.Integer(), nullable=False)
