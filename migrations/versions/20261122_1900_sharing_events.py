"""Sharing events of a network."""

import sqlalchemy as sa
from alembic import op

revision = "events"
down_revision = "0018"
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


def downgrade() -> None:
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
    with op.batch_alter_table("sharing_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sharing_event_network_id_sharing_event_starts_at"))

    op.drop_table("sharing_event")
