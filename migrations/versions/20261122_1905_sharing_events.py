"""Sharing events of a network."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sharing_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("theme", sa.String(400), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("link", sa.String(500), nullable=False),
        sa.Column("programme", sa.JSON(), nullable=False),
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
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("sign_up_until", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("cancelled_because", sa.String(300), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(), nullable=True),
        sa.Column("tables_published_at", sa.DateTime(), nullable=True),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_sharing_event_ends_after_it_starts")),
        sa.CheckConstraint("places IS NULL OR places > 0", name=op.f("ck_sharing_event_has_places")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_sharing_event_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sharing_event")),
        sa.UniqueConstraint("submission", name=op.f("uq_sharing_event_submission")),
        sa.UniqueConstraint("uid", name=op.f("uq_sharing_event_uid")),
    )
    with op.batch_alter_table("sharing_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sharing_event_network_id_sharing_event_starts_at"), ["network_id", "starts_at"], unique=False
        )

    op.create_table(
        "event_fit",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("because", sa.String(300), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name=op.f("ck_event_fit_is_one_of_five")),
        sa.ForeignKeyConstraint(["event_id"], ["sharing_event.id"], name=op.f("fk_event_fit_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_event_fit_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_fit")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_event_fit_event_id_person_id")),
    )
    op.create_table(
        "event_paper",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "sort",
            sa.Enum("sheet", "cards", name="paper_known", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column(
            "making",
            sa.Enum(
                "waiting",
                "working",
                "ready",
                "failed",
                name="making_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(40), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["sharing_event.id"], name=op.f("fk_event_paper_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_event_paper_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_paper")),
    )
    with op.batch_alter_table("event_paper", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_paper_person_id_event_paper_event_id"), ["person_id", "event_id"], unique=False
        )

    op.create_table(
        "event_note",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("to_team_id", sa.Integer(), nullable=False),
        sa.Column("from_school_id", sa.Integer(), nullable=True),
        sa.Column(
            "prompt",
            sa.Enum(
                "recognise",
                "thought_of",
                "can_help",
                name="prompt_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(600), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_event_note_by_id")),
        sa.ForeignKeyConstraint(["event_id"], ["sharing_event.id"], name=op.f("fk_event_note_event_id")),
        sa.ForeignKeyConstraint(["from_school_id"], ["school.id"], name=op.f("fk_event_note_from_school_id")),
        sa.ForeignKeyConstraint(["to_team_id"], ["design_team.id"], name=op.f("fk_event_note_to_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_note")),
        sa.UniqueConstraint("submission", name=op.f("uq_event_note_submission")),
    )
    with op.batch_alter_table("event_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_note_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_note_to_team_id"), ["to_team_id"], unique=False)

    op.create_table(
        "event_seat",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_event_seat_is_a_table")),
        sa.ForeignKeyConstraint(["event_id"], ["sharing_event.id"], name=op.f("fk_event_seat_event_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_event_seat_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_seat")),
        sa.UniqueConstraint("event_id", "team_id", name=op.f("uq_event_seat_event_id_team_id")),
    )
    with op.batch_alter_table("event_seat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_seat_team_id"), ["team_id"], unique=False)

    op.create_table(
        "event_sign_up",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["sharing_event.id"], name=op.f("fk_event_sign_up_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_event_sign_up_person_id")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_event_sign_up_school_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_event_sign_up_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_sign_up")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_event_sign_up_event_id_person_id")),
    )
    with op.batch_alter_table("event_sign_up", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_sign_up_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_sign_up_team_id"), ["team_id"], unique=False)

    op.create_table(
        "event_team_card",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("seeks", sa.String(300), nullable=False),
        sa.Column("brings", sa.String(300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by_id"], ["person.id"], name=op.f("fk_event_team_card_changed_by_id")),
        sa.ForeignKeyConstraint(["event_id"], ["sharing_event.id"], name=op.f("fk_event_team_card_event_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_event_team_card_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_team_card")),
        sa.UniqueConstraint("event_id", "team_id", name=op.f("uq_event_team_card_event_id_team_id")),
    )
    with op.batch_alter_table("event_team_card", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_team_card_team_id"), ["team_id"], unique=False)

    op.create_table(
        "taken_idea",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("from_team_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column(
            "used",
            sa.Enum("using", "partly", "not", name="use_known", native_enum=False, create_constraint=True, length=30),
            nullable=True,
        ),
        sa.Column("because", sa.String(300), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("still_used", sa.Boolean(), nullable=True),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "still_used IS NULL OR used IS NOT NULL", name=op.f("ck_taken_idea_was_used_before_it_still_is")
        ),
        sa.CheckConstraint("team_id <> from_team_id", name=op.f("ck_taken_idea_comes_from_another_team")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_taken_idea_by_id")),
        sa.ForeignKeyConstraint(["event_id"], ["sharing_event.id"], name=op.f("fk_taken_idea_event_id")),
        sa.ForeignKeyConstraint(["from_team_id"], ["design_team.id"], name=op.f("fk_taken_idea_from_team_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_taken_idea_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taken_idea")),
        sa.UniqueConstraint("submission", name=op.f("uq_taken_idea_submission")),
    )
    with op.batch_alter_table("taken_idea", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_taken_idea_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_taken_idea_team_id"), ["team_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("taken_idea", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_taken_idea_team_id"))
        batch_op.drop_index(batch_op.f("ix_taken_idea_event_id"))

    op.drop_table("taken_idea")
    with op.batch_alter_table("event_team_card", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_team_card_team_id"))

    op.drop_table("event_team_card")
    with op.batch_alter_table("event_sign_up", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_sign_up_team_id"))
        batch_op.drop_index(batch_op.f("ix_event_sign_up_person_id"))

    op.drop_table("event_sign_up")
    with op.batch_alter_table("event_seat", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_seat_team_id"))

    op.drop_table("event_seat")
    with op.batch_alter_table("event_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_note_to_team_id"))
        batch_op.drop_index(batch_op.f("ix_event_note_event_id"))

    op.drop_table("event_note")
    with op.batch_alter_table("event_paper", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_paper_person_id_event_paper_event_id"))

    op.drop_table("event_paper")
    op.drop_table("event_fit")
    with op.batch_alter_table("sharing_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sharing_event_network_id_sharing_event_starts_at"))

    op.drop_table("sharing_event")
