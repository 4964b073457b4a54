"""One line per thing that happened."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from designteam.kit.db import Keeping, Model, Moment, Privacy, Words


class Entry(Model):
    """Somebody did something to something. Team and subject are plain numbers: an entry outlives both."""

    __tablename__ = "journal_entry"
    __table_args__ = (Index(None, "team_id", "id"), Index(None, "subject", "id"))
    keeping = Keeping(Privacy.PERSONAL, "to show a team what changed and who did it", "as long as the team")

    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    verb: Mapped[str] = mapped_column(Words(40))
    team_id: Mapped[int | None]
    subject: Mapped[str] = mapped_column(Words(40))
    subject_id: Mapped[int]
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
