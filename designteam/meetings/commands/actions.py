"""Actions that somebody notes outside a meeting, and any action that goes to somebody else or to another day."""

from datetime import date, datetime

from sqlalchemy import select

from designteam.kit import db
from designteam.meetings.models import Action, Rearrangement
from designteam.people.models import Person
from designteam.teams.models import Stale


def note_action(
    team_id: int,
    text: str,
    *,
    owner_id: int | None,
    due_on: date | None,
    artefact_id: int | None = None,
    submission: str | None = None,
    by: Person,
    at: datetime,
) -> Action:
    """Note what somebody, or the whole team, does before a day. The same submission gives the action of the first."""
    if submission and (made := db.session().scalar(select(Action).where(Action.submission == submission))):
        return made
    action = Action(
        team_id=team_id, text=text, owner_id=owner_id, due_on=due_on, artefact_id=artefact_id,
        made_by_id=by.id, made_at=at, submission=submission or None,
    )  # fmt: skip
    db.session().add(action)
    db.session().flush()
    action.note("noted", by=by, at=at)
    return action


def rearrange(
    action: Action,
    *,
    owner_id: int | None,
    due_on: date | None,
    because: str,
    from_version: int,
    by: Person,
    at: datetime,
) -> None:
    """Give an action to somebody else, or another day; how it was is kept. Raises Stale, unless it is already so."""
    if (owner_id, due_on) == (action.owner_id, action.due_on):
        return
    if from_version != action.version:
        raise Stale
    verb = "handed_over" if owner_id != action.owner_id else "moved"
    kept = Rearrangement(
        action_id=action.id, from_owner_id=action.owner_id, to_owner_id=owner_id, from_day=action.due_on,
        to_day=due_on, because=because, by_id=by.id, at=at,
    )  # fmt: skip
    db.session().add(kept)
    action.owner_id, action.due_on = owner_id, due_on
    action.version += 1
    action.note(verb, by=by, at=at)
