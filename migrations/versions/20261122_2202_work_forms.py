"""Work forms on an agenda, and why a point stands there."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

KNOWN = "ck_agenda_item_source_known"
BEFORE = "source IN ('condition', 'actions', 'artefact', 'free', 'shared_picture')"
SINCE = "source IN ('condition', 'actions', 'artefact', 'work_form', 'free', 'shared_picture')"


def upgrade() -> None:
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("because", sa.String(300), nullable=False, server_default=""))
        batch_op.drop_constraint(batch_op.f(KNOWN), type_="check")
        batch_op.create_check_constraint(batch_op.f(KNOWN), SINCE)
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.alter_column("because", server_default=None)


def downgrade() -> None:
    """A point that was done by a work form stays, as a point of one's own."""
    op.execute("UPDATE agenda_item SET source = 'free', code = '' WHERE source = 'work_form'")
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(KNOWN), type_="check")
        batch_op.create_check_constraint(batch_op.f(KNOWN), BEFORE)
        batch_op.drop_column("because")
