"""The checks of a team, how far an open one is, and what was answered in those that are open to all.

An answer that is closed is given to its own person alone; of the others there is a number.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Integer, bindparam, func, or_, select

from designteam.cycle.models import Iteration
from designteam.cycle.models.trying import DESIGNING
from designteam.kit import db
from designteam.kit.policy import Viewer, mine
from designteam.network.models import holds
from designteam.reveals.models import CheckKind, ClosedAnswer, RevealedAnswer, SharedCheck
from designteam.teams.models import DesignTeam, Membership

_answered = select(func.count(ClosedAnswer.id)).where(ClosedAnswer.check_id == bindparam("check_id")).scalar_subquery()
_can_answer = (
    select(func.count(Membership.person_id.distinct()))
    .where(
        Membership.team_id == bindparam("team_id"),
        or_(
            Membership.role.in_(DESIGNING) & holds(Membership),
            Membership.person_id.in_(
                select(ClosedAnswer.person_id).where(ClosedAnswer.check_id == bindparam("check_id"))
            ),
        ),
    )
    .scalar_subquery()
)
_how_far = select(_answered, _can_answer)
_mine = select(ClosedAnswer).where(
    ClosedAnswer.check_id == bindparam("check_id"), ClosedAnswer.person_id == bindparam("person_id")
)
_checks = (
    select(
        SharedCheck.id, SharedCheck.kind, Iteration.number.label("iteration"), SharedCheck.opened_at,
        SharedCheck.revealed_at, SharedCheck.answered, SharedCheck.phases_named, SharedCheck.words_shared,
        SharedCheck.goal, SharedCheck.because,
    )
    .join(Iteration, Iteration.id == SharedCheck.iteration_id)
    .where(SharedCheck.team_id == bindparam("team_id"), SharedCheck.called_off_at.is_(None))
    .order_by(SharedCheck.id)
)  # fmt: skip
_unanswered = (
    select(SharedCheck.id, SharedCheck.kind, SharedCheck.opened_at, DesignTeam.name.label("team"))
    .join(DesignTeam, DesignTeam.id == SharedCheck.team_id)
    .where(
        SharedCheck.team_id.in_(mine("my_design_teams")),
        SharedCheck.revealed_at.is_(None),
        SharedCheck.called_off_at.is_(None),
        ~select(ClosedAnswer.id)
        .where(ClosedAnswer.check_id == SharedCheck.id, ClosedAnswer.person_id == bindparam("me", type_=Integer))
        .exists(),
    )
    .order_by(SharedCheck.id)
)
_revealed = (
    select(RevealedAnswer)
    .where(RevealedAnswer.check_id.in_(bindparam("checks", expanding=True)))
    .order_by(RevealedAnswer.check_id, RevealedAnswer.place)
)
_dots_until = (
    select(
        SharedCheck.id, SharedCheck.kind, Iteration.number.label("iteration"), SharedCheck.opened_at,
        SharedCheck.revealed_at, SharedCheck.answered, SharedCheck.phases_named, SharedCheck.words_shared,
        SharedCheck.goal, SharedCheck.because, RevealedAnswer,
    )
    .join(Iteration, Iteration.id == SharedCheck.iteration_id)
    .join(RevealedAnswer, RevealedAnswer.check_id == SharedCheck.id)
    .where(
        SharedCheck.team_id == bindparam("team_id"),
        SharedCheck.kind == CheckKind.QUADRANT,
        Iteration.number <= bindparam("number"),
    )
    .order_by(SharedCheck.id, RevealedAnswer.place)
)  # fmt: skip


class HowFar(NamedTuple):
    """How many answered, of how many who can."""

    answered: int
    able: int


class Told(NamedTuple):
    """One check of a team as its history tells it; an open one has no numbers."""

    id: int
    kind: CheckKind
    iteration: int
    opened_at: datetime
    revealed_at: datetime | None
    answered: int
    phases_named: int | None
    words_shared: int | None
    goal: str
    because: str

    @property
    def is_picture(self) -> bool:
        return self.kind is CheckKind.PICTURE


def how_far(check: SharedCheck, *, today: date) -> HowFar:
    facts = {"check_id": check.id, "team_id": check.team_id, "today": today}
    return HowFar(*db.session().execute(_how_far, facts).one())


def own_answer(check: SharedCheck, person_id: int) -> ClosedAnswer | None:
    """What somebody answered themselves, while it can still be changed."""
    return db.session().scalar(_mine, {"check_id": check.id, "person_id": person_id})


def checks_of(team_id: int) -> Sequence[Told]:
    """All checks of a team that were not called off, the oldest first."""
    return [Told._make(row) for row in db.session().execute(_checks, {"team_id": team_id})]


def unanswered_by(viewer: Viewer) -> Sequence[Any]:
    """The checks of one's teams that wait for one's own answer: id, kind, when it was opened, and which team."""
    return db.session().execute(_unanswered, viewer.facts).all()


def dots_until(iteration: Iteration) -> Mapping[Told, Sequence[RevealedAnswer]]:
    """Every quadrant that was revealed in this iteration and before it, the oldest first, in one statement."""
    found: dict[Told, list[RevealedAnswer]] = {}
    for *told, answer in db.session().execute(_dots_until, {"team_id": iteration.team_id, "number": iteration.number}):
        found.setdefault(Told._make(told), []).append(answer)
    return found


def answers_in(check_ids: Collection[int]) -> Mapping[int, Sequence[RevealedAnswer]]:
    """What was answered in each of these checks, in the order drawn at the reveal; nothing of one that is closed."""
    found: dict[int, list[RevealedAnswer]] = {id_: [] for id_ in check_ids}
    for answer in db.session().scalars(_revealed, {"checks": list(check_ids)}) if check_ids else ():
        found[answer.check_id].append(answer)
    return found
