"""What is looked after in the library: when somebody looked, and what was retracted."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "holding_check",
        sa.Column("holding_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_holding_check_by_id")),
        sa.ForeignKeyConstraint(
            ["holding_id"], ["holding.id"], name=op.f("fk_holding_check_holding_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holding_check")),
        sa.UniqueConstraint("holding_id", "on", name=op.f("uq_holding_check_holding_id_on")),
    )
    with op.batch_alter_table("ict_option", schema=None) as batch_op:
        batch_op.add_column(sa.Column("checked_on", sa.Date(), nullable=True))

    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.add_column(sa.Column("retracted_because", sa.String(600), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("retraction_notice", sa.String(1000), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("retracted_by_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_source_retracted_by_id"), "person", ["retracted_by_id"], ["id"])
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.alter_column("retracted_because", server_default=None)
        batch_op.alter_column("retraction_notice", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_source_retracted_by_id"), type_="foreignkey")
        batch_op.drop_column("retracted_by_id")
        batch_op.drop_column("retraction_notice")
        batch_op.drop_column("retracted_because")

    with op.batch_alter_table("ict_option", schema=None) as batch_op:
        batch_op.drop_column("checked_on")

    op.drop_table("holding_check")
