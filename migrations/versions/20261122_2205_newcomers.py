"""Who goes on with the work of who leaves, an introduction as PDF, and the private notes of process guides."""

import sqlalchemy as sa
from alembic import op

revision = "newcomers"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handed_over",
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column(
            "sort",
            sa.Enum(
                "draft",
                "question",
                "experiment",
                "role",
                "hours",
                name="sort_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_handed_over_by_id")),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name=op.f("fk_handed_over_membership_id")),
        sa.ForeignKeyConstraint(["to_id"], ["person.id"], name=op.f("fk_handed_over_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handed_over")),
        sa.UniqueConstraint(
            "membership_id", "sort", "thing_id", name=op.f("uq_handed_over_membership_id_sort_thing_id")
        ),
    )
    op.create_table(
        "guide_note",
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("about_on", sa.Date(), nullable=False),
        sa.Column("saw", sa.String(3000), nullable=False),
        sa.Column("did", sa.String(3000), nullable=False),
        sa.Column("gave", sa.String(3000), nullable=False),
        sa.Column("next_time", sa.String(3000), nullable=False),
        sa.Column(
            "read_by",
            sa.Enum(
                "nobody",
                "guides_of_team",
                "guides_of_network",
                name="readers_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "saw <> '' OR did <> '' OR gave <> '' OR next_time <> ''", name=op.f("ck_guide_note_says_something")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_guide_note_author_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_guide_note_meeting_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_guide_note_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide_note")),
        sa.UniqueConstraint("submission", name=op.f("uq_guide_note_submission")),
    )
    with op.batch_alter_table("guide_note", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_guide_note_author_id_guide_note_about_on"), ["author_id", "about_on"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_guide_note_team_id_guide_note_read_by"), ["team_id", "read_by"], unique=False
        )

    _forms("introduction")


def downgrade() -> None:
    op.execute("DELETE FROM dossier WHERE form = 'introduction'")
    _forms()
    with op.batch_alter_table("guide_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_guide_note_team_id_guide_note_read_by"))
        batch_op.drop_index(batch_op.f("ix_guide_note_author_id_guide_note_about_on"))

    op.drop_table("guide_note")
    op.drop_table("handed_over")


def _forms(*more: str) -> None:
    """In which forms somebody takes the work along."""
    known = ", ".join(f"'{form}'" for form in ("pdf", "docx", "zip", "year", *more))
    with op.batch_alter_table("dossier") as batch:
        batch.drop_constraint(op.f("ck_dossier_form_known"), type_="check")
        batch.create_check_constraint(op.f("ck_dossier_form_known"), f"form IN ({known})")
