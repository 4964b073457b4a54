"""A check: everybody answers a few questions alone, and all answers are opened at once, without names.

There are two kinds. In a *picture check* each writes the goal in one sentence, points at the phase in which the team
is and says how sure they are. On the *quadrant* each places two dots: how we teach now, and how we would like to.

Before the reveal an answer belongs to its person, who alone reads it. At the reveal that tie is cut: what was said
moves to rows without a person, and the rows with one go. There is no way back from a sentence to who wrote it.
"""

from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, and_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models import Iteration, Sureness
from designteam.journal.commands import record
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

SUBJECT: Final = "check"
LEAST: Final = 4  # fewer answers than this are never shown to anybody
STEPS: Final = 5  # of both axes of the quadrant
SENTENCE, GOAL, BECAUSE = 300, 400, 1000


class CheckKind(StrEnum):
    PICTURE = "picture"
    QUADRANT = "quadrant"


class SharedCheck(Model):
    """One round of answering alone and opening together. A team has at most one open at a time of each kind.

    At the reveal it keeps a few plain numbers, so that one can ask in SQL in which teams the pictures diverge:
    `answered`, how many answered; `phases_named`, how many different phases they pointed at; `words_shared`, from 0
    to 100, by the rule of `designteam.reveals.words.share_of`.
    """

    __tablename__ = "shared_check"
    __table_args__ = (CheckConstraint(f"revealed_at IS NULL OR answered >= {LEAST}", name="enough_to_reveal"),)
    keeping = Keeping(
        Privacy.PERSONAL,
        "to see whether a team still has the same picture, and who began the check",
        "as long as the team",
    )

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    iteration_id: Mapped[int] = mapped_column(ForeignKey("iteration.id"), index=True)
    kind: Mapped[CheckKind] = mapped_column(choice_of(CheckKind))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    revealed_at: Mapped[datetime | None] = mapped_column(Moment)
    called_off_at: Mapped[datetime | None] = mapped_column(Moment)
    phase: Mapped[str] = mapped_column(Words(30), default="")
    answered: Mapped[int] = mapped_column(default=0)
    phases_named: Mapped[int | None]
    words_shared: Mapped[int | None]
    goal: Mapped[str] = mapped_column(Words(GOAL), default="")
    because: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    version: Mapped[int] = mapped_column(default=1)

    team: Mapped[DesignTeam] = relationship()
    iteration: Mapped[Iteration] = relationship()

    def note(self, verb: str, *, by: Person, at: datetime) -> None:
        record(verb, by=by, at=at, subject=SUBJECT, subject_id=self.id, team_id=self.team_id, kind=self.kind.value)

    @property
    def is_picture(self) -> bool:
        return self.kind is CheckKind.PICTURE

    @property
    def is_revealed(self) -> bool:
        return self.revealed_at is not None

    @property
    def is_open(self) -> bool:
        return self.revealed_at is None and self.called_off_at is None


_is_open = and_(SharedCheck.revealed_at.is_(None), SharedCheck.called_off_at.is_(None))
Index(
    "uq_shared_check_one_open", SharedCheck.team_id, SharedCheck.kind, unique=True,
    sqlite_where=_is_open, postgresql_where=_is_open,
)  # fmt: skip


class _Said:
    """What one answers: the first three in a picture check, the others on the quadrant."""

    sentence: Mapped[str] = mapped_column(Words(SENTENCE), default="")
    phase: Mapped[str] = mapped_column(Words(30), default="")
    sure: Mapped[Sureness | None] = mapped_column(choice_of(Sureness))
    now_differentiation: Mapped[int | None]
    now_control: Mapped[int | None]
    wished_differentiation: Mapped[int | None]
    wished_control: Mapped[int | None]


class ClosedAnswer(_Said, Model):
    """What one member answered while the check is open. Nobody else reads it; at the reveal, or when the check is
    called off, it goes. There is no line about it in the journal, and no time: both would tell who was when."""

    __tablename__ = "closed_answer"
    __table_args__ = (UniqueConstraint("check_id", "person_id"),)
    keeping = Keeping(
        Privacy.PERSONAL, "to open all answers of a team at once; read by nobody else", "until they are opened"
    )

    check_id: Mapped[int] = mapped_column(ForeignKey("shared_check.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)


class RevealedAnswer(_Said, Model):
    """What was answered, after the reveal, in an order drawn then and the same for everybody.

    Each part has an order of its own: what stands in one row was not said by one person. So somebody whose sentence
    is recognised has not told how sure they are.
    """

    __tablename__ = "revealed_answer"
    __table_args__ = (
        UniqueConstraint("check_id", "place"),
        CheckConstraint("place > 0", name="counts_from_one"),
    )
    keeping = Keeping(Privacy.TEAM, "to lay the pictures of a team side by side, without names", "as long as the team")

    check_id: Mapped[int] = mapped_column(ForeignKey("shared_check.id", ondelete="CASCADE"))
    place: Mapped[int]


PARTS: Final = (("sentence",), ("phase",), ("sure",), ("now_differentiation", "now_control"),
                ("wished_differentiation", "wished_control"))  # fmt: skip
