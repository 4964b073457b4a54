"""Which meetings there are, what is on their agenda and what came of it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import joinedload

from designteam.cycle.models import Artefact, Iteration, Standing, Status
from designteam.kit import db
from designteam.meetings.models import Action, AgendaItem, Attendance, Meeting, Source, Yield, YieldKind
from designteam.network.models import School, holds
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership

Likeness = tuple[Source, str]


class Planned(NamedTuple):
    """A meeting with the team whose it is."""

    id: int
    team_id: int
    school: str
    team: str
    title: str
    starts_at: datetime
    minutes: int
    place: str
    link: str
    uid: str
    version: int
    changed_at: datetime
    cancelled_because: str
    cancelled_at: datetime | None
    held_at: datetime | None
    series_id: int | None

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_held(self) -> bool:
        return self.held_at is not None


class Named(NamedTuple):
    id: int | None
    kind: str | None
    number: int | None
    title: str | None


class Gain(NamedTuple):
    """What a point gave. For an action also who does it, before when, and since when it is done."""

    id: int
    item_id: int
    kind: YieldKind
    text: str
    artefact_id: int | None
    artefact_kind: str | None
    artefact_number: int | None
    artefact_title: str | None
    action_id: int | None
    owner: str | None
    due_on: date | None
    done_on: date | None

    @property
    def is_about(self) -> Any:
        """The artefact, as the words that name one expect it."""
        return Named(self.artefact_id, self.artefact_kind, self.artefact_number, self.artefact_title)


class Present(NamedTuple):
    """Somebody of the team, and whether they are or were there."""

    id: int
    name: str
    is_there: bool


class Mention(NamedTuple):
    """What a meeting said about an artefact."""

    meeting_id: int
    title: str
    starts_at: datetime
    kind: YieldKind
    text: str


planned: Select[*tuple[Any, ...]] = (
    select(
        Meeting.id, Meeting.team_id, School.name, DesignTeam.name, Meeting.title, Meeting.starts_at, Meeting.minutes,
        Meeting.place, Meeting.link, Meeting.uid, Meeting.version, Meeting.changed_at, Meeting.cancelled_because,
        Meeting.cancelled_at, Meeting.held_at, Meeting.series_id,
    )
    .join(DesignTeam, DesignTeam.id == Meeting.team_id)
    .join(School, School.id == DesignTeam.school_id)
    .order_by(Meeting.starts_at, Meeting.id)
)  # fmt: skip
_of_team = planned.where(Meeting.team_id == bindparam("team_id"))
_since = planned.where(Meeting.team_id.in_(bindparam("teams", expanding=True)), Meeting.starts_at >= bindparam("since"))
_one = planned.where(Meeting.id == bindparam("meeting_id"))
_around = (
    select(DesignTeam, Iteration)
    .outerjoin(Iteration, (Iteration.team_id == DesignTeam.id) & Iteration.ended_on.is_(None))
    .where(DesignTeam.id == bindparam("team_id"))
    .options(joinedload(DesignTeam.school))
)
_items = (
    select(AgendaItem)
    .where(AgendaItem.meeting_id == bindparam("meeting_id"))
    .order_by(AgendaItem.position, AgendaItem.id)
    .options(joinedload(AgendaItem.noted_by))
)
_gains: Select[*tuple[Any, ...]] = (
    select(
        Yield.id, Yield.item_id, Yield.kind, Yield.text, Artefact.id, Artefact.kind, Artefact.number, Artefact.title,
        Action.id, Person.name, Action.due_on, Action.done_on,
    )
    .join(AgendaItem, AgendaItem.id == Yield.item_id)
    .outerjoin(Artefact, Artefact.id == Yield.artefact_id)
    .outerjoin(Action, Action.yield_id == Yield.id)
    .outerjoin(Person, Person.id == Action.owner_id)
    .where(AgendaItem.meeting_id == bindparam("meeting_id"))
    .order_by(Yield.id)
)  # fmt: skip
_present = (
    select(Person.id, Person.name, func.max(Attendance.id))
    .select_from(Membership)
    .join(Person, Person.id == Membership.person_id)
    .outerjoin(Attendance, (Attendance.person_id == Person.id) & (Attendance.meeting_id == bindparam("meeting_id")))
    .where(
        Membership.team_id == bindparam("team_id"),
        or_(
            holds(Membership, bindparam("on")),
            Attendance.id.is_not(None),
        ),
    )
    .group_by(Person.id, Person.name)
    .order_by(Person.name, Person.id)
)
_members = (
    select(Person.id, Person.name)
    .join(Membership, Membership.person_id == Person.id)
    .where(
        Membership.team_id == bindparam("team_id"),
        holds(Membership),
    )
    .distinct()
    .order_by(Person.name, Person.id)
)
_mentions = (
    select(Meeting.id, Meeting.title, Meeting.starts_at, Yield.kind, Yield.text)
    .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
    .join(Yield, Yield.item_id == AgendaItem.id)
    .where(Yield.artefact_id == bindparam("artefact_id"))
    .order_by(Meeting.starts_at.desc(), Yield.id)
)
_choices = (
    select(Artefact.id, Artefact.kind, Artefact.number, Artefact.title)
    .join(Standing, Standing.artefact_id == Artefact.id)
    .where(Standing.iteration_id == bindparam("iteration_id"), Artefact.status != Status.DROPPED)
    .order_by(Artefact.kind, Artefact.number)
)
_work_forms = (
    select(AgendaItem.code, func.count())
    .join(Meeting, Meeting.id == AgendaItem.meeting_id)
    .where(
        Meeting.team_id == bindparam("team_id"),
        Meeting.cancelled_at.is_(None),
        AgendaItem.source == Source.WORK_FORM,
    )
    .group_by(AgendaItem.code)
)


_taken = (
    select(AgendaItem.source, AgendaItem.code, AgendaItem.text, AgendaItem.took)
    .join(Meeting, Meeting.id == AgendaItem.meeting_id)
    .where(
        Meeting.team_id == bindparam("team_id"),
        Meeting.starts_at < bindparam("before"),
        AgendaItem.took.is_not(None),
    )
    .order_by(Meeting.starts_at.desc(), AgendaItem.position.desc())
    .limit(100)
)


def surroundings_of(team_id: int) -> tuple[DesignTeam, Iteration | None]:
    """A team with its school and the iteration it is in, if it has begun."""
    row = db.session().execute(_around, {"team_id": team_id}).one()
    return row[0], row[1]


def meetings_of(team_id: int) -> Sequence[Planned]:
    """Every meeting of a team, the first one first."""
    return [Planned(*row) for row in db.session().execute(_of_team, {"team_id": team_id})]


def next_meetings_of(teams: Sequence[int], *, now: datetime) -> Mapping[int, Planned]:
    """For each team the meeting that comes next or goes on now, if one is planned. Shows in pages of a team that
    browsers keep: all of it is in the journal.
    """
    found: dict[int, Planned] = {}
    for planned in meetings_ahead_of(teams, now=now):
        found.setdefault(planned.team_id, planned)
    return found


def meetings_ahead_of(teams: Sequence[int], *, now: datetime) -> Sequence[Planned]:
    """What these teams are still going to hold or hold now, the first one first."""
    rows = db.session().execute(_since, {"teams": list(teams), "since": now - timedelta(days=1)})
    every = [Planned(*row) for row in rows]
    return [one for one in every if one.ends_at >= now and not one.is_cancelled and not one.is_held]


def taken_before(meeting: Meeting) -> Mapping[Likeness, int]:
    """How many minutes the points of earlier meetings of the team took the last time."""
    rows = db.session().execute(_taken, {"team_id": meeting.team_id, "before": meeting.starts_at})
    found: dict[Likeness, int] = {}
    for row in rows:
        found.setdefault(likeness(row.source, row.code, row.text), row.took)
    return found


def likeness(source: Source, code: str, text: str) -> Likeness:
    """By what a point is known again at another meeting: what it comes from, or else its words."""
    return source, code or text.casefold()


def agenda_of(meeting_id: int) -> Sequence[AgendaItem]:
    return db.session().scalars(_items, {"meeting_id": meeting_id}).all()


def gains_of(meeting_id: int) -> Sequence[Gain]:
    """What all points of a meeting gave, in the order in which it was written down."""
    return [Gain(*row) for row in db.session().execute(_gains, {"meeting_id": meeting_id})]


def people_at(meeting: Meeting) -> Sequence[Present]:
    """Who was in the team on the day of the meeting, and whoever was there."""
    known = {"meeting_id": meeting.id, "team_id": meeting.team_id, "on": meeting.starts_at.date()}
    return [Present(id_, name, bool(there)) for id_, name, there in db.session().execute(_present, known)]


def members_of(team_id: int, *, today: date) -> Sequence[tuple[int, str]]:
    """Who is in the team now: id and name."""
    return [(id_, name) for id_, name in db.session().execute(_members, {"team_id": team_id, "today": today})]


def mentions_of(artefact_id: int) -> Sequence[Mention]:
    """What meetings said about an artefact, or where it comes from; the latest first."""
    return [Mention(*row) for row in db.session().execute(_mentions, {"artefact_id": artefact_id})]


def choices_in(iteration: Iteration | None) -> Sequence[Named]:
    """What takes part in an iteration, to choose from."""
    if iteration is None:
        return []
    return [Named(*row) for row in db.session().execute(_choices, {"iteration_id": iteration.id})]


def work_forms_of(team_id: int) -> Mapping[str, int]:
    """How often each work form stood on an agenda of a team, by its code."""
    return dict(db.session().execute(_work_forms, {"team_id": team_id}).all())


def meeting_as_planned(meeting_id: int) -> Planned:
    """One meeting with its team and school."""
    return Planned(*db.session().execute(_one, {"meeting_id": meeting_id}).one())
