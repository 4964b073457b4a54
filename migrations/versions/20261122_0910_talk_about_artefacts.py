"""What people say about an artefact, what they follow, and when they last visited a team."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

OPEN_AND_ROUGH = sa.text("manner = 'rough' AND closed_at IS NULL AND withdrawn_at IS NULL")
ABOUT_A_TEAM = sa.text("artefact_id IS NULL")


def upgrade() -> None:
    op.create_table(
        "visit",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("newest_line", sa.Integer(), nullable=False),
        sa.Column("before_at", sa.DateTime(), nullable=True),
        sa.Column("before_line", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_visit_person_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_visit_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("person_id", "team_id", name=op.f("uq_visit_person_id_team_id")),
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_team_id"), ["team_id"], unique=False)

    op.create_table(
        "comment",
        sa.Column("artefact_id", sa.Integer(), nullable=False),
        sa.Column("under_id", sa.Integer(), nullable=True),
        sa.Column(
            "manner",
            sa.Enum(
                "remark", "critical", "rough", name="manner_known", native_enum=False, create_constraint=True, length=30
            ),
            nullable=False,
        ),
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
            nullable=True,
        ),
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
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.String(2000), nullable=False),
        sa.Column("named", sa.JSON(), nullable=False),
        sa.Column("reworded_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(300), nullable=False),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(manner = 'rough') = (audience IS NOT NULL)", name=op.f("ck_comment_rough_has_an_audience")
        ),
        sa.CheckConstraint("under_id IS NULL OR manner = 'remark'", name=op.f("ck_comment_answers_ask_nothing")),
        sa.ForeignKeyConstraint(["answer_id"], ["comment.id"], name=op.f("fk_comment_answer_id")),
        sa.ForeignKeyConstraint(["artefact_id"], ["artefact.id"], name=op.f("fk_comment_artefact_id")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_comment_author_id")),
        sa.ForeignKeyConstraint(["closed_by_id"], ["person.id"], name=op.f("fk_comment_closed_by_id")),
        sa.ForeignKeyConstraint(["under_id"], ["comment.id"], name=op.f("fk_comment_under_id")),
        sa.ForeignKeyConstraint(["withdrawn_by_id"], ["person.id"], name=op.f("fk_comment_withdrawn_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sa.UniqueConstraint("submission", name=op.f("uq_comment_submission")),
    )
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comment_artefact_id_comment_at"), ["artefact_id", "at"], unique=False)
        batch_op.create_index(batch_op.f("ix_comment_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_comment_under_id"), ["under_id"], unique=False)
        batch_op.create_index(
            "uq_comment_one_open_rough_question",
            ["artefact_id"],
            unique=True,
            sqlite_where=OPEN_AND_ROUGH,
            postgresql_where=OPEN_AND_ROUGH,
        )

    op.create_table(
        "following",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("artefact_id", sa.Integer(), nullable=True),
        sa.Column("follows", sa.Boolean(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["artefact_id"], ["artefact.id"], name=op.f("fk_following_artefact_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_following_person_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_following_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_following")),
        sa.UniqueConstraint("person_id", "artefact_id", name=op.f("uq_following_person_id_artefact_id")),
    )
    with op.batch_alter_table("following", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_following_artefact_id"), ["artefact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_following_team_id"), ["team_id"], unique=False)
        batch_op.create_index(
            "uq_following_of_a_team",
            ["person_id", "team_id"],
            unique=True,
            sqlite_where=ABOUT_A_TEAM,
            postgresql_where=ABOUT_A_TEAM,
        )

    op.create_table(
        "mention",
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["comment.id"], name=op.f("fk_mention_comment_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mention_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
        sa.UniqueConstraint("comment_id", "person_id", name=op.f("uq_mention_comment_id_person_id")),
    )
    with op.batch_alter_table("mention", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mention_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("mention", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mention_person_id"))

    op.drop_table("mention")
    with op.batch_alter_table("following", schema=None) as batch_op:
        batch_op.drop_index("uq_following_of_a_team", sqlite_where=ABOUT_A_TEAM, postgresql_where=ABOUT_A_TEAM)
        batch_op.drop_index(batch_op.f("ix_following_team_id"))
        batch_op.drop_index(batch_op.f("ix_following_artefact_id"))

    op.drop_table("following")
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_comment_one_open_rough_question", sqlite_where=OPEN_AND_ROUGH, postgresql_where=OPEN_AND_ROUGH
        )
        batch_op.drop_index(batch_op.f("ix_comment_under_id"))
        batch_op.drop_index(batch_op.f("ix_comment_author_id"))
        batch_op.drop_index(batch_op.f("ix_comment_artefact_id_comment_at"))

    op.drop_table("comment")
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_team_id"))

    op.drop_table("visit")
