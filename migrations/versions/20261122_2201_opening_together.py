"""Checks that a team answers each for themselves and opens together."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shared_check",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("iteration_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "picture", "quadrant", name="checkkind_known", native_enum=False, create_constraint=True, length=30
            ),
            nullable=False,
        ),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("revealed_at", sa.DateTime(), nullable=True),
        sa.Column("called_off_at", sa.DateTime(), nullable=True),
        sa.Column("phase", sa.String(30), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("phases_named", sa.Integer(), nullable=True),
        sa.Column("words_shared", sa.Integer(), nullable=True),
        sa.Column("goal", sa.String(400), nullable=False),
        sa.Column("because", sa.String(1000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("revealed_at IS NULL OR answered >= 4", name=op.f("ck_shared_check_enough_to_reveal")),
        sa.ForeignKeyConstraint(["iteration_id"], ["iteration.id"], name=op.f("fk_shared_check_iteration_id")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["person.id"], name=op.f("fk_shared_check_opened_by_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_shared_check_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_check")),
    )
    op.create_index(op.f("ix_shared_check_iteration_id"), "shared_check", ["iteration_id"])
    op.create_index(op.f("ix_shared_check_team_id"), "shared_check", ["team_id"])
    op.create_index(
        "uq_shared_check_one_open",
        "shared_check",
        ["team_id", "kind"],
        unique=True,
        sqlite_where=sa.text("revealed_at IS NULL AND called_off_at IS NULL"),
        postgresql_where=sa.text("revealed_at IS NULL AND called_off_at IS NULL"),
    )

    op.create_table(
        "closed_answer",
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.String(300), nullable=False),
        sa.Column("phase", sa.String(30), nullable=False),
        sa.Column(
            "sure",
            sa.Enum(
                "unsure", "fairly", "very", name="sureness_known", native_enum=False, create_constraint=True, length=30
            ),
            nullable=True,
        ),
        sa.Column("now_differentiation", sa.Integer(), nullable=True),
        sa.Column("now_control", sa.Integer(), nullable=True),
        sa.Column("wished_differentiation", sa.Integer(), nullable=True),
        sa.Column("wished_control", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["check_id"], ["shared_check.id"], name=op.f("fk_closed_answer_check_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_closed_answer_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_answer")),
        sa.UniqueConstraint("check_id", "person_id", name=op.f("uq_closed_answer_check_id_person_id")),
    )
    op.create_index(op.f("ix_closed_answer_person_id"), "closed_answer", ["person_id"])

    op.create_table(
        "revealed_answer",
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.String(300), nullable=False),
        sa.Column("phase", sa.String(30), nullable=False),
        sa.Column(
            "sure",
            sa.Enum(
                "unsure", "fairly", "very", name="sureness_known", native_enum=False, create_constraint=True, length=30
            ),
            nullable=True,
        ),
        sa.Column("now_differentiation", sa.Integer(), nullable=True),
        sa.Column("now_control", sa.Integer(), nullable=True),
        sa.Column("wished_differentiation", sa.Integer(), nullable=True),
        sa.Column("wished_control", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("place > 0", name=op.f("ck_revealed_answer_counts_from_one")),
        sa.ForeignKeyConstraint(
            ["check_id"], ["shared_check.id"], name=op.f("fk_revealed_answer_check_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revealed_answer")),
        sa.UniqueConstraint("check_id", "place", name=op.f("uq_revealed_answer_check_id_place")),
    )


def downgrade() -> None:
    op.drop_table("revealed_answer")
    op.drop_index(op.f("ix_closed_answer_person_id"), table_name="closed_answer")

    op.drop_table("closed_answer")
    op.drop_index(
        "uq_shared_check_one_open",
        table_name="shared_check",
        sqlite_where=sa.text("revealed_at IS NULL AND called_off_at IS NULL"),
        postgresql_where=sa.text("revealed_at IS NULL AND called_off_at IS NULL"),
    )
    op.drop_index(op.f("ix_shared_check_team_id"), table_name="shared_check")
    op.drop_index(op.f("ix_shared_check_iteration_id"), table_name="shared_check")

    op.drop_table("shared_check")
