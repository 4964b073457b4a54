"""The page for the staff room, which colleagues read without an account, and what they tap and fill in there."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models import Experiment
from designteam.kit.db import Codes, Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.teams.models import DesignTeam

QUESTION, ANSWER, A_NAME = 160, 40, 40
FEWEST_ANSWERS, MOST_ANSWERS = 2, 4
FEWEST_SHOWN = 5  # fewer answers than this are shown to nobody

COUNTED = Keeping(Privacy.TEAM, "to count what the school team thinks, without names", "as long as the team")
SIGNED = Keeping(Privacy.PERSONAL, "to show a team who of them did it", "as long as the team")
MARK = Keeping(Privacy.TECHNICAL, "to count a device once", "until the question is closed or the month is over")

_IN_USE, _OPEN = text("revoked_at IS NULL"), text("closed_at IS NULL")


class Part(StrEnum):
    """What a team may leave out of the page."""

    QUESTION = "question"
    TRY_OUTS = "try_outs"
    SUCCESS = "success"


class Feeling(StrEnum):
    """Whether this is also about somebody's own class."""

    YES = "yes"
    A_BIT = "a_bit"
    NO = "no"


class StaffPage(Model):
    """An address at which the school team looks in without an account. A team has one that works.

    Whoever has the address can read it, so it is long. The address is kept, so that the team can print it again; after
    it was revoked or renewed it still answers, and only says that it is over.
    """

    __tablename__ = "staff_page"
    __table_args__ = (
        Index("uq_staff_page_one_in_use", "team_id", unique=True, sqlite_where=_IN_USE, postgresql_where=_IN_USE),
    )
    keeping = Keeping(Privacy.TEAM, "to let the school team look in without an account", "as long as the team")

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    token: Mapped[str] = mapped_column(Words(40), unique=True)
    parts: Mapped[list[str]] = mapped_column(Codes, default=list)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info=SIGNED.column())
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)

    team: Mapped[DesignTeam] = relationship()

    @property
    def is_in_use(self) -> bool:
        return self.revoked_at is None


class SchoolPoll(Model):
    """One question to the school team with two to four answers of the team's own. One is open at a time."""

    __tablename__ = "school_poll"
    __table_args__ = (
        Index("uq_school_poll_one_open", "team_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index(None, "team_id", "id"),
    )
    keeping = SIGNED

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    question: Mapped[str] = mapped_column(Words(QUESTION))
    answers: Mapped[list[str]] = mapped_column(Codes)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Tap(Model):
    """An answer, without who gave it and without when.

    `mark` tells two devices apart for this one question, and nothing else; when the question is closed it goes.
    """

    __tablename__ = "school_poll_tap"
    __table_args__ = (UniqueConstraint("poll_id", "mark"),)
    keeping = COUNTED

    poll_id: Mapped[int] = mapped_column(ForeignKey("school_poll.id", ondelete="CASCADE"))
    choice: Mapped[int]
    mark: Mapped[str | None] = mapped_column(Words(64), info=MARK.column())


class ClassPulse(Model):
    """*Is this about my class too?*, said by somebody in a month, without who."""

    __tablename__ = "class_pulse"
    __table_args__ = (UniqueConstraint("team_id", "month", "mark"),)
    keeping = COUNTED

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    month: Mapped[date]
    feeling: Mapped[Feeling] = mapped_column(choice_of(Feeling))
    mark: Mapped[str | None] = mapped_column(Words(64), info=MARK.column())


class Colleague(Model):
    """Somebody outside the team who wants to join a try-out: a group, and a first name if they like."""

    __tablename__ = "joining_colleague"
    __table_args__ = (UniqueConstraint("experiment_id", "group", "name"),)
    keeping = Keeping(
        Privacy.PERSONAL, "to arrange who joins a try-out", "30 days after the try-out has ended, a year at most"
    )

    experiment_id: Mapped[int] = mapped_column(ForeignKey("experiment.id", ondelete="CASCADE"))
    group: Mapped[str] = mapped_column(Words(A_NAME))
    name: Mapped[str] = mapped_column(Words(A_NAME), default="")
    on: Mapped[date]
    arranged_on: Mapped[date | None]

    experiment: Mapped[Experiment] = relationship()
