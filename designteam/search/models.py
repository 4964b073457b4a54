"""The index that searching reads: made from the work of the teams, and never more than a copy of it."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from designteam.kit.db import Keeping, Model, Moment, Privacy, Words
from designteam.kit.stems import LONGEST_STEM

TITLE, BODY, STEMS, STEM, MARKS = 200, 20_000, 60_000, LONGEST_STEM, 2_000

COPY = Keeping(Privacy.TEAM, "to find the work of a team back", "as long as what it was made from")
WORDS = Keeping(Privacy.TECHNICAL, "to find what was typed with an error", "until the index is made again")


class Findable(Model):
    """One thing that can be found. A newer text is a newer row, so that the highest id is the newest text.

    Whether somebody may see it is asked of the thing itself, never of this row. `marks` say what it can be narrowed
    down by; they stand among the stems too, and begin with a digit, as no stem does.
    """

    __tablename__ = "findable"
    __table_args__ = (UniqueConstraint("subject", "subject_id"),)
    keeping = COPY

    subject: Mapped[str] = mapped_column(Words(30))
    subject_id: Mapped[int]
    kind: Mapped[str] = mapped_column(Words(30))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("design_team.id", ondelete="CASCADE"), index=True)
    changed_at: Mapped[datetime | None] = mapped_column(Moment)
    marks: Mapped[str] = mapped_column(Words(MARKS), default="")
    title: Mapped[str] = mapped_column(Words(TITLE))
    body: Mapped[str] = mapped_column(Words(BODY))
    stems: Mapped[str] = mapped_column(Words(STEMS))


class WordPart(Model):
    """Three letters of a word that occurs somewhere: words that share many of them look alike."""

    __tablename__ = "word_part"
    __table_args__ = (UniqueConstraint("letters", "word"),)
    keeping = WORDS

    letters: Mapped[str] = mapped_column(Words(3))
    word: Mapped[str] = mapped_column(Words(STEM), index=True)
    stem: Mapped[str] = mapped_column(Words(STEM))


class Reading(Model):
    """How far in the journal the index has read, and by which stemmer. There is one row."""

    __tablename__ = "reading"
    keeping = Keeping(Privacy.TECHNICAL, "to know how far the index is", "as long as the installation")

    last_line: Mapped[int] = mapped_column(default=0)
    stemmer: Mapped[str] = mapped_column(Words(30), default="")
