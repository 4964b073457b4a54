"""Who goes on with the work of who leaves, and an introduction as PDF."""

import sqlalchemy as sa
from alembic import op

revision = "newcomers"
down_revision = "0023"
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

    _forms("introduction")


def downgrade() -> None:
    op.execute("DELETE FROM dossier WHERE form = 'introduction'")
    _forms()
    op.drop_table("handed_over")


def _forms(*more: str) -> None:
    """In which forms somebody takes the work along."""
    known = ", ".join(f"'{form}'" for form in ("pdf", "docx", "zip", "year", *more))
    with op.batch_alter_table("dossier") as batch:
        batch.drop_constraint(op.f("ck_dossier_form_known"), type_="check")
        batch.create_check_constraint(op.f("ck_dossier_form_known"), f"form IN ({known})")
