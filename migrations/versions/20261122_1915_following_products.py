"""What people follow in the catalogue, and how often they hear of it."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "interest",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "subject",
            sa.Enum(
                "product",
                "school",
                "theme",
                "search",
                name="subject_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.String(200), nullable=False),
        sa.Column("key", sa.String(500), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_interest_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interest")),
        sa.UniqueConstraint("person_id", "words", "key", name=op.f("uq_interest_person_id_words_key")),
    )
    with op.batch_alter_table("interest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interest_key"), ["key"], unique=False)

    op.create_table(
        "news_choice",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "news",
            sa.Enum(
                "new",
                "renewed",
                "withdrawn",
                "used",
                name="news_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "rhythm",
            sa.Enum(
                "at_once",
                "daily",
                "weekly",
                "monthly",
                "never",
                name="rhythm_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("told_until", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_news_choice_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_choice")),
        sa.UniqueConstraint("person_id", "news", name=op.f("uq_news_choice_person_id_news")),
    )
    with op.batch_alter_table("product_use", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_product_use_at"), ["at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("product_use", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_product_use_at"))

    op.drop_table("news_choice")
    with op.batch_alter_table("interest", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interest_key"))

    op.drop_table("interest")
