"""Pictures, documents and links of an artefact; what was expected and seen, and what was counted, in the log."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attachment",
        sa.Column("artefact_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("extension", sa.String(10), nullable=False),
        sa.Column("media_type", sa.String(120), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("file", sa.String(40), nullable=False),
        sa.Column("small_file", sa.String(40), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column(
            "consent",
            sa.Enum("nobody", "agreed", name="consent_known", native_enum=False, create_constraint=True, length=30),
            nullable=True,
        ),
        sa.Column("consent_until", sa.Date(), nullable=True),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("removed_because", sa.String(300), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "consent IS NULL OR consent <> 'agreed' OR consent_until IS NOT NULL",
            name=op.f("ck_attachment_consent_ends"),
        ),
        sa.CheckConstraint("small_file = '' OR consent IS NOT NULL", name=op.f("ck_attachment_picture_has_consent")),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_attachment_added_by_id")),
        sa.ForeignKeyConstraint(["artefact_id"], ["artefact.id"], name=op.f("fk_attachment_artefact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    with op.batch_alter_table("attachment") as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_artefact_id"), ["artefact_id"], unique=False)

    op.create_table(
        "bookmark",
        sa.Column("artefact_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("url", sa.String(1000), nullable=False),
        sa.Column(
            "leads_to",
            sa.Enum(
                "drive",
                "document",
                "video",
                "page",
                name="destination_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "reach",
            sa.Enum(
                "unknown",
                "works",
                "sign_in",
                "broken",
                name="reach_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("reach_since", sa.DateTime(), nullable=True),
        sa.Column("looked_at", sa.DateTime(), nullable=True),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("removed_because", sa.String(300), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_bookmark_added_by_id")),
        sa.ForeignKeyConstraint(["artefact_id"], ["artefact.id"], name=op.f("fk_bookmark_artefact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bookmark")),
    )
    with op.batch_alter_table("bookmark") as batch_op:
        batch_op.create_index(batch_op.f("ix_bookmark_artefact_id"), ["artefact_id"], unique=False)

    op.create_table(
        "tally_counter",
        sa.Column("experiment_id", sa.Integer(), nullable=False),
        sa.Column("caption", sa.String(60), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("retired_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_tally_counter_added_by_id")),
        sa.ForeignKeyConstraint(["experiment_id"], ["artefact.id"], name=op.f("fk_tally_counter_experiment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tally_counter")),
        sa.UniqueConstraint("experiment_id", "caption", name=op.f("uq_tally_counter_experiment_id_caption")),
    )
    op.create_table(
        "tally",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("counter_id", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("count BETWEEN 1 AND 999", name=op.f("ck_tally_counted_something")),
        sa.ForeignKeyConstraint(["counter_id"], ["tally_counter.id"], name=op.f("fk_tally_counter_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["log_entry.id"], name=op.f("fk_tally_entry_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tally")),
        sa.UniqueConstraint("entry_id", "counter_id", name=op.f("uq_tally_entry_id_counter_id")),
    )
    with op.batch_alter_table("tally") as batch_op:
        batch_op.create_index(batch_op.f("ix_tally_counter_id"), ["counter_id"], unique=False)

    with op.batch_alter_table("log_entry") as batch_op:
        batch_op.add_column(sa.Column("expected", sa.String(400), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column("seen", sa.String(400), server_default=sa.text("''"), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("log_entry") as batch_op:
        batch_op.drop_column("seen")
        batch_op.drop_column("expected")

    with op.batch_alter_table("tally") as batch_op:
        batch_op.drop_index(batch_op.f("ix_tally_counter_id"))

    op.drop_table("tally")
    op.drop_table("tally_counter")
    with op.batch_alter_table("bookmark") as batch_op:
        batch_op.drop_index(batch_op.f("ix_bookmark_artefact_id"))

    op.drop_table("bookmark")
    with op.batch_alter_table("attachment") as batch_op:
        batch_op.drop_index(batch_op.f("ix_attachment_artefact_id"))

    op.drop_table("attachment")
