"""The five kinds of things the library holds, and what each of them says."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.evidence.models.holding import BECAUSE, OF_A_TEAM, SIGNED, Holding
from designteam.evidence.models.titles import MOST_IN_A_KEY, title_key
from designteam.kit.db import Codes, Model, Moment, Words, choice_of
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

SENTENCE, PARAGRAPH, EXPLANATION = 300, 2000, 20_000
MOST_CAPTURES = 5


def _kind(code: str) -> dict[str, Any]:
    return {"polymorphic_identity": code, "polymorphic_load": "selectin"}


def _key() -> Mapped[int]:
    return mapped_column(ForeignKey("holding.id", ondelete="CASCADE"), primary_key=True)


class Strength(StrEnum):
    HINT = "hint"
    REASONABLE = "reasonable"
    STRONG = "strong"


class CardStatus(StrEnum):
    EMERGING = "emerging"
    SUPPORTED = "supported"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"


class Effect(StrEnum):
    """Which way a finding points."""

    POSITIVE = "positive"
    MIXED = "mixed"
    NONE = "none"
    NEGATIVE = "negative"
    UNKNOWN = "unknown"


class QuestionStatus(StrEnum):
    DRAFT = "draft"
    ASKED = "asked"
    ANSWERED = "answered"
    REFERRED = "referred"
    PUBLISHED = "published"


class Disposition(StrEnum):
    """What a team does with an idea from elsewhere."""

    TAKE_OVER = "take_over"
    PARTLY = "partly"
    NOT = "not"


class Source(Holding):
    """Where evidence comes from, with the fields of CSL-JSON. `more` holds the fields that have no column here.

    `people` is a list of names as CSL has them, each with its role ("author", "editor" …).
    `retracted_on` is the day on which whoever published it took it back, and the rest says why and who noted that here.
    `issued` is a year, a month or a day: "2019", "2019-03", "2019-03-04". `title_key` is what near-equal titles share.
    """

    __tablename__ = "source"
    __table_args__ = (Index(None, "title_key", "issued"),)
    __mapper_args__ = _kind("source")
    keeping = OF_A_TEAM

    id: Mapped[int] = _key()
    type: Mapped[str] = mapped_column(Words(40), default="article-journal")
    people: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    issued: Mapped[str] = mapped_column(Words(10), default="")
    container: Mapped[str] = mapped_column(Words(SENTENCE), default="")
    volume: Mapped[str] = mapped_column(Words(40), default="")
    issue: Mapped[str] = mapped_column(Words(40), default="")
    page: Mapped[str] = mapped_column(Words(60), default="")
    edition: Mapped[str] = mapped_column(Words(60), default="")
    publisher: Mapped[str] = mapped_column(Words(SENTENCE), default="")
    publisher_place: Mapped[str] = mapped_column(Words(120), default="")
    doi: Mapped[str] = mapped_column(Words(250), default="", index=True)
    isbn: Mapped[str] = mapped_column(Words(13), default="", index=True)
    url: Mapped[str] = mapped_column(Words(1000), default="")
    accessed: Mapped[date | None]
    language: Mapped[str] = mapped_column(Words(20), default="")
    abstract: Mapped[str] = mapped_column(Words(5000), default="")
    licence: Mapped[str] = mapped_column(Words(200), default="")
    title_key: Mapped[str] = mapped_column(Words(MOST_IN_A_KEY), default="")
    retracted_on: Mapped[date | None]
    retracted_because: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    retraction_notice: Mapped[str] = mapped_column(Words(1000), default="")
    retracted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info=SIGNED.column())
    more: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    retracted_by: Mapped[Person | None] = relationship(foreign_keys=[retracted_by_id])

    @classmethod
    def own_columns(cls) -> list[str]:
        """Without who noted that it was retracted: that stands with the version in which they did."""
        return [name for name in super().own_columns() if name != "retracted_by_id"]

    @property
    def is_retracted(self) -> bool:
        return self.retracted_on is not None

    def _follow(self) -> None:
        self.title_key = title_key(self.title)


class Card(Holding):
    """One finding, for whom and under which conditions, with how sure we are and why.

    The half of the researcher is here; the half of the teacher is its first picture.
    """

    __tablename__ = "evidence_card"
    __mapper_args__ = _kind("card")
    keeping = OF_A_TEAM

    id: Mapped[int] = _key()
    finding: Mapped[str] = mapped_column(Words(SENTENCE), default="")
    for_whom: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    effect: Mapped[Effect] = mapped_column(choice_of(Effect), default=Effect.UNKNOWN)
    conditions: Mapped[str] = mapped_column(Words(PARAGRAPH), default="")
    explanation: Mapped[str] = mapped_column(Words(EXPLANATION), default="")
    caveats: Mapped[str] = mapped_column(Words(PARAGRAPH), default="")
    strength: Mapped[Strength | None] = mapped_column(choice_of(Strength))
    strength_because: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    status: Mapped[CardStatus] = mapped_column(choice_of(CardStatus), default=CardStatus.EMERGING)
    checked_on: Mapped[date | None]
    signed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info=SIGNED.column())
    signed_at: Mapped[datetime | None] = mapped_column(Moment)

    signed_by: Mapped[Person | None] = relationship(foreign_keys=[signed_by_id])
    pictures: Mapped[list["ClassroomPicture"]] = relationship(
        back_populates="card", order_by="ClassroomPicture.id", foreign_keys="ClassroomPicture.card_id"
    )

    @classmethod
    def own_columns(cls) -> list[str]:
        """Without the signature: it says who stands behind the words, and is not one of them."""
        return [name for name in super().own_columns() if not name.startswith("signed_")]

    @property
    def headline(self) -> str:
        return self.finding

    @property
    def is_half(self) -> bool:
        """Whether nobody has said yet what it looks like in a classroom."""
        return not any(picture.taken_back_at is None for picture in self.pictures)


class ClassroomPicture(Model):
    """What somebody would see in class on a Tuesday morning if a finding holds. Later teams add their own."""

    __tablename__ = "classroom_picture"
    __table_args__ = (Index(None, "card_id", "id"),)
    keeping = SIGNED

    card_id: Mapped[int] = mapped_column(ForeignKey("evidence_card.id", ondelete="CASCADE"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("design_team.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    text: Mapped[str] = mapped_column(Words(PARAGRAPH))
    grades: Mapped[list[int]] = mapped_column(Codes, default=list)
    taken_back_at: Mapped[datetime | None] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    card: Mapped[Card] = relationship(back_populates="pictures", foreign_keys=[card_id])
    team: Mapped[DesignTeam | None] = relationship()
    by: Mapped[Person] = relationship()


class KnowledgeQuestion(Holding):
    """A question from practice that is put to somebody who knows research, until there is an answer."""

    __tablename__ = "knowledge_question"
    __mapper_args__ = _kind("knowledge_question")
    keeping = OF_A_TEAM

    id: Mapped[int] = _key()
    question: Mapped[str] = mapped_column(Words(SENTENCE), default="")
    sharpened: Mapped[str] = mapped_column(Words(SENTENCE), default="")
    context: Mapped[str] = mapped_column(Words(PARAGRAPH), default="")
    asked_of: Mapped[str] = mapped_column(Words(200), default="")
    asked_on: Mapped[date | None]
    status: Mapped[QuestionStatus] = mapped_column(choice_of(QuestionStatus), default=QuestionStatus.DRAFT)
    short_answer: Mapped[str] = mapped_column(Words(PARAGRAPH), default="")
    explanation: Mapped[str] = mapped_column(Words(EXPLANATION), default="")
    answered_by: Mapped[str] = mapped_column(Words(200), default="")
    answered_on: Mapped[date | None]
    url: Mapped[str] = mapped_column(Words(1000), default="")

    @property
    def headline(self) -> str:
        return self.sharpened or self.question

    @property
    def is_published(self) -> bool:
        return self.status is QuestionStatus.PUBLISHED


class IctOption(Holding):
    """An application of ict that a team could use: for which didactic question, and what it takes."""

    __tablename__ = "ict_option"
    __mapper_args__ = _kind("ict_option")
    keeping = OF_A_TEAM

    id: Mapped[int] = _key()
    what: Mapped[str] = mapped_column(Words(PARAGRAPH), default="")
    fits_question: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    devices: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    cost: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    privacy: Mapped[str] = mapped_column(Words(PARAGRAPH), default="")
    gives_data: Mapped[str] = mapped_column(Words(PARAGRAPH), default="")
    skills: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    pupil_chooses: Mapped[bool] = mapped_column(default=False)
    url: Mapped[str] = mapped_column(Words(1000), default="")
    checked_on: Mapped[date | None]

    demonstrations: Mapped[list["Demonstration"]] = relationship(
        back_populates="option", order_by="Demonstration.on.desc(), Demonstration.id.desc()"
    )


class Demonstration(Model):
    """A team looked at an application, and says what it is good for and what not."""

    __tablename__ = "demonstration"
    __table_args__ = (Index(None, "option_id", "on"),)
    keeping = SIGNED

    option_id: Mapped[int] = mapped_column(ForeignKey("ict_option.id", ondelete="CASCADE"))
    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    on: Mapped[date]
    shown_by: Mapped[str] = mapped_column(Words(200), default="")
    disposition: Mapped[Disposition] = mapped_column(choice_of(Disposition))
    works_for: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    does_not_work_for: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    is_used: Mapped[bool] = mapped_column(default=False)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    option: Mapped[IctOption] = relationship(back_populates="demonstrations")
    team: Mapped[DesignTeam] = relationship()
    by: Mapped[Person] = relationship()


class InspirationVisit(Holding):
    """A visit to another school, a fair or a workplace: what we wanted to know, and what we do with what we saw."""

    __tablename__ = "inspiration_visit"
    __mapper_args__ = _kind("inspiration")
    keeping = OF_A_TEAM

    id: Mapped[int] = _key()
    host: Mapped[str] = mapped_column(Words(200), default="")
    on: Mapped[date | None]
    who: Mapped[str] = mapped_column(Words(SENTENCE), default="")
    own_question: Mapped[str] = mapped_column(Words(SENTENCE), default="")
    second_question: Mapped[str] = mapped_column(Words(SENTENCE), default="")
    wildcard: Mapped[str] = mapped_column(Words(SENTENCE), default="")
    looked_back: Mapped[str] = mapped_column(Words(PARAGRAPH), default="")

    captures: Mapped[list["Capture"]] = relationship(back_populates="visit", order_by="Capture.number")


class Capture(Model):
    """One idea that somebody takes home from a visit, of five at most, and what the team does with it."""

    __tablename__ = "capture"
    __table_args__ = (
        UniqueConstraint("visit_id", "number"),
        CheckConstraint(f"number BETWEEN 1 AND {MOST_CAPTURES}", name="at_most_five"),
    )
    keeping = SIGNED

    visit_id: Mapped[int] = mapped_column(ForeignKey("inspiration_visit.id", ondelete="CASCADE"))
    number: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    seen: Mapped[str] = mapped_column(Words(BECAUSE))
    fits_our_question: Mapped[bool] = mapped_column(default=False)
    surprised_us: Mapped[bool] = mapped_column(default=False)
    disposition: Mapped[Disposition | None] = mapped_column(choice_of(Disposition))
    taken: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    left: Mapped[str] = mapped_column(Words(BECAUSE), default="")

    visit: Mapped[InspirationVisit] = relationship(back_populates="captures")
    by: Mapped[Person] = relationship()


KINDS: dict[str, type[Holding]] = {
    "source": Source,
    "card": Card,
    "knowledge_question": KnowledgeQuestion,
    "ict_option": IctOption,
    "inspiration": InspirationVisit,
}
