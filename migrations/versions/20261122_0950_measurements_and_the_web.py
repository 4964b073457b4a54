"""Indicators with measurements of groups, the web of ten threads, and three columns beside a design."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "indicator",
        sa.Column("experiment_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("looks_at", sa.String(200), nullable=False),
        sa.Column("sort", _one_of("count", "percentage", "scale", name="sort_known"), nullable=False),
        sa.Column("least", sa.Double(), nullable=True),
        sa.Column("most", sa.Double(), nullable=True),
        sa.Column("enough_when", sa.String(300), nullable=False),
        sa.Column("enough_from", sa.Double(), nullable=True),
        sa.Column("better", _one_of("more", "less", name="better_known"), nullable=False),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("least IS NULL OR most IS NULL OR least < most", name=op.f("ck_indicator_scale_goes_up")),
        sa.ForeignKeyConstraint(
            ["experiment_id"], ["experiment.id"], name=op.f("fk_indicator_experiment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
        sa.UniqueConstraint("experiment_id", "number", name=op.f("uq_indicator_experiment_id_number")),
        sa.UniqueConstraint("submission", name=op.f("uq_indicator_submission")),
    )
    op.create_table(
        "measurement",
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("among", sa.String(60), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("spread", sa.Double(), nullable=True),
        sa.Column("lower", sa.Double(), nullable=True),
        sa.Column("middle", sa.Double(), nullable=True),
        sa.Column("upper", sa.Double(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("size IS NULL OR size >= 5", name=op.f("ck_measurement_group_is_large_enough")),
        sa.CheckConstraint("(size IS NULL) = (value IS NULL)", name=op.f("ck_measurement_no_value_without_a_size")),
        sa.CheckConstraint(
            "size IS NOT NULL OR (spread IS NULL AND lower IS NULL AND middle IS NULL AND upper IS NULL)",
            name=op.f("ck_measurement_nothing_of_a_small_group"),
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicator.id"], name=op.f("fk_measurement_indicator_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurement")),
        sa.UniqueConstraint(
            "indicator_id", "measured_on", "among", name=op.f("uq_measurement_indicator_id_measured_on_among")
        ),
    )
    op.create_table(
        "web_thread",
        sa.Column("design_id", sa.Integer(), nullable=False),
        sa.Column("thread", sa.String(30), nullable=False),
        sa.Column("now", sa.String(600), nullable=False),
        sa.Column("wished", sa.String(600), nullable=False),
        sa.Column("choice", sa.String(600), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pulled_by", sa.String(30), nullable=False),
        sa.Column("pulled_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["design_id"], ["design.id"], name=op.f("fk_web_thread_design_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_thread")),
        sa.UniqueConstraint("design_id", "thread", name=op.f("uq_web_thread_design_id_thread")),
    )
    op.create_table(
        "comparison",
        sa.Column("design_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(30), nullable=False),
        sa.Column("intended_version", sa.Integer(), nullable=False),
        sa.Column("experienced", sa.String(1000), nullable=False),
        sa.Column("experienced_by", sa.String(200), nullable=False),
        sa.Column("actual", sa.String(1000), nullable=False),
        sa.Column("actual_seen", sa.String(200), nullable=False),
        sa.Column("sameness", _one_of("same", "different", name="sameness_known"), nullable=True),
        sa.Column("difference", sa.String(400), nullable=False),
        sa.Column("explained_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "explained_by_id IS NULL OR sameness = 'different'",
            name=op.f("ck_comparison_only_a_difference_is_explained"),
        ),
        sa.ForeignKeyConstraint(["design_id"], ["design.id"], name=op.f("fk_comparison_design_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["explained_by_id"], ["evaluation.id"], name=op.f("fk_comparison_explained_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comparison")),
        sa.UniqueConstraint("design_id", "about", name=op.f("uq_comparison_design_id_about")),
    )


def downgrade() -> None:
    for table in ("comparison", "web_thread", "measurement", "indicator"):
        op.drop_table(table)


def _one_of(*codes: str, name: str) -> sa.Enum:
    return sa.Enum(*codes, name=name, native_enum=False, create_constraint=True, length=30)
