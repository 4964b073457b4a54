"""Pictures that wait for the text in which somebody put them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "held_picture",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("file", sa.String(40), nullable=False),
        sa.Column("small_file", sa.String(40), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column(
            "consent",
            sa.Enum("nobody", "agreed", name="consent_known", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("consent_until", sa.Date(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "consent <> 'agreed' OR consent_until IS NOT NULL", name=op.f("ck_held_picture_consent_ends")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_held_picture_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_held_picture_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_picture")),
        sa.UniqueConstraint("person_id", "team_id", "sha256", name=op.f("uq_held_picture_person_id_team_id_sha256")),
    )
    with op.batch_alter_table("held_picture") as batch_op:
        batch_op.create_index(batch_op.f("ix_held_picture_team_id"), ["team_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_held_picture_at"), ["at"], unique=False)


def downgrade() -> None:
    op.drop_table("held_picture")
