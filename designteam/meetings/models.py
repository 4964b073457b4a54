"""A meeting with its agenda, who was there, what each point gave, and the actions that follow from it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import CheckConstraint, DateTime, Dialect, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

from designteam.cycle.models import Artefact
from designteam.journal.commands import record
from designteam.kit.clock import SCHOOL_TIME
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.kit.words import N_, CannotDo
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Stale

TALK = Keeping(Privacy.TEAM, "to prepare a meeting and find back what was said", "as long as the team")
SIGNED_TALK = Keeping(Privacy.PERSONAL, "to show who wrote what down in a meeting", "as long as the team")

TITLE, POINT, NOTES, SAID = 120, 200, 10_000, 600
SENT_RECORD = "sent_record"


class CannotMeet(CannotDo):
    pass


class Source(StrEnum):
    """Where a point of an agenda comes from."""

    CONDITION = "condition"
    ACTIONS = "actions"
    ARTEFACT = "artefact"
    FREE = "free"
    SHARED_PICTURE = "shared_picture"


class YieldKind(StrEnum):
    DECISION = "decision"
    INSIGHT = "insight"
    ACTION = "action"


class LocalTime(TypeDecorator[datetime]):
    """A time on the clock of the school: three o'clock stays three o'clock, in summer and in winter."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(SCHOOL_TIME).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=SCHOOL_TIME)


def new_uid() -> str:
    return str(uuid4())


class MeetingSeries(Model):
    """Meetings that were planned together, each a row of its own: every so many weeks, until a day."""

    __tablename__ = "meeting_series"
    __table_args__ = (CheckConstraint("every_weeks IN (1, 2, 4)", name="every_so_many_weeks"),)
    keeping = TALK

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    every_weeks: Mapped[int]
    until: Mapped[date]


class Meeting(Model):
    """A team comes together. What is cancelled stays to be seen, with its reason."""

    __tablename__ = "meeting"
    __table_args__ = (
        Index(None, "team_id", "starts_at"),
        CheckConstraint("minutes > 0", name="takes_time"),
    )
    keeping = TALK

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    series_id: Mapped[int | None] = mapped_column(ForeignKey("meeting_series.id"))
    title: Mapped[str] = mapped_column(Words(TITLE), default="")
    starts_at: Mapped[datetime] = mapped_column(LocalTime)
    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(Words(200), default="")
    link: Mapped[str] = mapped_column(Words(500), default="")
    uid: Mapped[str] = mapped_column(Words(36), unique=True, default=new_uid)
    version: Mapped[int] = mapped_column(default=1)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    cancelled_because: Mapped[str] = mapped_column(Words(300), default="")
    cancelled_at: Mapped[datetime | None] = mapped_column(Moment)
    held_at: Mapped[datetime | None] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    team: Mapped[DesignTeam] = relationship()
    series: Mapped[MeetingSeries | None] = relationship()
    items: Mapped[list["AgendaItem"]] = relationship(back_populates="meeting", order_by="AgendaItem.position")

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    def change(
        self,
        *,
        title: str,
        starts_at: datetime,
        minutes: int,
        place: str,
        link: str,
        from_version: int,
        by: Person,
        at: datetime,
    ) -> None:
        """Say when, where and what it is about. Raises Stale when it changed meanwhile, unless to exactly this."""
        wanted = (title, starts_at, minutes, place, link)
        if wanted == (self.title, self.starts_at, self.minutes, self.place, self.link):
            return
        if from_version != self.version:
            raise Stale
        self.title, self.starts_at, self.minutes, self.place, self.link = wanted
        self._changed("replanned", by=by, at=at)

    def cancel(self, *, because: str, by: Person, at: datetime) -> None:
        if self.is_cancelled:
            return
        self.cancelled_because, self.cancelled_at = because, at
        self._changed("cancelled", by=by, at=at)

    def resume(self, *, by: Person, at: datetime) -> None:
        """Let it take place after all."""
        if not self.is_cancelled:
            return
        self.cancelled_because, self.cancelled_at = "", None
        self._changed("resumed", by=by, at=at)

    def round_off(self, *, by: Person, at: datetime) -> None:
        """Say that it was held. Nothing is locked: a typing error can still be mended."""
        if self.is_cancelled:
            raise CannotMeet(N_("This meeting was cancelled. Say first that it takes place after all."))
        if self.held_at is None:
            self.held_at = at
            self._changed("held", by=by, at=at)

    def note(self, verb: str, *, by: Person, at: datetime) -> None:
        """Record in the journal of the team, with what is needed to read the line on its own."""
        record(
            verb, by=by, at=at, subject="meeting", subject_id=self.id, team_id=self.team_id,
            title=self.title, on=self.starts_at.date().isoformat(),
        )  # fmt: skip

    def _changed(self, verb: str, *, by: Person, at: datetime) -> None:
        self.version += 1
        self.changed_at = at
        self.note(verb, by=by, at=at)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_held(self) -> bool:
        return self.held_at is not None

    def is_over(self, now: datetime) -> bool:
        """Whether it lies behind us, held or not."""
        return self.is_held or self.ends_at < now


