"""What somebody looks for in the library time and again."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.kit.db import Codes, Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.people.models import Person

NAME, WORDS, QUERY = 120, 200, 500


class Letters(StrEnum):
    """Whether a letter tells what is new."""

    WEEKLY = "weekly"
    NEVER = "never"


class SavedSearch(Model):
    """Words and choices as they stand in the address of a shelf, under a name.

    `seen` are the newest that answered when its owner last looked, `told` those of the last letter; what is in neither
    is new. `written_on` is the Monday of the last letter, also when there was nothing to write.
    """

    __tablename__ = "saved_search"
    __table_args__ = (UniqueConstraint("person_id", "words", "query"), Index(None, "letters", "written_on"))
    keeping = Keeping(
        Privacy.PERSONAL, "to look again for what somebody needs, and to write them what is new", "until they remove it"
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Words(NAME))
    words: Mapped[str] = mapped_column(Words(WORDS))
    query: Mapped[str] = mapped_column(Words(QUERY))
    letters: Mapped[Letters] = mapped_column(choice_of(Letters))
    seen: Mapped[list[int]] = mapped_column(Codes, default=list)
    told: Mapped[list[int]] = mapped_column(Codes, default=list)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    written_on: Mapped[date | None]

    person: Mapped[Person] = relationship()

    def was_seen(self, found: Sequence[int], *, at: datetime) -> None:
        """Its owner looked at what answers now."""
        self.seen, self.seen_at = list(found), at
