"""What goes out of a team: products, their editions, makers, and what other schools do with them."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("product_type", sa.String(30), nullable=False),
        sa.Column("summary", sa.String(300), nullable=False),
        sa.Column("maturity", sa.String(10), nullable=False),
        sa.Column("learning_areas", sa.JSON(), nullable=False),
        sa.Column("grades", sa.JSON(), nullable=False),
        sa.Column("objectives", sa.JSON(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("worked_for", sa.String(600), nullable=False),
        sa.Column("worked_less_for", sa.String(600), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("group_size", sa.Integer(), nullable=True),
        sa.Column("devices", sa.String(10), nullable=False),
        sa.Column("needs", sa.String(600), nullable=False),
        sa.Column("skills", sa.String(600), nullable=False),
        sa.Column("made_room_by", sa.String(600), nullable=False),
        sa.Column("how_to", sa.String(20000), nullable=False),
        sa.Column("for_teachers", sa.String(600), nullable=False),
        sa.Column("for_pupils", sa.String(600), nullable=False),
        sa.Column("at_home", sa.String(600), nullable=False),
        sa.Column("licence", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["artefact.id"], name=op.f("fk_product_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
    )
    op.create_table(
        "maker",
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(30), nullable=False),
        sa.Column("declined_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_maker_person_id")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_maker_product_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maker")),
        sa.UniqueConstraint("product_id", "place", name=op.f("uq_maker_product_id_place")),
    )
    with op.batch_alter_table("maker", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_maker_person_id"), ["person_id"], unique=False)

    op.create_table(
        "publication",
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "planned",
                "out",
                "withdrawn",
                name="publicationstate_known",
                native_enum=False,
                create_constraint=True,
                length=30,
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
            nullable=False,
        ),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("out_since", sa.DateTime(), nullable=True),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("was_open", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_because", sa.String(600), nullable=False),
        sa.Column("withdrawn_by_network", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("state <> 'out' OR edition > 0", name=op.f("ck_publication_out_has_an_edition")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_publication_product_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_publication_team_id")),
        sa.ForeignKeyConstraint(["withdrawn_by_id"], ["person.id"], name=op.f("fk_publication_withdrawn_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("product_id", name=op.f("uq_publication_product_id")),
    )
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_publication_state_publication_changed_at"), ["state", "changed_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_publication_team_id"), ["team_id"], unique=False)

    op.create_table(
        "descent",
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("changes", sa.String(600), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_descent_by_id")),
        sa.ForeignKeyConstraint(["from_id"], ["publication.id"], name=op.f("fk_descent_from_id")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_descent_product_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_descent")),
        sa.UniqueConstraint("product_id", name=op.f("uq_descent_product_id")),
    )
    with op.batch_alter_table("descent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_descent_from_id"), ["from_id"], unique=False)

    op.create_table(
        "edition",
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
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
        sa.Column("goes_out_on", sa.Date(), nullable=True),
        sa.Column("because", sa.String(600), nullable=False),
        sa.Column("said", sa.String(600), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("story", sa.JSON(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "confirmed",
                "returned",
                "taken_back",
                name="answer_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answer_because", sa.String(600), nullable=False),
        sa.Column("out_at", sa.DateTime(), nullable=True),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name=op.f("fk_edition_answered_by_id")),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["person.id"], name=op.f("fk_edition_proposed_by_id")),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_edition_publication_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        sa.UniqueConstraint("submission", name=op.f("uq_edition_submission")),
    )
    with op.batch_alter_table("edition", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_edition_publication_id_edition_number"), ["publication_id", "number"], unique=False
        )

    op.create_table(
        "product_use",
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("grades", sa.JSON(), nullable=False),
        sa.Column("group_size", sa.Integer(), nullable=True),
        sa.Column("changed", sa.String(600), nullable=False),
        sa.Column(
            "went",
            sa.Enum(
                "too_early",
                "works",
                "partly",
                "does_not_work",
                name="went_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("went_because", sa.String(600), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_product_use_by_id")),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_product_use_publication_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_product_use_school_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_product_use_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_use")),
        sa.UniqueConstraint("publication_id", "school_id", name=op.f("uq_product_use_publication_id_school_id")),
    )
    with op.batch_alter_table("product_use", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_product_use_school_id"), ["school_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_product_use_team_id"), ["team_id"], unique=False)

    op.create_table(
        "averted",
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(600), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_averted_by_id")),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_averted_publication_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_averted_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_averted")),
        sa.UniqueConstraint("publication_id", "school_id", name=op.f("uq_averted_publication_id_school_id")),
    )
    op.create_index(op.f("ix_averted_school_id"), "averted", ["school_id"])
    op.create_table(
        "reading_link",
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(40), nullable=False),
        sa.Column("label", sa.String(120), nullable=False),
        sa.Column("without_names", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("good_until", sa.Date(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name=op.f("fk_reading_link_made_by_id")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_reading_link_product_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading_link")),
        sa.UniqueConstraint("token", name=op.f("uq_reading_link_token")),
    )
    op.create_index(op.f("ix_reading_link_product_id"), "reading_link", ["product_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_reading_link_product_id"), table_name="reading_link")
    op.drop_table("reading_link")
    op.drop_index(op.f("ix_averted_school_id"), table_name="averted")
    op.drop_table("averted")
    with op.batch_alter_table("product_use", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_product_use_team_id"))
        batch_op.drop_index(batch_op.f("ix_product_use_school_id"))

    op.drop_table("product_use")
    with op.batch_alter_table("edition", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_edition_publication_id_edition_number"))

    op.drop_table("edition")
    with op.batch_alter_table("descent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_descent_from_id"))

    op.drop_table("descent")
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_publication_team_id"))
        batch_op.drop_index(batch_op.f("ix_publication_state_publication_changed_at"))

    op.drop_table("publication")
    with op.batch_alter_table("maker", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_maker_person_id"))

    op.drop_table("maker")
    op.drop_table("product")