class AgendaItem(Model):
    """One point of an agenda, with the notes that are typed while it is talked about."""

    __tablename__ = "agenda_item"
    keeping = SIGNED_TALK

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Words(POINT))
    minutes: Mapped[int]
    source: Mapped[Source] = mapped_column(choice_of(Source))
    code: Mapped[str] = mapped_column(Words(40), default="")
    artefact_id: Mapped[int | None] = mapped_column(ForeignKey("artefact.id"))
    notes: Mapped[str] = mapped_column(Words(NOTES), default="")
    version: Mapped[int] = mapped_column(default=1)
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    noted_at: Mapped[datetime | None] = mapped_column(Moment)

    meeting: Mapped[Meeting] = relationship(back_populates="items")
    noted_by: Mapped[Person | None] = relationship()
    yields: Mapped[list["Yield"]] = relationship(back_populates="item", order_by="Yield.id")

    def write(self, notes: str, *, from_version: int, by: Person, at: datetime) -> None:
        """Keep the notes as they are now. Raises Stale when somebody else typed since `from_version`.

        Typing is not in the journal: it goes on all the time. The pages that show it are made anew each time.
        """
        if notes == self.notes:
            return
        if from_version != self.version:
            raise Stale
        self.notes = notes
        self.version += 1
        self.noted_by, self.noted_at = by, at

    @property
    def is_last(self) -> bool:
        """Whether it stands at the end, whatever else is added: do we still see the same thing?"""
        return self.source is Source.SHARED_PICTURE


class Yield(Model):
    """What a point gave: a decision, an insight or an action, with the artefact that it became or is about."""

    __tablename__ = "meeting_yield"
    keeping = SIGNED_TALK

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    kind: Mapped[YieldKind] = mapped_column(choice_of(YieldKind))
    text: Mapped[str] = mapped_column(Words(SAID))
    artefact_id: Mapped[int | None] = mapped_column(ForeignKey("artefact.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    item: Mapped[AgendaItem] = relationship(back_populates="yields")
    artefact: Mapped[Artefact | None] = relationship()
    action: Mapped["Action | None"] = relationship(back_populates="said", uselist=False)


class Action(Model):
    """Something that somebody does before a day. Without an owner the whole team does it."""

    __tablename__ = "action"
    __table_args__ = (Index(None, "team_id", "done_on"),)
    keeping = Keeping(Privacy.PERSONAL, "to remember who does what before when", "as long as the team")

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    yield_id: Mapped[int] = mapped_column(ForeignKey("meeting_yield.id"), unique=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]

    said: Mapped[Yield] = relationship(back_populates="action")
    owner: Mapped[Person | None] = relationship()

    def finish(self, *, on: date, by: Person, at: datetime) -> None:
        if self.done_on is None:
            self.done_on = on
            self._note("finished", by=by, at=at)

    def reopen(self, *, by: Person, at: datetime) -> None:
        """Take back that it was done."""
        if self.done_on is not None:
            self.done_on = None
            self._note("reopened", by=by, at=at)

    def _note(self, verb: str, *, by: Person, at: datetime) -> None:
        self.said.item.meeting.note(verb, by=by, at=at)


class Attendance(Model):
    """Somebody was there."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)
    keeping = Keeping(Privacy.PERSONAL, "to know who was there when something was decided", "as long as the team")

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)

    person: Mapped[Person] = relationship()


class CalendarAddress(Model):
    """A secret address from which somebody's calendar reads meetings: of one team, or of all their teams.

    It is kept as it is, because it has to be shown again; it opens dates and places, never what was said, and only
    for as long as its person is in the team.
    """

    __tablename__ = "calendar_address"
    __table_args__ = (UniqueConstraint("person_id", "team_id"),)
    keeping = Keeping(
        Privacy.PERSONAL, "to show the meetings of a team in somebody's own calendar", "until it is renewed"
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("design_team.id"))
    token: Mapped[str] = mapped_column(Words(64), unique=True)


def renumbered(items: Iterable[AgendaItem]) -> None:
    """Number the points in this order, with the one that is always last at the end."""
    ordered = sorted(items, key=lambda item: item.is_last)
    for position, item in enumerate(ordered, start=1):
        item.position = position
