"""Letters, invitations into a team, and what the members of a team agree on."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def roles() -> sa.Enum:
    return sa.Enum(
        "teacher",
        "school_leader",
        "student_teacher",
        "process_guide",
        "researcher",
        "media_mentor",
        "master_student",
        "school_team_member",
        "subject_expert",
        name="role_known",
        native_enum=False,
        create_constraint=True,
        length=30,
    )


def upgrade() -> None:
    op.create_table(
        "letter",
        sa.Column("address", sa.String(254), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("text", sa.String(10000), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("good_until", sa.DateTime(), nullable=True),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(), nullable=True),
        sa.Column("trouble", sa.String(200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_next_try_at"), ["next_try_at"], unique=False)

    op.create_table(
        "address_change",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_address_change_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address_change")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_address_change_fingerprint")),
        sa.UniqueConstraint("person_id", name=op.f("uq_address_change_person_id")),
    )
    op.create_table(
        "agreed_hours",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("hours BETWEEN 0 AND 1000", name=op.f("ck_agreed_hours_hours_of_a_year")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_agreed_hours_person_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_agreed_hours_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreed_hours")),
        sa.UniqueConstraint(
            "team_id", "person_id", "school_year", name=op.f("uq_agreed_hours_team_id_person_id_school_year")
        ),
    )
    with op.batch_alter_table("agreed_hours", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreed_hours_person_id"), ["person_id"], unique=False)

    op.create_table(
        "hours_spent",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("quarters", sa.Integer(), nullable=False),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("quarters BETWEEN 1 AND 96", name=op.f("ck_hours_spent_quarters_of_a_day")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_hours_spent_person_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_hours_spent_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hours_spent")),
        sa.UniqueConstraint("submission", name=op.f("uq_hours_spent_submission")),
    )
    with op.batch_alter_table("hours_spent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hours_spent_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_hours_spent_team_id_hours_spent_person_id_hours_spent_on"),
            ["team_id", "person_id", "on"],
            unique=False,
        )

    op.create_table(
        "role_card",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("brings", sa.String(400), nullable=False),
        sa.Column("expects", sa.String(400), nullable=False),
        sa.Column("hours_per_month", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_role_card_person_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_role_card_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_card")),
        sa.UniqueConstraint("team_id", "person_id", name=op.f("uq_role_card_team_id_person_id")),
    )
    with op.batch_alter_table("role_card", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_card_person_id"), ["person_id"], unique=False)

    op.create_table(
        "team_agreement",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("rhythm", sa.String(600), nullable=False),
        sa.Column("deciding", sa.String(600), nullable=False),
        sa.Column("cover", sa.String(600), nullable=False),
        sa.Column("means", sa.String(600), nullable=False),
        sa.Column("board_contact", sa.String(300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_team_agreement_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_agreement")),
        sa.UniqueConstraint("team_id", "school_year", name=op.f("uq_team_agreement_team_id_school_year")),
    )
    op.create_table(
        "team_invitation",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("role", roles(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_team_invitation_by_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_team_invitation_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_invitation")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_team_invitation_fingerprint")),
    )
    with op.batch_alter_table("team_invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_team_invitation_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_team_invitation_team_id"), ["team_id"], unique=False)

    op.create_table(
        "wanted_role",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("role", roles(), nullable=False),
        sa.Column("sentence", sa.String(200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_wanted_role_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wanted_role")),
        sa.UniqueConstraint("team_id", "role", name=op.f("uq_wanted_role_team_id_role")),
    )


def downgrade() -> None:
    op.drop_table("wanted_role")
    with op.batch_alter_table("team_invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_team_invitation_team_id"))
        batch_op.drop_index(batch_op.f("ix_team_invitation_expires_at"))

    op.drop_table("team_invitation")
    op.drop_table("team_agreement")
    with op.batch_alter_table("role_card", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_card_person_id"))

    op.drop_table("role_card")
    with op.batch_alter_table("hours_spent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hours_spent_team_id_hours_spent_person_id_hours_spent_on"))
        batch_op.drop_index(batch_op.f("ix_hours_spent_person_id"))

    op.drop_table("hours_spent")
    with op.batch_alter_table("agreed_hours", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreed_hours_person_id"))

    op.drop_table("agreed_hours")
    op.drop_table("address_change")
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letter_next_try_at"))

    op.drop_table("letter")
