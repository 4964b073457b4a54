"""What people promised to do: what is open, and what was done just now."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, or_, select

from designteam.kit import db
from designteam.meetings.models import Action, AgendaItem, Meeting, Yield
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

DONE_IS_SHOWN_FOR = timedelta(days=14)


class ToDo(NamedTuple):
    """An action with the meeting that it comes from."""

    id: int
    team_id: int
    team: str
    meeting_id: int
    meeting: str
    starts_at: datetime
    text: str
    owner_id: int | None
    owner: str | None
    due_on: date | None
    done_on: date | None

    def is_late(self, today: date) -> bool:
        return self.done_on is None and self.due_on is not None and self.due_on < today


_to_do: Select[*tuple[Any, ...]] = (
    select(
        Action.id, Action.team_id, DesignTeam.name, Meeting.id, Meeting.title, Meeting.starts_at, Yield.text,
        Action.owner_id, Person.name, Action.due_on, Action.done_on,
    )
    .join(Yield, Yield.id == Action.yield_id)
    .join(AgendaItem, AgendaItem.id == Yield.item_id)
    .join(Meeting, Meeting.id == AgendaItem.meeting_id)
    .join(DesignTeam, DesignTeam.id == Action.team_id)
    .outerjoin(Person, Person.id == Action.owner_id)
    .order_by(Action.done_on.is_not(None), Action.due_on.is_(None), Action.due_on, Action.id)
)  # fmt: skip
_one = _to_do.where(Action.id == bindparam("action_id"))
_still_or_just_done = or_(Action.done_on.is_(None), Action.done_on >= bindparam("done_since"))
_to_do_in = _to_do.where(Action.team_id == bindparam("team_id"), _still_or_just_done)
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


def as_to_do(action: Action) -> ToDo:
    """One action as it is now, also when it was changed just before."""
    db.session().flush()
    return ToDo(*db.session().execute(_one, {"action_id": action.id}).one())
