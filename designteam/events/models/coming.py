"""Who comes to a sharing event, and who waits for a place."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.events.models.event import SharingEvent
from designteam.kit.db import Keeping, Model, Moment, Privacy
from designteam.network.models import School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam


class SignUp(Model):
    """Somebody comes, for a team or for a school, or waits until there is room. Who withdraws leaves nothing behind."""

    __tablename__ = "event_sign_up"
    __table_args__ = (UniqueConstraint("event_id", "person_id"),)
    keeping = Keeping(Privacy.PERSONAL, "to know who comes to a sharing event", "as long as the network")

    event_id: Mapped[int] = mapped_column(ForeignKey("sharing_event.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("design_team.id"), index=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id"))
    waits: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime] = mapped_column(Moment)

    event: Mapped[SharingEvent] = relationship()
    person: Mapped[Person] = relationship()
    team: Mapped[DesignTeam | None] = relationship()
    school: Mapped[School | None] = relationship()
