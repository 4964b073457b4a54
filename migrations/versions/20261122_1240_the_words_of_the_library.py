"""The words of the library: which of them came with it, and how often somebody changed one."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("is_shipped", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.alter_column("version", server_default=None)
        batch_op.alter_column("is_shipped", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.drop_column("is_shipped")
        batch_op.drop_column("version")
