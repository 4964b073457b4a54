"""A sharing event of a network: when, where and for whom, and what is done in the time that there is."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.kit import clock
from designteam.kit.db import Codes, Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.kit.words import N_, CannotDo
from designteam.meetings.models import LocalTime, new_uid
from designteam.network.models import Audience, Network
from designteam.teams.models import Stale

TITLE, THEME, ROW, BECAUSE = 120, 400, 160, 300
MOST_ROWS, MOST_PLACES = 20, 500


class CannotGather(CannotDo):
    pass


class Part(NamedTuple):
    """One part of the programme, with the moment at which it begins."""

    begins_at: datetime
    minutes: int
    what: str


class SharingEvent(Model):
    """Schools of a network, and of the circle around it when they are asked, come together for an afternoon.

    What is cancelled stays to be seen, with its reason.
    """

    __tablename__ = "sharing_event"
    __table_args__ = (
        Index(None, "network_id", "starts_at"),
        CheckConstraint("ends_at > starts_at", name="ends_after_it_starts"),
        CheckConstraint("places IS NULL OR places > 0", name="has_places"),
    )
    keeping = Keeping(Privacy.PUBLIC, "to bring schools together", "as long as the network")

    id: Mapped[int] = mapped_column(primary_key=True)
    network_id: Mapped[int] = mapped_column(ForeignKey("network.id"))
    title: Mapped[str] = mapped_column(Words(TITLE))
    theme: Mapped[str] = mapped_column(Words(THEME), default="")
    starts_at: Mapped[datetime] = mapped_column(LocalTime)
    ends_at: Mapped[datetime] = mapped_column(LocalTime)
    place: Mapped[str] = mapped_column(Words(200), default="")
    link: Mapped[str] = mapped_column(Words(500), default="")
    programme: Mapped[list[list[Any]]] = mapped_column(Codes, default=list)
    audience: Mapped[Audience] = mapped_column(choice_of(Audience), default=Audience.NETWORK)
    places: Mapped[int | None]
    sign_up_until: Mapped[date | None]
    uid: Mapped[str] = mapped_column(Words(36), unique=True, default=new_uid)
    version: Mapped[int] = mapped_column(default=1)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    cancelled_because: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    cancelled_at: Mapped[datetime | None] = mapped_column(Moment)
    tables_published_at: Mapped[datetime | None] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    network: Mapped[Network] = relationship()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    def change(self, *, from_version: int, at: datetime, **wanted: Any) -> bool:
        """Say otherwise when, where, for whom or what is done; whether anything differs now.

        Raises Stale when it changed meanwhile, unless to exactly this.
        """
        differing = {name: value for name, value in wanted.items() if value != getattr(self, name)}
        if not differing:
            return False
        if from_version != self.version:
            raise Stale
        for name, value in differing.items():
            setattr(self, name, value)
        self.has_changed(at=at)
        return True

    def cancel(self, *, because: str, at: datetime) -> bool:
        """Whether it was to take place until now. Raises CannotGather once it has begun."""
        if self.is_cancelled:
            return False
        if self.has_begun(at):
            raise CannotGather(N_("This has begun already."))
        self.cancelled_because, self.cancelled_at = because, at
        self.has_changed(at=at)
        return True

    def has_changed(self, *, at: datetime) -> None:
        """Calendars know by the number that what they have is older."""
        self.version += 1
        self.changed_at = at

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def shows_tables(self) -> bool:
        """Whether who comes may see who sits with whom."""
        return self.tables_published_at is not None

    @property
    def parts(self) -> Sequence[Part]:
        """The programme on the clock: each part begins where the one before it ends."""
        begins, parts = self.starts_at, []
        for minutes, what in self.programme:
            parts.append(Part(begins, minutes, what))
            begins += timedelta(minutes=minutes)
        return parts

    def is_today_or_was(self, now: datetime) -> bool:
        return self.starts_at.date() <= clock.day_of(now)

    def has_begun(self, now: datetime) -> bool:
        return self.starts_at <= now

    def is_over(self, now: datetime) -> bool:
        return self.ends_at < now

    def takes_sign_ups(self, now: datetime) -> bool:
        """Whether somebody can still say that they come: until its last day for that, and never once it began."""
        if self.is_cancelled or self.has_begun(now):
            return False
        return self.sign_up_until is None or clock.day_of(now) <= self.sign_up_until
