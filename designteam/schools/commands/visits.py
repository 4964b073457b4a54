"""A visit is asked, answered, taken back, and becomes a visit in the library."""

from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, delete, func, select

from designteam.evidence import commands as library
from designteam.evidence.models import Holding
from designteam.kit import db
from designteam.kit.words import N_, CannotDo
from designteam.network.models import School
from designteam.people.models import Person
from designteam.schools.models import VisitRequest, VisitState
from designteam.teams.models import DesignTeam

A_WEEK, MOST_IN_A_WEEK = timedelta(days=7), 5
STAYS = timedelta(days=2 * 365)

_held = select(Person.id).where(Person.id == bindparam("by_id")).with_for_update(key_share=True)
_sent_before = select(VisitRequest).where(VisitRequest.submission == bindparam("submission"))
_lately = select(func.count(VisitRequest.id)).where(
    VisitRequest.by_id == bindparam("by_id"),
    VisitRequest.asked_at > bindparam("since", type_=VisitRequest.asked_at.type),
)
_still_open = select(VisitRequest.id).where(
    VisitRequest.by_id == bindparam("by_id"),
    VisitRequest.host_id == bindparam("host_id"),
    VisitRequest.state == VisitState.ASKED,
)


class CannotAsk(CannotDo):
    pass


class CannotAnswer(CannotDo):
    pass


def ask(
    host: School,
    *,
    from_school_id: int,
    wish: str,
    people: int,
    question: str,
    submission: str | None,
    by: Person,
    at: datetime,
) -> tuple[VisitRequest, bool]:
    """Ask to come and see a school, and whether this is new: sent twice, it is asked once.

    Raises CannotAsk while an earlier one to the same school waits, and for more than five in a week: each is a letter
    to people who have little time.
    """
    session = db.session()
    session.execute(_held, {"by_id": by.id})
    if submission and (made := session.scalar(_sent_before, {"submission": submission})):
        if (made.by_id, made.host_id) == (by.id, host.id):
            return made, False
        submission = None  # the number of something else says nothing about this
    if session.scalar(_still_open, {"by_id": by.id, "host_id": host.id}):
        raise CannotAsk(N_("You asked this school already, and it did not answer yet."))
    if (session.scalar(_lately, {"by_id": by.id, "since": at - A_WEEK}) or 0) >= MOST_IN_A_WEEK:
        raise CannotAsk(N_("You asked for five visits this week. Wait for the answers first."))
    request = VisitRequest(
        host_id=host.id, from_school_id=from_school_id, by_id=by.id, asked_at=at, wish=wish, people=people,
        question=question, state=VisitState.ASKED, submission=submission or None,
    )  # fmt: skip
    session.add(request)
    session.flush()
    return request, True


def welcome(request: VisitRequest, *, day: date | None, today: date, answer: str, by: Person, at: datetime) -> None:
    """Say yes. Raises CannotAnswer without a day still to come, or when it was answered or taken back already."""
    if day is None or day < today:
        raise CannotAnswer(N_("Choose the day on which they are welcome. It is still to come."))
    _answer(request, VisitState.WELCOME, answer, by=by, at=at)
    request.day = day


def decline(request: VisitRequest, *, answer: str, by: Person, at: datetime) -> None:
    """Say no. Raises CannotAnswer without a reason, or when it was answered or taken back already."""
    if not answer:
        raise CannotAnswer(N_("Write in a sentence why it is not possible."))
    _answer(request, VisitState.DECLINED, answer, by=by, at=at)


def _answer(request: VisitRequest, state: VisitState, answer: str, *, by: Person, at: datetime) -> None:
    if not request.waits:
        raise CannotAnswer(N_("This was answered or taken back already. Look at how it stands now."))
    request.state, request.answer, request.answered_by, request.answered_at = state, answer, by, at


def withdraw(request: VisitRequest) -> bool:
    """Take it back; whether there was something to take back."""
    if not request.can_be_withdrawn:
        return False
    request.state = VisitState.WITHDRAWN
    return True


def keep_visit(request: VisitRequest, team: DesignTeam, *, title: str, who: str, by: Person, at: datetime) -> Holding:
    """Make the visit in the library, with all that was asked before. Pressed twice, it is one visit.

    Raises CannotAnswer while nobody said that they are welcome.
    """
    if not request.is_welcome:
        raise CannotAnswer(N_("There is a visit once the school said that you are welcome."))
    if request.holding_id and (made := db.session().get(Holding, request.holding_id)):
        return made
    values = {
        "title": title,
        "host": f"{request.host.name}, {request.host.town}" if request.host.town else request.host.name,
        "on": request.day,
        "who": who,
        "own_question": request.question,
    }
    visit = library.keep("inspiration", values, of=team, submission=f"visit/{request.id}", by=by, at=at)
    request.holding_id = visit.id
    return visit


def forget_what_is_past(*, at: datetime) -> None:
    """Remove what was asked two years ago; the visit in the library stays."""
    db.session().execute(delete(VisitRequest).where(VisitRequest.asked_at < at - STAYS))
