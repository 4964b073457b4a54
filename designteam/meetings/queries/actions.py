"""What people promised to do: what is open, and what was done just now."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from designteam.cycle.models import Artefact
from designteam.kit import db
from designteam.meetings.models import Action, AgendaItem, Meeting, Rearrangement, Yield
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

DONE_IS_SHOWN_FOR = timedelta(days=14)


class ToDo(NamedTuple):
    """An action with the meeting that it comes from, or with the day on which somebody noted it."""

    id: int
    team_id: int
    team: str
    meeting_id: int | None
    starts_at: datetime | None
    made_at: datetime | None
    text: str
    artefact_id: int | None
    artefact: str | None
    owner_id: int | None
    owner: str | None
    due_on: date | None
    done_on: date | None
    times_moved: int

    @property
    def since(self) -> datetime | None:
        return self.starts_at or self.made_at

    def is_late(self, today: date) -> bool:
        return self.done_on is None and self.due_on is not None and self.due_on < today


class Before(NamedTuple):
    """How an action was before it went to somebody else or to another day, and how it became."""

    at: datetime
    by: str
    from_owner_id: int | None
    from_owner: str | None
    to_owner_id: int | None
    to_owner: str | None
    from_day: date | None
    to_day: date | None
    because: str

    @property
    def went_to_somebody_else(self) -> bool:
        return self.from_owner_id != self.to_owner_id

    @property
    def went_to_another_day(self) -> bool:
        return self.from_day != self.to_day


_about = aliased(Artefact)
_times_moved = (
    select(func.count(Rearrangement.id))
    .where(Rearrangement.action_id == Action.id, Rearrangement.from_day.is_distinct_from(Rearrangement.to_day))
    .correlate(Action)
    .scalar_subquery()
)
_to_do: Select[*tuple[Any, ...]] = (
    select(
        Action.id, Action.team_id, DesignTeam.name, Meeting.id, Meeting.starts_at, Action.made_at,
        func.coalesce(Yield.text, Action.text), Action.artefact_id, _about.title, Action.owner_id, Person.name,
        Action.due_on, Action.done_on, _times_moved,
    )
    .join(DesignTeam, DesignTeam.id == Action.team_id)
    .outerjoin(Yield, Yield.id == Action.yield_id)
    .outerjoin(AgendaItem, AgendaItem.id == Yield.item_id)
    .outerjoin(Meeting, Meeting.id == AgendaItem.meeting_id)
    .outerjoin(_about, _about.id == Action.artefact_id)
    .outerjoin(Person, Person.id == Action.owner_id)
    .order_by(Action.done_on.is_not(None), Action.due_on.is_(None), Action.due_on, Action.id)
)  # fmt: skip
_one = _to_do.where(Action.id == bindparam("action_id"))
_still_or_just_done = or_(Action.done_on.is_(None), Action.done_on >= bindparam("done_since"))
_to_do_in = _to_do.where(Action.team_id == bindparam("team_id"), _still_or_just_done)
_to_do_about = _to_do.where(Action.artefact_id == bindparam("artefact_id"))
_from, _to, _by = aliased(Person), aliased(Person), aliased(Person)
_rearrangements: Select[*tuple[Any, ...]] = (
    select(
        Rearrangement.at, _by.name, Rearrangement.from_owner_id, _from.name, Rearrangement.to_owner_id, _to.name,
        Rearrangement.from_day, Rearrangement.to_day, Rearrangement.because,
    )
    .join(_by, _by.id == Rearrangement.by_id)
    .outerjoin(_from, _from.id == Rearrangement.from_owner_id)
    .outerjoin(_to, _to.id == Rearrangement.to_owner_id)
    .where(Rearrangement.action_id == bindparam("action_id"))
    .order_by(Rearrangement.id.desc())
)  # fmt: skip
_to_do_of = _to_do.where(
    Action.team_id.in_(bindparam("teams", expanding=True)),
    or_(Action.owner_id == bindparam("person_id"), Action.owner_id.is_(None)),
    _still_or_just_done,
)


def actions_in(team_id: int, *, today: date) -> Sequence[ToDo]:
    """What a team still has to do, the first due first, and what was done in the last two weeks."""
    known = {"team_id": team_id, "done_since": today - DONE_IS_SHOWN_FOR}
    return [ToDo(*row) for row in db.session().execute(_to_do_in, known)]


def actions_of(person_id: int, teams: Sequence[int], *, today: date) -> Sequence[ToDo]:
    """What somebody still has to do, alone or with the whole team, and what was done in the last two weeks."""
    known = {"person_id": person_id, "teams": list(teams), "done_since": today - DONE_IS_SHOWN_FOR}
    return [ToDo(*row) for row in db.session().execute(_to_do_of, known)]


def actions_about(artefact_id: int) -> Sequence[ToDo]:
    """What somebody does or did about an artefact, noted outside a meeting."""
    return [ToDo(*row) for row in db.session().execute(_to_do_about, {"artefact_id": artefact_id})]


def rearrangements_of(action: Action) -> Sequence[Before]:
    """To whom and to which day an action went, the latest first."""
    return [Before(*row) for row in db.session().execute(_rearrangements, {"action_id": action.id})]


def as_to_do(action: Action) -> ToDo:
    """One action as it is now, also when it was changed just before."""
    db.session().flush()
    return ToDo(*db.session().execute(_one, {"action_id": action.id}).one())
