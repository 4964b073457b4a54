"""Dossiers that were asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dossier",
        sa.Column("iteration_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column(
            "progress",
            sa.Enum(
                "waiting",
                "working",
                "ready",
                "failed",
                name="progress_known",
                native_enum=False,
                length=30,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "stage",
            sa.Enum(
                "collecting",
                "laying_out",
                "drawing",
                "keeping",
                name="stage_known",
                native_enum=False,
                length=30,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column(
            "failure",
            sa.Enum(
                "too_large",
                "not_installed",
                "not_in_team",
                "stalled",
                "own_fault",
                name="failure_known",
                native_enum=False,
                length=30,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("file", sa.String(40), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["iteration_id"], ["iteration.id"], name=op.f("fk_dossier_iteration_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dossier_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
    )
    with op.batch_alter_table("dossier", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_dossier_person_id_dossier_iteration_id"), ["person_id", "iteration_id"], unique=False
        )


def downgrade() -> None:
    op.drop_table("dossier")
