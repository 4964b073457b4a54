"""The library: what it holds, the words that order it, and what rests on it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vocabulary",
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("label_nl", sa.String(120), nullable=False),
        sa.Column("label_en", sa.String(120), nullable=False),
        sa.Column("caution_nl", sa.String(1000), nullable=False),
        sa.Column("caution_en", sa.String(1000), nullable=False),
        sa.Column("origin", sa.String(300), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vocabulary")),
        sa.UniqueConstraint("code", name=op.f("uq_vocabulary_code")),
    )
    op.create_table(
        "term",
        sa.Column("vocabulary_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("label_nl", sa.String(120), nullable=False),
        sa.Column("label_en", sa.String(120), nullable=False),
        sa.Column("definition_nl", sa.String(1000), nullable=False),
        sa.Column("definition_en", sa.String(1000), nullable=False),
        sa.Column("caution_nl", sa.String(1000), nullable=False),
        sa.Column("caution_en", sa.String(1000), nullable=False),
        sa.Column("origin", sa.String(300), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["vocabulary_id"], ["vocabulary.id"], name=op.f("fk_term_vocabulary_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint("vocabulary_id", "code", name=op.f("uq_term_vocabulary_id_code")),
    )
    op.create_table(
        "holding",
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("network_id", sa.Integer(), nullable=True),
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
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("removed_because", sa.String(600), nullable=False),
        sa.Column("turned_version", sa.Integer(), nullable=True),
        sa.Column("turned_at", sa.DateTime(), nullable=True),
        sa.Column("turned_because", sa.String(600), nullable=False),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("merged_into_id <> id", name=op.f("ck_holding_not_merged_into_itself")),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_holding_added_by_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["holding.id"], name=op.f("fk_holding_merged_into_id")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_holding_network_id")),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_holding_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holding")),
        sa.UniqueConstraint("submission", name=op.f("uq_holding_submission")),
    )
    with op.batch_alter_table("holding", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_holding_kind_holding_changed_at_holding_id"), ["kind", "changed_at", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_holding_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_holding_network_id_holding_changed_at"), ["network_id", "changed_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_holding_team_id"), ["team_id"], unique=False)

    op.create_table(
        "citation",
        sa.Column("artefact_id", sa.Integer(), nullable=False),
        sa.Column("artefact_version", sa.Integer(), nullable=False),
        sa.Column("holding_id", sa.Integer(), nullable=False),
        sa.Column("holding_version", sa.Integer(), nullable=False),
        sa.Column(
            "stance",
            sa.Enum(
                "supports",
                "contradicts",
                "nuances",
                name="stance_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("remark", sa.String(600), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["artefact_id"], ["artefact.id"], name=op.f("fk_citation_artefact_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_citation_by_id")),
        sa.ForeignKeyConstraint(["holding_id"], ["holding.id"], name=op.f("fk_citation_holding_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
        sa.UniqueConstraint("artefact_id", "holding_id", name=op.f("uq_citation_artefact_id_holding_id")),
    )
    with op.batch_alter_table("citation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_citation_holding_id"), ["holding_id"], unique=False)

    op.create_table(
        "evidence_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("finding", sa.String(300), nullable=False),
        sa.Column("for_whom", sa.String(600), nullable=False),
        sa.Column(
            "effect",
            sa.Enum(
                "positive",
                "mixed",
                "none",
                "negative",
                "unknown",
                name="effect_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("conditions", sa.String(2000), nullable=False),
        sa.Column("explanation", sa.String(20000), nullable=False),
        sa.Column("caveats", sa.String(2000), nullable=False),
        sa.Column(
            "strength",
            sa.Enum(
                "hint",
                "reasonable",
                "strong",
                name="strength_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("strength_because", sa.String(600), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "emerging",
                "supported",
                "confirmed",
                "refuted",
                name="cardstatus_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("signed_by_id", sa.Integer(), nullable=True),
        sa.Column("signed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["holding.id"], name=op.f("fk_evidence_card_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["signed_by_id"], ["person.id"], name=op.f("fk_evidence_card_signed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_card")),
    )
    op.create_table(
        "holding_version",
        sa.Column("holding_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("because", sa.String(600), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_holding_version_author_id")),
        sa.ForeignKeyConstraint(
            ["holding_id"], ["holding.id"], name=op.f("fk_holding_version_holding_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holding_version")),
        sa.UniqueConstraint("holding_id", "number", name=op.f("uq_holding_version_holding_id_number")),
    )
    op.create_table(
        "ict_option",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(2000), nullable=False),
        sa.Column("fits_question", sa.String(600), nullable=False),
        sa.Column("devices", sa.String(600), nullable=False),
        sa.Column("cost", sa.String(600), nullable=False),
        sa.Column("privacy", sa.String(2000), nullable=False),
        sa.Column("gives_data", sa.String(2000), nullable=False),
        sa.Column("skills", sa.String(600), nullable=False),
        sa.Column("pupil_chooses", sa.Boolean(), nullable=False),
        sa.Column("url", sa.String(1000), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["holding.id"], name=op.f("fk_ict_option_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ict_option")),
    )
    op.create_table(
        "inspiration_visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("host", sa.String(200), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("who", sa.String(300), nullable=False),
        sa.Column("own_question", sa.String(300), nullable=False),
        sa.Column("second_question", sa.String(300), nullable=False),
        sa.Column("wildcard", sa.String(300), nullable=False),
        sa.Column("looked_back", sa.String(2000), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["holding.id"], name=op.f("fk_inspiration_visit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspiration_visit")),
    )
    op.create_table(
        "knowledge_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(300), nullable=False),
        sa.Column("sharpened", sa.String(300), nullable=False),
        sa.Column("context", sa.String(2000), nullable=False),
        sa.Column("asked_of", sa.String(200), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "asked",
                "answered",
                "referred",
                "published",
                name="questionstatus_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("short_answer", sa.String(2000), nullable=False),
        sa.Column("explanation", sa.String(20000), nullable=False),
        sa.Column("answered_by", sa.String(200), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("url", sa.String(1000), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["holding.id"], name=op.f("fk_knowledge_question_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge_question")),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("issued", sa.String(10), nullable=False),
        sa.Column("container", sa.String(300), nullable=False),
        sa.Column("volume", sa.String(40), nullable=False),
        sa.Column("issue", sa.String(40), nullable=False),
        sa.Column("page", sa.String(60), nullable=False),
        sa.Column("edition", sa.String(60), nullable=False),
        sa.Column("publisher", sa.String(300), nullable=False),
        sa.Column("publisher_place", sa.String(120), nullable=False),
        sa.Column("doi", sa.String(250), nullable=False),
        sa.Column("isbn", sa.String(13), nullable=False),
        sa.Column("url", sa.String(1000), nullable=False),
        sa.Column("accessed", sa.Date(), nullable=True),
        sa.Column("language", sa.String(20), nullable=False),
        sa.Column("abstract", sa.String(5000), nullable=False),
        sa.Column("licence", sa.String(200), nullable=False),
        sa.Column("title_key", sa.String(120), nullable=False),
        sa.Column("retracted_on", sa.Date(), nullable=True),
        sa.Column("more", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["holding.id"], name=op.f("fk_source_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
    )
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_source_doi"), ["doi"], unique=False)
        batch_op.create_index(batch_op.f("ix_source_isbn"), ["isbn"], unique=False)
        batch_op.create_index(batch_op.f("ix_source_title_key_source_issued"), ["title_key", "issued"], unique=False)

    op.create_table(
        "tag",
        sa.Column("holding_id", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["holding_id"], ["holding.id"], name=op.f("fk_tag_holding_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_tag_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("holding_id", "term_id", name=op.f("uq_tag_holding_id_term_id")),
    )
    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tag_term_id"), ["term_id"], unique=False)

    op.create_table(
        "tie",
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column(
            "relation",
            sa.Enum(
                "rests_on",
                "disagrees",
                "answers",
                name="relation_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "stance",
            sa.Enum(
                "supports",
                "contradicts",
                "nuances",
                name="stance_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("remark", sa.String(600), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("from_id <> to_id", name=op.f("ck_tie_not_to_itself")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_tie_by_id")),
        sa.ForeignKeyConstraint(["from_id"], ["holding.id"], name=op.f("fk_tie_from_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["to_id"], ["holding.id"], name=op.f("fk_tie_to_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tie")),
        sa.UniqueConstraint("from_id", "to_id", "relation", name=op.f("uq_tie_from_id_to_id_relation")),
    )
    with op.batch_alter_table("tie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tie_to_id"), ["to_id"], unique=False)

    op.create_table(
        "capture",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("seen", sa.String(600), nullable=False),
        sa.Column("fits_our_question", sa.Boolean(), nullable=False),
        sa.Column("surprised_us", sa.Boolean(), nullable=False),
        sa.Column(
            "disposition",
            sa.Enum(
                "take_over",
                "partly",
                "not",
                name="disposition_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("taken", sa.String(600), nullable=False),
        sa.Column("left", sa.String(600), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("number BETWEEN 1 AND 5", name=op.f("ck_capture_at_most_five")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_capture_by_id")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["inspiration_visit.id"], name=op.f("fk_capture_visit_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capture")),
        sa.UniqueConstraint("visit_id", "number", name=op.f("uq_capture_visit_id_number")),
    )
    op.create_table(
        "classroom_picture",
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.String(2000), nullable=False),
        sa.Column("grades", sa.JSON(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(), nullable=True),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_classroom_picture_by_id")),
        sa.ForeignKeyConstraint(
            ["card_id"], ["evidence_card.id"], name=op.f("fk_classroom_picture_card_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_classroom_picture_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_classroom_picture")),
        sa.UniqueConstraint("submission", name=op.f("uq_classroom_picture_submission")),
    )
    with op.batch_alter_table("classroom_picture", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_classroom_picture_card_id_classroom_picture_id"), ["card_id", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_classroom_picture_team_id"), ["team_id"], unique=False)

    op.create_table(
        "demonstration",
        sa.Column("option_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("shown_by", sa.String(200), nullable=False),
        sa.Column(
            "disposition",
            sa.Enum(
                "take_over",
                "partly",
                "not",
                name="disposition_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("works_for", sa.String(600), nullable=False),
        sa.Column("does_not_work_for", sa.String(600), nullable=False),
        sa.Column("is_used", sa.Boolean(), nullable=False),
        sa.Column("submission", sa.String(36), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_demonstration_by_id")),
        sa.ForeignKeyConstraint(
            ["option_id"], ["ict_option.id"], name=op.f("fk_demonstration_option_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["design_team.id"], name=op.f("fk_demonstration_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demonstration")),
        sa.UniqueConstraint("submission", name=op.f("uq_demonstration_submission")),
    )
    with op.batch_alter_table("demonstration", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_demonstration_option_id_demonstration_on"), ["option_id", "on"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_demonstration_team_id"), ["team_id"], unique=False)

    op.create_table(
        "reconsideration",
        sa.Column("citation_id", sa.Integer(), nullable=False),
        sa.Column("holding_version", sa.Integer(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "stays",
                "adjust",
                "lapses",
                name="secondlook_known",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("because", sa.String(600), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_reconsideration_by_id")),
        sa.ForeignKeyConstraint(
            ["citation_id"], ["citation.id"], name=op.f("fk_reconsideration_citation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reconsideration")),
        sa.UniqueConstraint(
            "citation_id", "holding_version", name=op.f("uq_reconsideration_citation_id_holding_version")
        ),
    )


def downgrade() -> None:
    op.drop_table("reconsideration")
    with op.batch_alter_table("demonstration", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_demonstration_team_id"))
        batch_op.drop_index(batch_op.f("ix_demonstration_option_id_demonstration_on"))

    op.drop_table("demonstration")
    with op.batch_alter_table("classroom_picture", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_classroom_picture_team_id"))
        batch_op.drop_index(batch_op.f("ix_classroom_picture_card_id_classroom_picture_id"))

    op.drop_table("classroom_picture")
    op.drop_table("capture")
    with op.batch_alter_table("tie", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tie_to_id"))

    op.drop_table("tie")
    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tag_term_id"))

    op.drop_table("tag")
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_source_title_key_source_issued"))
        batch_op.drop_index(batch_op.f("ix_source_isbn"))
        batch_op.drop_index(batch_op.f("ix_source_doi"))

    op.drop_table("source")
    op.drop_table("knowledge_question")
    op.drop_table("inspiration_visit")
    op.drop_table("ict_option")
    op.drop_table("holding_version")
    op.drop_table("evidence_card")
    with op.batch_alter_table("citation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_citation_holding_id"))

    op.drop_table("citation")
    with op.batch_alter_table("holding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_holding_team_id"))
        batch_op.drop_index(batch_op.f("ix_holding_network_id_holding_changed_at"))
        batch_op.drop_index(batch_op.f("ix_holding_merged_into_id"))
        batch_op.drop_index(batch_op.f("ix_holding_kind_holding_changed_at_holding_id"))

    op.drop_table("holding")
    op.drop_table("term")
    op.drop_table("vocabulary")
