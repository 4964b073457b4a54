"""One row per person and form: what they typed there last."""

from datetime import datetime, timedelta

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from designteam.kit.db import Keeping, Model, Moment, Privacy, Words

STAYS = timedelta(days=60)
LONGEST_PLACE = 300
LONGEST_ABOUT = 120
LONGEST_WRITING = 36

Typed = list[list[str]]


class Draft(Model):
    """What waits at a form, for one person only.

    `place` is the address of the form. `writing` is one time of sitting down at it; `finished` is the last of these
    that ended in keeping or throwing away, so that what arrives late, or was left in a browser, is not taken for new.
    """

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("person_id", "place"),)
    keeping = Keeping(
        Privacy.PERSONAL, "to give back what somebody typed and did not keep", "60 days after the last change"
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    place: Mapped[str] = mapped_column(Words(LONGEST_PLACE))
    about: Mapped[str] = mapped_column(Words(LONGEST_ABOUT), default="")
    writing: Mapped[str] = mapped_column(Words(LONGEST_WRITING), default="")
    finished: Mapped[str] = mapped_column(Words(LONGEST_WRITING), default="")
    typed: Mapped[Typed] = mapped_column(JSON, default=list)
    changed_at: Mapped[datetime] = mapped_column(Moment, index=True)

    def finish(self, writing: str, *, at: datetime) -> None:
        """Nothing waits here any more. That this writing ended stays known."""
        self.typed = []
        self.writing = self.finished = writing or self.writing
        self.changed_at = at
