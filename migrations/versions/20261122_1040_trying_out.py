"""Trying out: the charter of an experiment, closed predictions, who takes part, and success moments."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

CHARTER = {
    "steps": 2000,
    "stop_if": 400,
    "guard": 400,
    "among": 200,
    "not_recorded": 400,
    "may_see": 400,
    "consent": 400,
    "learners_can": 600,
    "teachers_can": 600,
}
DECISIONS = ("keep", "adjust", "broaden", "stop")


def _known(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=30, create_constraint=True)


def upgrade() -> None:
    with op.batch_alter_table("experiment", schema=None) as batch_op:
        for name, most in CHARTER.items():
            batch_op.add_column(sa.Column(name, sa.String(most), server_default="", nullable=False))
        batch_op.add_column(sa.Column("collecting", sa.JSON(), server_default=sa.text("'[]'"), nullable=False))
        batch_op.add_column(sa.Column("micro", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("decision", sa.String(30), nullable=True))
    with op.batch_alter_table("experiment", schema=None) as batch_op:
        for name in (*CHARTER, "collecting", "micro"):
            batch_op.alter_column(name, server_default=None)
        batch_op.create_check_constraint(batch_op.f("ck_experiment_decision_known"), f"decision IN {DECISIONS!r}")
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("saves", sa.String(600), server_default="", nullable=False))
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.alter_column("saves", server_default=None)

    op.create_table(
        "prediction",
        sa.Column("experiment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(600), nullable=False),
        sa.Column("sure", _known("sureness_known", "unsure", "fairly", "very"), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["experiment_id"], ["experiment.id"], name=op.f("fk_prediction_experiment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_prediction_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prediction")),
        sa.UniqueConstraint("experiment_id", "person_id", name=op.f("uq_prediction_experiment_id_person_id")),
    )
    with op.batch_alter_table("prediction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_prediction_person_id"), ["person_id"], unique=False)

    op.create_table(
        "participant",
        sa.Column("experiment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("word", _known("clarityword_known", "clear", "question"), nullable=True),
        sa.Column("question", sa.String(300), nullable=False),
        sa.Column("answer", sa.String(600), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["experiment_id"], ["experiment.id"], name=op.f("fk_participant_experiment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_participant_person_id")),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name=op.f("fk_participant_answered_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint("experiment_id", "person_id", name=op.f("uq_participant_experiment_id_person_id")),
    )
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participant_person_id"), ["person_id"], unique=False)

    op.create_table(
        "success_moment",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("experiment_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(240), nullable=False),
        sa.Column("who", sa.String(120), nullable=False),
        sa.Column("noticed_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_success_moment_by_id")),
        sa.ForeignKeyConstraint(["experiment_id"], ["experiment.id"], name=op.f("fk_success_moment_experiment_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_success_moment_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_success_moment")),
        sa.UniqueConstraint("submission", name=op.f("uq_success_moment_submission")),
    )
    with op.batch_alter_table("success_moment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_success_moment_team_id"), ["team_id"], unique=False)


def downgrade() -> None:
    op.drop_table("success_moment")
    op.drop_table("participant")
    op.drop_table("prediction")
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.drop_column("saves")
    with op.batch_alter_table("experiment", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_experiment_decision_known"), type_="check")
        for name in ("decision", "micro", "collecting", *reversed(CHARTER)):
            batch_op.drop_column(name)
