"""Which signals were on in which team, what was tried against them, what guides keep, and who is of a school board."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "guide_letter",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_guide_letter_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide_letter")),
        sa.UniqueConstraint("person_id", name=op.f("uq_guide_letter_person_id")),
    )
    op.create_table(
        "kept_view",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("query", sa.String(300), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_kept_view_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_view")),
        sa.UniqueConstraint("person_id", "name", name=op.f("uq_kept_view_person_id_name")),
    )
    op.create_table(
        "oversight",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_oversight_ends_after_it_starts")),
        sa.ForeignKeyConstraint(["board_id"], ["school_board.id"], name=op.f("fk_oversight_board_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_oversight_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oversight")),
    )
    with op.batch_alter_table("oversight", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_oversight_person_id"), ["person_id"], unique=False)

    op.create_table(
        "symptom",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(30), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("rests_until", sa.Date(), nullable=True),
        sa.Column("rests_because", sa.String(300), nullable=False),
        sa.Column("rested_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["rested_by_id"], ["person.id"], name=op.f("fk_symptom_rested_by_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_symptom_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_symptom")),
    )
    with op.batch_alter_table("symptom", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_symptom_ended_on"), ["ended_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_symptom_team_id"), ["team_id"], unique=False)
        batch_op.create_index(
            "uq_symptom_that_is_on",
            ["team_id", "code"],
            unique=True,
            sqlite_where=sa.text("ended_on IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL"),
        )

    op.create_table(
        "remedy",
        sa.Column("symptom_id", sa.Integer(), nullable=False),
        sa.Column("work_form", sa.String(40), nullable=False),
        sa.Column("chosen_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_remedy_by_id")),
        sa.ForeignKeyConstraint(["symptom_id"], ["symptom.id"], name=op.f("fk_remedy_symptom_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remedy")),
        sa.UniqueConstraint("symptom_id", "work_form", name=op.f("uq_remedy_symptom_id_work_form")),
    )
    with op.batch_alter_table("remedy", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_remedy_work_form"), ["work_form"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("remedy", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_remedy_work_form"))

    op.drop_table("remedy")
    with op.batch_alter_table("symptom", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_symptom_that_is_on",
            sqlite_where=sa.text("ended_on IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_symptom_team_id"))
        batch_op.drop_index(batch_op.f("ix_symptom_ended_on"))

    op.drop_table("symptom")
    with op.batch_alter_table("oversight", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_oversight_person_id"))

    op.drop_table("oversight")
    op.drop_table("kept_view")
    op.drop_table("guide_letter")
