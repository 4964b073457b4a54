"""Signing up for a sharing event and withdrawing, with a waiting list in the order in which people came; and who came
without signing up.

Who calls these holds the row of the event, so that the last place goes to one person.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select

from designteam.events.models import CannotGather, SharingEvent, SignUp, WalkIn
from designteam.kit import db
from designteam.kit.words import N_
from designteam.people.models import Person

MOST_NOTED = 100


def sign_up(
    event: SharingEvent, *, team_id: int | None = None, school_id: int | None = None, by: Person, at: datetime
) -> SignUp:
    """Take a place, or stand in line when there is none. Who signed up already keeps what they have.

    Raises CannotGather when it is too late for that, or no more people are asked.
    """
    mine = db.session().scalar(select(SignUp).where(SignUp.event_id == event.id, SignUp.person_id == by.id))
    if mine is not None:
        return mine
    if not event.takes_sign_ups(at):
        raise CannotGather(N_("You cannot sign up for this any more."))
    mine = SignUp(
        event=event, person=by, team_id=team_id, school_id=school_id, waits=_room_in(event) == 0, at=at,
    )  # fmt: skip
    db.session().add(mine)
    db.session().flush()
    return mine


def withdraw(event: SharingEvent, *, by: Person, at: datetime) -> Sequence[SignUp]:
    """Give the place back, and answer who gets it. Raises CannotGather once it has begun."""
    mine = db.session().scalar(select(SignUp).where(SignUp.event_id == event.id, SignUp.person_id == by.id))
    if mine is None:
        return []
    if event.has_begun(at):
        raise CannotGather(N_("This has begun already."))
    db.session().delete(mine)
    db.session().flush()
    return fill_up(event, at=at)


def fill_up(event: SharingEvent, *, at: datetime) -> Sequence[SignUp]:
    """Give every place that there is to who waits longest, and answer who got one."""
    if event.is_cancelled or event.has_begun(at):
        return []
    waiting = select(SignUp).where(SignUp.event_id == event.id, SignUp.waits).order_by(SignUp.at, SignUp.id)
    first = list(db.session().scalars(waiting.limit(_room_in(event))))
    for one in first:
        one.waits = False
    db.session().flush()
    return first


def note_walk_in(
    event: SharingEvent,
    *,
    school_id: int | None,
    who: str,
    people: int,
    submission: str | None = None,
    at: datetime,
) -> WalkIn:
    """Note people who came without signing up. The same submission gives the note of the first time.

    Raises CannotGather before the day itself, when it does not take place, and when a hundred were noted.
    """
    same = select(WalkIn).where(WalkIn.submission == submission)
    if submission and (noted := db.session().scalar(same)):
        return noted
    if event.is_cancelled or not event.is_today_or_was(at):
        raise CannotGather(N_("This can be noted from the day itself on."))
    number = select(func.count(WalkIn.id)).where(WalkIn.event_id == event.id)
    if db.session().scalars(number).one() >= MOST_NOTED:
        raise CannotGather(N_("A hundred lines stand here. Put people of one school together."))
    walk_in = WalkIn(
        event_id=event.id, school_id=school_id, who=who, people=people, at=at, submission=submission or None
    )
    db.session().add(walk_in)
    db.session().flush()
    return walk_in


def strike_walk_in(event: SharingEvent, walk_in_id: int) -> bool:
    """Take away a line that was noted by mistake; whether it was there."""
    row = delete(WalkIn).where(WalkIn.id == walk_in_id, WalkIn.event_id == event.id).returning(WalkIn.id)
    return db.session().scalar(row) is not None


def _room_in(event: SharingEvent) -> int | None:
    """How many more can come; None when there is no limit. Who has a place keeps it when the limit goes down."""
    if event.places is None:
        return None
    taken = select(func.count(SignUp.id)).where(SignUp.event_id == event.id, SignUp.waits.is_(False))
    return max(0, event.places - db.session().scalars(taken).one())
