"""Questions of other schools to the makers of a product."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "makers_question",
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(600), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(2000), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name=op.f("fk_makers_question_answered_by_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_makers_question_by_id")),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_makers_question_publication_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_makers_question_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_makers_question")),
        sa.UniqueConstraint("submission", name=op.f("uq_makers_question_submission")),
    )
    op.create_index(op.f("ix_makers_question_publication_id"), "makers_question", ["publication_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_makers_question_publication_id"), table_name="makers_question")
    op.drop_table("makers_question")
