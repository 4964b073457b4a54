"""A meeting with its agenda, who was there, what each point gave, and the actions that follow from it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import CheckConstraint, DateTime, Dialect, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

from designteam.cycle.models import Artefact
from designteam.journal.commands import record
from designteam.kit.clock import SCHOOL_TIME
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.kit.text import shorten
from designteam.kit.words import N_, CannotDo
from designteam.method.terms import WorkForm
from designteam.method.work_forms import WORK_FORMS
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Stale

TALK = Keeping(Privacy.TEAM, "to prepare a meeting and find back what was said", "as long as the team")
SIGNED_TALK = Keeping(Privacy.PERSONAL, "to show who wrote what down in a meeting", "as long as the team")

TITLE, POINT, NOTES, SAID, BECAUSE = 120, 200, 10_000, 600, 300
SENT_RECORD = "sent_record"


class CannotMeet(CannotDo):
    pass


class Source(StrEnum):
    """Where a point of an agenda comes from."""

    CONDITION = "condition"
    ACTIONS = "actions"
    ARTEFACT = "artefact"
    WORK_FORM = "work_form"
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
        self.has_changed(at=at)
        self.note("replanned", by=by, at=at)

    def cancel(self, *, because: str, by: Person, at: datetime) -> None:
        if self.is_cancelled:
            return
        self.call_off(because=because, at=at)
        self.note("cancelled", by=by, at=at)

    def call_off(self, *, because: str, at: datetime) -> None:
        """Cancel without a line in the journal: who cancels a whole series writes one for all."""
        self.cancelled_because, self.cancelled_at = because, at
        self.has_changed(at=at)

    def resume(self, *, by: Person, at: datetime) -> None:
        """Let it take place after all."""
        if not self.is_cancelled:
            return
        self.cancelled_because, self.cancelled_at = "", None
        self.has_changed(at=at)
        self.note("resumed", by=by, at=at)

    def round_off(self, *, took: Mapping[int, int] | None = None, by: Person, at: datetime) -> None:
        """Say that it was held, and how many minutes its points took, by the number of the point. Nothing is locked:
        a typing error can still be mended.
        """
        if self.is_cancelled:
            raise CannotMeet(N_("This meeting was cancelled. Say first that it takes place after all."))
        if self.held_at is None:
            self.held_at = at
            for item in self.items if took else ():
                item.took = (took or {}).get(item.id)
            self.has_changed(at=at)
            self.note("held", by=by, at=at)

    def note(self, verb: str, *, by: Person, at: datetime, **details: Any) -> None:
        """Record in the journal of the team, with what is needed to read the line on its own."""
        record(
            verb, by=by, at=at, subject="meeting", subject_id=self.id, team_id=self.team_id,
            title=self.title, on=self.starts_at.date().isoformat(), **details,
        )  # fmt: skip

    def has_changed(self, *, at: datetime) -> None:
        """Calendars know by the number that what they have is older."""
        self.version += 1
        self.changed_at = at

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
    """One point of an agenda, with the notes that are typed while it is talked about.

    `code` says what it comes from: a condition, a question, or the work form by which it is done. `because` says in the
    words of who put it there why the team would do this now. `took` is how many minutes it stood on the shared screen.
    """

    __tablename__ = "agenda_item"
    keeping = SIGNED_TALK

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Words(POINT))
    minutes: Mapped[int]
    took: Mapped[int | None]
    source: Mapped[Source] = mapped_column(choice_of(Source))
    code: Mapped[str] = mapped_column(Words(40), default="")
    artefact_id: Mapped[int | None] = mapped_column(ForeignKey("artefact.id"))
    because: Mapped[str] = mapped_column(Words(BECAUSE), default="")
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

    @property
    def work_form(self) -> WorkForm | None:
        """The work form by which this point is done; none too when the method has let go of it."""
        return WORK_FORMS.get(self.code) if self.source is Source.WORK_FORM else None


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
    """Something that somebody does before a day. Without an owner the whole team does it.

    It came of a meeting and has the words of what was said there, or somebody noted it in words of its own.
    """

    __tablename__ = "action"
    __table_args__ = (
        Index(None, "team_id", "done_on"),
        CheckConstraint("yield_id IS NOT NULL OR text <> ''", name="says_what"),
    )
    keeping = Keeping(Privacy.PERSONAL, "to remember who does what before when", "as long as the team")

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    yield_id: Mapped[int | None] = mapped_column(ForeignKey("meeting_yield.id"), unique=True)
    text: Mapped[str] = mapped_column(Words(SAID), default="")
    artefact_id: Mapped[int | None] = mapped_column(ForeignKey("artefact.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime | None] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    said: Mapped[Yield | None] = relationship(back_populates="action")
    owner: Mapped[Person | None] = relationship(foreign_keys=owner_id)

    def finish(self, *, on: date, by: Person, at: datetime) -> None:
        if self.done_on is None:
            self.done_on = on
            self.note("finished", by=by, at=at)

    def reopen(self, *, by: Person, at: datetime) -> None:
        """Take back that it was done."""
        if self.done_on is not None:
            self.done_on = None
            self.note("reopened", by=by, at=at)

    def note(self, verb: str, *, by: Person, at: datetime) -> None:
        """Record in the journal of the team, with the meeting that it came of if there was one."""
        if self.said is not None:
            self.said.item.meeting.note(verb, by=by, at=at)
        else:
            subject: Any = {"subject": "action", "subject_id": self.id, "team_id": self.team_id}
            record(verb, by=by, at=at, title=shorten(self.text, POINT), **subject)

    @property
    def words(self) -> str:
        """What is to be done."""
        return self.said.text if self.said is not None else self.text


class Rearrangement(Model):
    """An action went to somebody else or to another day: how it was, how it became, and why."""

    __tablename__ = "action_rearrangement"
    keeping = Keeping(Privacy.PERSONAL, "to see why an action waits", "as long as the team")

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), index=True)
    from_owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    to_owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    from_day: Mapped[date | None]
    to_day: Mapped[date | None]
    because: Mapped[str] = mapped_column(Words(300), default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)


def renumbered(items: Iterable[AgendaItem]) -> None:
    """Number the points in this order, with the one that is always last at the end."""
    ordered = sorted(items, key=lambda item: item.is_last)
    for position, item in enumerate(ordered, start=1):
        item.position = position
