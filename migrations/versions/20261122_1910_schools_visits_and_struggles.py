"""Schools in their own words, visits between them, struggles, and feedback that holds up a mirror."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "school_profile",
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(1500), nullable=False),
        sa.Column("website", sa.String(300), nullable=False),
        sa.Column("receives_visits", sa.Boolean(), nullable=False),
        sa.Column("topics", sa.String(400), nullable=False),
        sa.Column("days", sa.String(200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("NOT receives_visits OR topics <> ''", name=op.f("ck_school_profile_says_what_can_be_seen")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_school_profile_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_profile")),
        sa.UniqueConstraint("school_id", name=op.f("uq_school_profile_school_id")),
    )
    op.create_table(
        "mirror_feedback",
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("recognised", sa.String(600), nullable=False),
        sa.Column("thought_of", sa.String(600), nullable=False),
        sa.Column("can_help", sa.String(600), nullable=False),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "recognised <> '' OR thought_of <> '' OR can_help <> ''", name=op.f("ck_mirror_feedback_says_something")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_mirror_feedback_by_id")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_mirror_feedback_school_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_mirror_feedback_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mirror_feedback")),
        sa.UniqueConstraint("submission", name=op.f("uq_mirror_feedback_submission")),
    )
    with op.batch_alter_table("mirror_feedback", schema=None) as batch_op:
        batch_op.create_index(
            "ix_mirror_feedback_about",
            ["subject", "subject_id", "id"],
            unique=False,
        )

    op.create_table(
        "struggle",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.String(400), nullable=False),
        sa.Column("learning_area", sa.String(40), nullable=False),
        sa.Column("phase", sa.String(30), nullable=False),
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
        sa.Column("helped", sa.String(800), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_struggle_by_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_struggle_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_struggle")),
        sa.UniqueConstraint("submission", name=op.f("uq_struggle_submission")),
    )
    with op.batch_alter_table("struggle", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_struggle_learning_area_struggle_id"), ["learning_area", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_struggle_phase_struggle_id"), ["phase", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_struggle_team_id_struggle_id"), ["team_id", "id"], unique=False)

    op.create_table(
        "visit_request",
        sa.Column("host_id", sa.Integer(), nullable=False),
        sa.Column("from_school_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("wish", sa.String(200), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(300), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "welcome",
                "declined",
                "withdrawn",
                name="visitstate_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(600), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("holding_id", sa.Integer(), nullable=True),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("state <> 'welcome' OR day IS NOT NULL", name=op.f("ck_visit_request_welcome_on_a_day")),
        sa.CheckConstraint("people BETWEEN 1 AND 30", name=op.f("ck_visit_request_a_few_people")),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name=op.f("fk_visit_request_answered_by_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_visit_request_by_id")),
        sa.ForeignKeyConstraint(["from_school_id"], ["school.id"], name=op.f("fk_visit_request_from_school_id")),
        sa.ForeignKeyConstraint(
            ["holding_id"], ["holding.id"], name=op.f("fk_visit_request_holding_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["host_id"], ["school.id"], name=op.f("fk_visit_request_host_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_request")),
        sa.UniqueConstraint("submission", name=op.f("uq_visit_request_submission")),
    )
    with op.batch_alter_table("visit_request", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_visit_request_by_id_visit_request_asked_at"), ["by_id", "asked_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_visit_request_host_id_visit_request_id"), ["host_id", "id"], unique=False)

    with op.batch_alter_table("school", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sought", sa.String(300), nullable=False, server_default=sa.text("''")))
        batch_op.create_index(batch_op.f("ix_school_sought_school_id"), ["sought", "id"], unique=False)
    _write_what_schools_are_sought_by()


def _write_what_schools_are_sought_by() -> None:
    """The schools that are there already, as `designteam.kit.text.folded` wrote it when this was made."""
    school = sa.table("school", *(sa.column(name) for name in ("id", "name", "town", "sought")))
    for row in op.get_bind().execute(sa.select(school.c.id, school.c.name, school.c.town)).all():
        plain = unicodedata.normalize("NFKD", f"{row.name} {row.town}".casefold())
        letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
        words = "".join(f" {word}" for word in letters.split())
        op.get_bind().execute(sa.update(school).where(school.c.id == row.id).values(sought=words[:300]))


def downgrade() -> None:
    with op.batch_alter_table("school", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_sought_school_id"))
        batch_op.drop_column("sought")

    with op.batch_alter_table("visit_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_request_host_id_visit_request_id"))
        batch_op.drop_index(batch_op.f("ix_visit_request_by_id_visit_request_asked_at"))

    op.drop_table("visit_request")
    with op.batch_alter_table("struggle", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_struggle_team_id_struggle_id"))
        batch_op.drop_index(batch_op.f("ix_struggle_phase_struggle_id"))
        batch_op.drop_index(batch_op.f("ix_struggle_learning_area_struggle_id"))

    op.drop_table("struggle")
    with op.batch_alter_table("mirror_feedback", schema=None) as batch_op:
        batch_op.drop_index("ix_mirror_feedback_about")

    op.drop_table("mirror_feedback")
    op.drop_table("school_profile")
