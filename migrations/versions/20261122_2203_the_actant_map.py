"""Actant maps: who and what plays a part in a school, and who has a say over what."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "actant_map",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("talk", sa.String(4000), nullable=False),
        sa.Column("actants", sa.JSON(), nullable=False),
        sa.Column("arrows", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["artefact.id"], name=op.f("fk_actant_map_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actant_map")),
    )


def downgrade() -> None:
    op.drop_table("actant_map")
