"""What colleagues outside the team read, answer and join, and the rungs that were used."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "class_pulse",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column(
            "feeling",
            sa.Enum("yes", "a_bit", "no", name="feeling_known", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("mark", sa.String(64), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_class_pulse_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_pulse")),
        sa.UniqueConstraint("team_id", "month", "mark", name=op.f("uq_class_pulse_team_id_month_mark")),
    )
    op.create_table(
        "involvement",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("rung", sa.String(30), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_involvement_by_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_involvement_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_involvement")),
        sa.UniqueConstraint("submission", name=op.f("uq_involvement_submission")),
    )
    with op.batch_alter_table("involvement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_involvement_team_id_involvement_on"), ["team_id", "on"], unique=False)

    op.create_table(
        "school_poll",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(160), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name=op.f("fk_school_poll_asked_by_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_school_poll_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_poll")),
        sa.UniqueConstraint("submission", name=op.f("uq_school_poll_submission")),
    )
    with op.batch_alter_table("school_poll", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_school_poll_team_id_school_poll_id"), ["team_id", "id"], unique=False)
        batch_op.create_index(
            "uq_school_poll_one_open",
            ["team_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "staff_page",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(40), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name=op.f("fk_staff_page_made_by_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_staff_page_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_page")),
        sa.UniqueConstraint("token", name=op.f("uq_staff_page_token")),
    )
    with op.batch_alter_table("staff_page", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_page_team_id"), ["team_id"], unique=False)
        batch_op.create_index(
            "uq_staff_page_one_in_use",
            ["team_id"],
            unique=True,
            sqlite_where=sa.text("revoked_at IS NULL"),
            postgresql_where=sa.text("revoked_at IS NULL"),
        )

    op.create_table(
        "school_poll_tap",
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("choice", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(64), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["school_poll.id"], name=op.f("fk_school_poll_tap_poll_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_poll_tap")),
        sa.UniqueConstraint("poll_id", "mark", name=op.f("uq_school_poll_tap_poll_id_mark")),
    )
    op.create_table(
        "joining_colleague",
        sa.Column("experiment_id", sa.Integer(), nullable=False),
        sa.Column("group", sa.String(40), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("arranged_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["experiment_id"], ["experiment.id"], name=op.f("fk_joining_colleague_experiment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joining_colleague")),
        sa.UniqueConstraint(
            "experiment_id", "group", "name", name=op.f("uq_joining_colleague_experiment_id_group_name")
        ),
    )


def downgrade() -> None:
    op.drop_table("joining_colleague")
    op.drop_table("school_poll_tap")
    with op.batch_alter_table("staff_page", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_staff_page_one_in_use",
            sqlite_where=sa.text("revoked_at IS NULL"),
            postgresql_where=sa.text("revoked_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_staff_page_team_id"))

    op.drop_table("staff_page")
    with op.batch_alter_table("school_poll", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_school_poll_one_open",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_school_poll_team_id_school_poll_id"))

    op.drop_table("school_poll")
    with op.batch_alter_table("involvement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_involvement_team_id_involvement_on"))

    op.drop_table("involvement")
    op.drop_table("class_pulse")
