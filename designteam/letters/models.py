"""Letters that wait, and letters that went."""

from datetime import datetime, timedelta

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from designteam.kit.db import Keeping, Model, Moment, Privacy, Words

STAYS = timedelta(days=30)
IN_HAND = timedelta(minutes=5)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360))


class Letter(Model):
    """One letter to one address. Its text may hold a link that is a secret, so it goes as soon as the letter went.

    `next_try_at` is empty once it went, or once trying again makes no sense.
    """

    __tablename__ = "letter"
    __table_args__ = (Index(None, "next_try_at"),)
    keeping = Keeping(
        Privacy.PERSONAL,
        "to bring somebody what they asked for or what concerns them",
        "30 days; its text until it went",
    )

    address: Mapped[str] = mapped_column(Words(254))
    language: Mapped[str] = mapped_column(Words(2))
    subject: Mapped[str] = mapped_column(Words(200))
    text: Mapped[str] = mapped_column(Words(10_000))
    made_at: Mapped[datetime] = mapped_column(Moment)
    good_until: Mapped[datetime | None] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None] = mapped_column(Moment)
    trouble: Mapped[str] = mapped_column(Words(200), default="")

    def take(self, *, at: datetime) -> None:
        """Have it in hand for a moment, so that nobody else takes it along too."""
        self.tries += 1
        self.next_try_at = at + IN_HAND

    def went(self, *, at: datetime) -> None:
        self.sent_at = at
        self._is_over()
        self.trouble = ""

    def stayed(self, trouble: str, *, for_good: bool, at: datetime) -> None:
        """It could not be brought: try again after a pause that grows, unless that makes no sense."""
        self.trouble = trouble[:200]
        if for_good:
            self._is_over()
        else:
            self.next_try_at = at + PAUSES[min(self.tries, len(PAUSES)) - 1]

    def _is_over(self) -> None:
        self.next_try_at = None
        self.text = ""

    def is_too_late(self, at: datetime) -> bool:
        """Whether what it speaks of is over by now."""
        return self.good_until is not None and self.good_until <= at
