"""Who comes to a sharing event, who waits for a place, and who came without signing up."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.events.models.event import SharingEvent
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words
from designteam.network.models import School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

WHO, MOST_TOGETHER = 120, 50


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


class WalkIn(Model):
    """People who came without signing up: of which school or who, and how many. Who prepares it noted them."""

    __tablename__ = "event_walk_in"
    __table_args__ = (
        CheckConstraint("school_id IS NOT NULL OR who <> ''", name="says_who"),
        CheckConstraint(f"people BETWEEN 1 AND {MOST_TOGETHER}", name="a_few_people"),
    )
    keeping = Keeping(Privacy.PERSONAL, "to know who was at a sharing event", "as long as the network")

    event_id: Mapped[int] = mapped_column(ForeignKey("sharing_event.id"), index=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id"))
    who: Mapped[str] = mapped_column(Words(WHO), default="")
    people: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)
