"""Opening a check, answering it, opening the answers together, and saying what the team makes of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from secrets import SystemRandom
from typing import Any, Final

from sqlalchemy import bindparam, delete, select

from designteam.cycle.models import Iteration
from designteam.kit import db
from designteam.kit.words import N_, CannotDo
from designteam.people.models import Person
from designteam.reveals.models import LEAST, PARTS, CheckKind, ClosedAnswer, RevealedAnswer, SharedCheck
from designteam.reveals.words import share_of
from designteam.teams.models import DesignTeam, Stale

Shuffle = Callable[[list[Any]], None]

_chance: Final = SystemRandom()
_held_team = select(DesignTeam.id).where(DesignTeam.id == bindparam("team_id")).with_for_update()
_held_check = select(SharedCheck.id).where(SharedCheck.id == bindparam("check_id")).with_for_update()
_open_one = select(SharedCheck).where(
    SharedCheck.team_id == bindparam("team_id"),
    SharedCheck.kind == bindparam("kind"),
    SharedCheck.revealed_at.is_(None),
    SharedCheck.called_off_at.is_(None),
)
_mine = select(ClosedAnswer).where(
    ClosedAnswer.check_id == bindparam("check_id"), ClosedAnswer.person_id == bindparam("person_id")
)
_closed = select(ClosedAnswer).where(ClosedAnswer.check_id == bindparam("check_id")).order_by(ClosedAnswer.id)
_cut = delete(ClosedAnswer).where(ClosedAnswer.check_id == bindparam("check_id"))


class IsOver(CannotDo):
    """The answers are open or the check was called off, so nothing about it changes any more."""


class CannotReveal(CannotDo):
    pass


def open_check(iteration: Iteration, kind: CheckKind, *, by: Person, at: datetime) -> SharedCheck:
    """Begin a check in this iteration. While one of this kind is open it is that one, whoever opened it."""
    session = db.session()
    session.execute(_held_team, {"team_id": iteration.team_id})
    found = session.scalar(_open_one, {"team_id": iteration.team_id, "kind": kind})
    if found is not None:
        return found
    check = SharedCheck(
        team_id=iteration.team_id, iteration_id=iteration.id, kind=kind, opened_at=at, opened_by_id=by.id
    )
    session.add(check)
    session.flush()
    check.note("opened_check", by=by, at=at)
    return check


def answer(check: SharedCheck, said: Mapping[str, Any], *, by: Person) -> None:
    """Answer for oneself, or answer again: `said` holds the columns of an answer. Raises IsOver once it is no longer
    open."""
    session = _hold(check)
    _refuse_when_over(check)
    mine = session.scalar(_mine, {"check_id": check.id, "person_id": by.id})
    if mine is None:
        mine = ClosedAnswer(check_id=check.id, person_id=by.id)
        session.add(mine)
    for name, value in said.items():
        setattr(mine, name, value)


def reveal(check: SharedCheck, *, by: Person, at: datetime, shuffle: Shuffle = _chance.shuffle) -> None:
    """Open all answers for the whole team and for good, and cut the tie between an answer and its person.

    Raises CannotReveal while there are fewer than four, and IsOver for what was called off; opening twice changes
    nothing.
    """
    session = _hold(check)
    if check.is_revealed:
        return
    _refuse_when_over(check)
    closed = session.scalars(_closed, {"check_id": check.id}).all()
    if len(closed) < LEAST:
        raise CannotReveal(
            N_("Fewer than four have answered. With so few everybody would know who said what, so it stays closed.")
        )
    said = _shuffled(closed, shuffle)
    session.execute(_cut, {"check_id": check.id})
    session.add_all(RevealedAnswer(check_id=check.id, place=place, **one) for place, one in enumerate(said, 1))
    check.revealed_at, check.answered, check.phase = at, len(said), check.iteration.phase
    if check.is_picture:
        check.phases_named = len({one["phase"] for one in said})
        check.words_shared = share_of([one["sentence"] for one in said])
    check.note("revealed_check", by=by, at=at)


def call_off(check: SharedCheck, *, by: Person, at: datetime) -> None:
    """Let it go without opening it; what was answered goes unread. Raises IsOver when the answers are open."""
    session = _hold(check)
    if check.called_off_at is not None:
        return
    _refuse_when_over(check)
    session.execute(_cut, {"check_id": check.id})
    check.called_off_at = at
    check.note("called_off_check", by=by, at=at)


def agree_on_goal(check: SharedCheck, goal: str, *, from_version: int, by: Person, at: datetime) -> None:
    """Make one sentence of all of them: from now on it is what the team is after. Raises Stale as `describe` does."""
    team = check.team
    team.describe(goal=goal, audience=team.audience, from_version=from_version, by=by, at=at)
    check.goal = goal


def explain(check: SharedCheck, because: str, *, from_version: int, by: Person, at: datetime) -> None:
    """Say why the dots differ. Raises Stale when somebody else did in the meantime, unless in the same words."""
    if because == check.because:
        return
    if from_version != check.version:
        raise Stale
    check.because = because
    check.version += 1
    check.note("explained_check", by=by, at=at)


def _hold(check: SharedCheck) -> Any:
    """Let nobody else change the check until this unit of work ends, and know how it is at this very moment."""
    session = db.session()
    session.execute(_held_check, {"check_id": check.id})
    session.refresh(check, ["revealed_at", "called_off_at", "answered"])
    return session


def _refuse_when_over(check: SharedCheck) -> None:
    if check.is_revealed:
        raise IsOver(N_("The answers have been opened. They stay as they were given, and no answer is added."))
    if not check.is_open:
        raise IsOver(N_("This check was called off. Nothing of it was kept."))


def _shuffled(closed: Sequence[ClosedAnswer], shuffle: Shuffle) -> list[dict[str, Any]]:
    """What was answered, each part in an order of its own."""
    said: list[dict[str, Any]] = [{} for _ in closed]
    for names in PARTS:
        values = [[getattr(one, name) for name in names] for one in closed]
        shuffle(values)
        for row, part in zip(said, values, strict=True):
            row.update(zip(names, part, strict=True))
    return said
