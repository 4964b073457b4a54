"""What people say about an artefact: comments with their answers, questions that stay open, and who is named."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models.artefact import SIGNED_WORK, Artefact
from designteam.kit.db import Codes, Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.kit.words import N_, CannotDo
from designteam.network.models import Audience
from designteam.people.models import Person

COMMENT: Final = 2_000
ONE_QUESTION: Final = 200
OUTCOME: Final = 300
TIME_TO_REWORD: Final = timedelta(minutes=15)

_OPEN_AND_ROUGH = text("manner = 'rough' AND closed_at IS NULL AND withdrawn_at IS NULL")


class Manner(StrEnum):
    """How something is said: just so, as a question that asks for an answer, or as the one question of a rough
    version."""

    REMARK = "remark"
    CRITICAL = "critical"
    ROUGH = "rough"


class Prompt(StrEnum):
    """The three ways to give feedback that are no verdict."""

    RECOGNISE = "recognise"
    THOUGHT_OF = "thought_of"
    CAN_HELP = "can_help"


class CannotTalk(CannotDo):
    pass


class Comment(Model):
    """Something that one person said about an artefact, or the answer to it; answers are not answered again."""

    __tablename__ = "comment"
    __table_args__ = (
        Index(None, "artefact_id", "at"),
        Index(
            "uq_comment_one_open_rough_question",
            "artefact_id",
            unique=True,
            sqlite_where=_OPEN_AND_ROUGH,
            postgresql_where=_OPEN_AND_ROUGH,
        ),
        CheckConstraint("(manner = 'rough') = (audience IS NOT NULL)", name="rough_has_an_audience"),
        CheckConstraint("under_id IS NULL OR manner = 'remark'", name="answers_ask_nothing"),
    )
    keeping = SIGNED_WORK

    artefact_id: Mapped[int] = mapped_column(ForeignKey("artefact.id"))
    under_id: Mapped[int | None] = mapped_column(ForeignKey("comment.id"), index=True)
    manner: Mapped[Manner] = mapped_column(choice_of(Manner), default=Manner.REMARK)
    audience: Mapped[Audience | None] = mapped_column(choice_of(Audience))
    prompt: Mapped[Prompt | None] = mapped_column(choice_of(Prompt))
    version: Mapped[int]
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    text: Mapped[str] = mapped_column(Words(COMMENT))
    named: Mapped[list[str]] = mapped_column(Codes, default=list)
    reworded_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("comment.id"))
    outcome: Mapped[str] = mapped_column(Words(OUTCOME), default="")
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    artefact: Mapped[Artefact] = relationship()
    author: Mapped[Person] = relationship(foreign_keys=[author_id])
    under: Mapped["Comment | None"] = relationship(foreign_keys=[under_id], remote_side="Comment.id")

    def reword(self, words: str, *, by: Person, at: datetime) -> None:
        """Say it better, as long as hardly anybody has answered. Raises CannotTalk after a quarter of an hour."""
        self.refuse_when_withdrawn()
        if at - self.at > TIME_TO_REWORD:
            raise CannotTalk(N_("This can be changed for a quarter of an hour. Add a new comment instead."))
        if words != self.text:
            self.text, self.reworded_at = words, at
            self.note("reworded", by=by, at=at)

    def withdraw(self, *, by: Person, at: datetime) -> None:
        """Take the words away. That something stood here, and who took it away, stays."""
        if self.withdrawn_at is not None:
            return
        self.text, self.named, self.prompt = "", [], None
        self.withdrawn_at, self.withdrawn_by_id = at, by.id
        if self.under is not None and self.under.answer_id == self.id:
            self.under.reopen(by=by, at=at)
        self.note("withdrew", by=by, at=at)

    def settle(self, answer: "Comment", *, by: Person, at: datetime) -> None:
        """Mark one of the answers as the answer to this question."""
        self.refuse_when_withdrawn()
        answer.refuse_when_withdrawn()
        if self.manner is not Manner.CRITICAL or answer.under_id != self.id:
            raise CannotTalk(N_("This is no answer to this question."))
        if self.answer_id == answer.id:
            return
        self.answer_id, self.closed_at, self.closed_by_id = answer.id, at, by.id
        self.note("answered", by=by, at=at)

    def reopen(self, *, by: Person, at: datetime) -> None:
        """The answer was not the answer after all."""
        if self.manner is Manner.CRITICAL and self.closed_at is not None:
            self.answer_id = self.closed_at = self.closed_by_id = None
            self.note("reopened", by=by, at=at)

    def close(self, outcome: str, *, by: Person, at: datetime) -> None:
        """Say what was done with the answers to a rough version, to all who gave one."""
        self.refuse_when_withdrawn()
        if self.manner is not Manner.ROUGH:
            raise CannotTalk(N_("Only the question of a rough version is closed like this."))
        if self.closed_at is not None and outcome != self.outcome:
            raise CannotTalk(N_("Somebody closed this question just before you."))
        if self.closed_at is None:
            self.outcome, self.closed_at, self.closed_by_id = outcome, at, by.id
            self.note("heard", by=by, at=at)

    def note(self, verb: str, *, by: Person, at: datetime) -> None:
        """Record it in the journal of the team, as something that happened to the artefact."""
        self.artefact.note(verb, by=by, at=at)

    def refuse_when_withdrawn(self) -> None:
        if self.withdrawn_at is not None:
            raise CannotTalk(N_("This was withdrawn in the meantime. Your text is still here."))

    @property
    def is_open(self) -> bool:
        """Whether it is a question that still waits."""
        return self.manner is not Manner.REMARK and self.closed_at is None and self.withdrawn_at is None


class Mention(Model):
    """Somebody of the team is named in a comment, and has not looked at that yet or has."""

    __tablename__ = "mention"
    __table_args__: Any = (UniqueConstraint("comment_id", "person_id"),)
    keeping = Keeping(Privacy.PERSONAL, "to tell somebody that their answer is hoped for", "as long as the team")

    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)
