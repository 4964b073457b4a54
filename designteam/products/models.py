"""The publication of a product: editions that were proposed, answered and put out, and its withdrawal."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models import Product
from designteam.kit.db import Codes, Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.kit.words import N_, CannotDo
from designteam.network.models import Audience, School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

OUT = Keeping(Privacy.PUBLIC, "to let other schools find and reuse what a team made", "as long as its address")
TALKED = Keeping(Privacy.PERSONAL, "to show who proposed and who answered", "as long as the address of the product")
USED = Keeping(Privacy.PERSONAL, "to show for whom a product worked", "as long as the address of the product")
MADE = Keeping(Privacy.PERSONAL, "to name who made a product", "until they take their name back")

BECAUSE, NAME, ANSWER = 600, 120, 2000
SUBJECT = "publication"  # how feedback speaks of a product


class CannotPublish(CannotDo):
    pass


class PublicationState(StrEnum):
    """Where a product stands on its way out. What was withdrawn keeps its address."""

    ASKED = "asked"
    PLANNED = "planned"
    OUT = "out"
    WITHDRAWN = "withdrawn"


class Answer(StrEnum):
    """What came of a proposal."""

    CONFIRMED = "confirmed"
    RETURNED = "returned"
    TAKEN_BACK = "taken_back"


class Went(StrEnum):
    """How a product goes at a school that took it along."""

    TOO_EARLY = "too_early"
    WORKS = "works"
    PARTLY = "partly"
    DOES_NOT_WORK = "does_not_work"


class Publication(Model):
    """A product on its way to other schools, or there: how far it may be read, and which edition is read.

    `audience` and `edition` are those of what is out; `changed_at` moves with everything that readers notice.
    `was_open` stays once it could be read without an account: whoever fetched it then is told when it goes.
    """

    __tablename__ = "publication"
    __table_args__ = (
        Index(None, "state", "changed_at"),
        CheckConstraint("state <> 'out' OR edition > 0", name="out_has_an_edition"),
    )
    keeping = OUT

    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), unique=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    state: Mapped[PublicationState] = mapped_column(choice_of(PublicationState), default=PublicationState.ASKED)
    audience: Mapped[Audience] = mapped_column(choice_of(Audience), default=Audience.TEAM)
    edition: Mapped[int] = mapped_column(default=0)
    out_since: Mapped[datetime | None] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    was_open: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info=TALKED.column())
    withdrawn_because: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    withdrawn_by_network: Mapped[bool] = mapped_column(default=False)

    product: Mapped[Product] = relationship()
    team: Mapped[DesignTeam] = relationship()
    withdrawn_by: Mapped[Person | None] = relationship()
    editions: Mapped[list["Edition"]] = relationship(back_populates="publication", order_by="Edition.id")

    def put_out(self, edition: "Edition", *, at: datetime) -> None:
        """Let this edition be read by those it was meant for, from now on."""
        edition.number, edition.out_at = self.edition + 1, at
        self.edition, self.audience = edition.number, edition.audience
        self.state, self.changed_at = PublicationState.OUT, at
        self.out_since = self.out_since or at
        self.was_open = self.was_open or self.audience is Audience.PUBLIC
        self.withdrawn_at, self.withdrawn_by_id, self.withdrawn_because = None, None, ""
        self.withdrawn_by_network = False

    def withdraw(self, *, because: str, for_network: bool, by: Person, at: datetime) -> None:
        """Take it back from everybody else; the address says that it was here and why it went."""
        if self.state is not PublicationState.OUT:
            raise CannotPublish(N_("This is not out at the moment, so there is nothing to withdraw."))
        self.state, self.changed_at, self.withdrawn_at = PublicationState.WITHDRAWN, at, at
        self.withdrawn_by_id, self.withdrawn_because, self.withdrawn_by_network = by.id, because, for_network
        self.note("withdrew_product", by=by, at=at)

    def note(self, verb: str, *, by: Person, at: datetime, **details: Any) -> None:
        self.product.note(verb, by=by, at=at, **details)

    @property
    def is_out(self) -> bool:
        return self.state is PublicationState.OUT

    @property
    def is_open(self) -> bool:
        """Whether anybody may read it, also without an account."""
        return self.is_out and self.audience is Audience.PUBLIC

    @property
    def is_withdrawn(self) -> bool:
        return self.state is PublicationState.WITHDRAWN


class Edition(Model):
    """What a team proposed to put out, word for word, and what the school answered. Once out it has a number.

    `content` is the product as it was then, `story` how it came about, as the team trimmed it; `files` and `links` are
    the attachments and bookmarks that go along. None of it changes when the team works on.
    """

    __tablename__ = "edition"
    __table_args__ = (Index(None, "publication_id", "number"), UniqueConstraint("submission"))
    keeping = TALKED

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(default=0)
    version: Mapped[int]
    audience: Mapped[Audience] = mapped_column(choice_of(Audience))
    goes_out_on: Mapped[date | None]
    because: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    said: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    story: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    files: Mapped[list[int]] = mapped_column(Codes, default=list)
    links: Mapped[list[int]] = mapped_column(Codes, default=list)
    proposed_at: Mapped[datetime] = mapped_column(Moment)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    answer: Mapped[Answer | None] = mapped_column(choice_of(Answer))
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answer_because: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    out_at: Mapped[datetime | None] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36))

    publication: Mapped[Publication] = relationship(back_populates="editions")
    proposed_by: Mapped[Person] = relationship(foreign_keys=[proposed_by_id])
    answered_by: Mapped[Person | None] = relationship(foreign_keys=[answered_by_id])

    def answered(self, answer: Answer, *, because: str, by: Person, at: datetime) -> None:
        """Raises CannotPublish when somebody answered before."""
        if self.answer is not None:
            raise CannotPublish(N_("Somebody answered this in the meantime."))
        self.answer, self.answer_because, self.answered_by_id, self.answered_at = answer, because, by.id, at

    @property
    def is_waiting(self) -> bool:
        """Whether the school leader still has to answer."""
        return self.answer is None

    @property
    def is_planned(self) -> bool:
        """Whether it was confirmed and waits for its day."""
        return self.answer is Answer.CONFIRMED and self.out_at is None

    @property
    def title(self) -> str:
        return str(self.content["title"])


class Maker(Model):
    """Somebody who made a product, in the order in which they are named. Who has an account may decline."""

    __tablename__ = "maker"
    __table_args__ = (UniqueConstraint("product_id", "place"),)
    keeping = MADE

    product_id: Mapped[int] = mapped_column(ForeignKey("product.id", ondelete="CASCADE"))
    place: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(Words(NAME))
    role: Mapped[str] = mapped_column(Words(30), default="")
    declined_at: Mapped[datetime | None] = mapped_column(Moment)

    product: Mapped[Product] = relationship()
    person: Mapped[Person | None] = relationship()


class Use(Model):
    """A school that uses a product of another: what it changed, in two minutes, and how it goes there."""

    __tablename__ = "product_use"
    __table_args__ = (UniqueConstraint("publication_id", "school_id"), Index(None, "at"))
    keeping = USED

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id", ondelete="CASCADE"))
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("design_team.id"), index=True)
    edition: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    grades: Mapped[list[int]] = mapped_column(Codes, default=list)
    group_size: Mapped[int | None]
    changed: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    went: Mapped[Went] = mapped_column(choice_of(Went), default=Went.TOO_EARLY)
    went_because: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    publication: Mapped[Publication] = relationship()
    school: Mapped[School] = relationship()
    team: Mapped[DesignTeam | None] = relationship()
    by: Mapped[Person] = relationship()


class Descent(Model):
    """A product that a team made from one of another school: from which edition, and what they change and why."""

    __tablename__ = "descent"
    keeping = USED

    product_id: Mapped[int] = mapped_column(ForeignKey("product.id", ondelete="CASCADE"), unique=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), index=True)
    edition: Mapped[int]
    changes: Mapped[str] = mapped_column(Words(BECAUSE))
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    product: Mapped[Product] = relationship()
    origin: Mapped[Publication] = relationship()


class Averted(Model):
    """A school that did not do something because another school told that it did not work there."""

    __tablename__ = "averted"
    __table_args__ = (UniqueConstraint("publication_id", "school_id"),)
    keeping = USED

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id", ondelete="CASCADE"))
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    what: Mapped[str] = mapped_column(Words(BECAUSE))
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    publication: Mapped[Publication] = relationship()
    school: Mapped[School] = relationship()


class MakersQuestion(Model):
    """A question of another school to the makers of a product, with their answer for everybody who reads it."""

    __tablename__ = "makers_question"
    __table_args__ = (UniqueConstraint("submission"),)
    keeping = USED

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id", ondelete="CASCADE"), index=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"))
    question: Mapped[str] = mapped_column(Words(BECAUSE))
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    answer: Mapped[str] = mapped_column(Words(ANSWER), default="")
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    submission: Mapped[str | None] = mapped_column(Words(36))

    publication: Mapped[Publication] = relationship()
    school: Mapped[School] = relationship()
    by: Mapped[Person] = relationship(foreign_keys=[by_id])


class ReadingLink(Model):
    """An address by which somebody outside reads a product as it is now, without an account, until it is revoked.

    Whoever has the address can read it, so it is long and ends by itself. `without_names` leaves out school and makers.
    """

    __tablename__ = "reading_link"
    keeping = Keeping(Privacy.TEAM, "to hear what somebody outside thinks before it goes out", "until it is revoked")

    product_id: Mapped[int] = mapped_column(ForeignKey("product.id", ondelete="CASCADE"), index=True)
    token: Mapped[str] = mapped_column(Words(40), unique=True)
    label: Mapped[str] = mapped_column(Words(NAME))
    without_names: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info=TALKED.column())
    good_until: Mapped[date]
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)

    product: Mapped[Product] = relationship()

    def is_good(self, today: date) -> bool:
        return self.revoked_at is None and today <= self.good_until


def waiting_in(editions: Sequence[Edition]) -> Edition | None:
    """The newest proposal that waits for an answer or for its day."""
    return next((one for one in reversed(editions) if one.is_waiting or one.is_planned), None)
