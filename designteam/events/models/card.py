"""What a team looks for at a sharing event and what it brings."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.events.models.event import SharingEvent
from designteam.journal.commands import record
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Stale

ON_A_CARD = 300


class TeamCard(Model):
    """Two short texts of a team, for who comes: *wij zoeken* and *wij brengen*."""

    __tablename__ = "event_team_card"
    __table_args__ = (UniqueConstraint("event_id", "team_id"),)
    keeping = Keeping(Privacy.PERSONAL, "to bring teams together that can help each other", "as long as the team")

    event_id: Mapped[int] = mapped_column(ForeignKey("sharing_event.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    seeks: Mapped[str] = mapped_column(Words(ON_A_CARD), default="")
    brings: Mapped[str] = mapped_column(Words(ON_A_CARD), default="")
    version: Mapped[int] = mapped_column(default=0)
    changed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment)

    event: Mapped[SharingEvent] = relationship()
    team: Mapped[DesignTeam] = relationship()

    def write(self, *, seeks: str, brings: str, from_version: int, by: Person, at: datetime) -> None:
        """Raises Stale when somebody of the team wrote since `from_version`, unless exactly the same."""
        if (seeks, brings) == (self.seeks, self.brings):
            return
        if from_version != (self.version or 0):
            raise Stale
        self.seeks, self.brings = seeks, brings
        self.version = from_version + 1
        self.changed_by_id, self.changed_at = by.id, at
        record(
            "wrote_event_card", by=by, at=at, subject="sharing_event", subject_id=self.event_id,
            team_id=self.team_id, title=self.event.title,
        )  # fmt: skip
