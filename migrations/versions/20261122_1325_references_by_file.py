"""References that teams bring by file, and their records until they are in the library."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reference_file",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("format", sa.String(20), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("file", sa.String(40), nullable=False),
        sa.Column(
            "step",
            sa.Enum("reading", "keeping", name="step_known", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column(
            "progress",
            sa.Enum(
                "waiting",
                "working",
                "done",
                "failed",
                name="progress_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "trouble",
            sa.Enum(
                "file_gone",
                "not_in_team",
                "own_fault",
                name="trouble_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column(
            "audience",
            sa.Enum(
                "team",
                "school",
                "network",
                "outer",
                "public",
                name="audience_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("kept_by_id", sa.Integer(), nullable=True),
        sa.Column("kept_at", sa.DateTime(), nullable=True),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("taken_out_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_reference_file_added_by_id")),
        sa.ForeignKeyConstraint(["kept_by_id"], ["person.id"], name=op.f("fk_reference_file_kept_by_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_reference_file_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_file")),
        sa.UniqueConstraint("submission", name=op.f("uq_reference_file_submission")),
    )
    with op.batch_alter_table("reference_file", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reference_file_team_id_reference_file_added_at"), ["team_id", "added_at"], unique=False
        )

    op.create_table(
        "brought_record",
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("year", sa.String(10), nullable=False),
        sa.Column("item", sa.JSON(), nullable=False),
        sa.Column("fault", sa.String(300), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "new",
                "doubtful",
                "there",
                "broken",
                name="verdict_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("is_chosen", sa.Boolean(), nullable=False),
        sa.Column("same_as_id", sa.Integer(), nullable=True),
        sa.Column("same_as_number", sa.Integer(), nullable=True),
        sa.Column("became_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["became_id"], ["holding.id"], name=op.f("fk_brought_record_became_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["reference_file.id"], name=op.f("fk_brought_record_file_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["same_as_id"], ["holding.id"], name=op.f("fk_brought_record_same_as_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brought_record")),
        sa.UniqueConstraint("file_id", "number", name=op.f("uq_brought_record_file_id_number")),
    )
    with op.batch_alter_table("brought_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_brought_record_became_id"), ["became_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_brought_record_same_as_id"), ["same_as_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("brought_record", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_brought_record_same_as_id"))
        batch_op.drop_index(batch_op.f("ix_brought_record_became_id"))

    op.drop_table("brought_record")
    with op.batch_alter_table("reference_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reference_file_team_id_reference_file_added_at"))

    op.drop_table("reference_file")
