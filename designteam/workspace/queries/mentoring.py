"""Whether somebody who knows ict looks along with an iteration from the beginning."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import bindparam, or_, select

from designteam.cycle.models import Artefact, Citation, Iteration, Standing, Status
from designteam.evidence.models import Holding
from designteam.kit import clock, db
from designteam.method.definition import Role
from designteam.method.terms import Phase
from designteam.teams.models import Membership, TeamInvitation

EXPLORE, HYPOTHESIS = "explore", "working_hypothesis"


@dataclass(frozen=True)
class Mentoring:
    """What stands in the way of ict from the first day: there is no media mentor, and the time to ask is now."""

    is_asked: bool
    has_hypothesis: bool


_in_it = (
    select(Artefact.id)
    .join(Standing, Standing.artefact_id == Artefact.id)
    .where(Standing.iteration_id == bindparam("iteration_id"), Artefact.status != Status.DROPPED)
)
_has_mentor = (
    select(Membership.id)
    .where(
        Membership.team_id == bindparam("team_id"),
        Membership.role == Role.MEDIA_MENTOR,
        or_(Membership.until.is_(None), Membership.until >= bindparam("today")),
    )
    .exists()
)
_is_asked = (
    select(TeamInvitation.id)
    .where(
        TeamInvitation.team_id == bindparam("team_id"),
        TeamInvitation.role == Role.MEDIA_MENTOR,
        TeamInvitation.used_at.is_(None),
        TeamInvitation.withdrawn_at.is_(None),
        TeamInvitation.expires_at >= bindparam("this_morning"),
    )
    .exists()
)
_has_hypothesis = _in_it.where(Artefact.kind == "working_hypothesis").exists()
_rests_on_ict = (
    _in_it.join(Citation, Citation.artefact_id == Artefact.id)
    .join(Holding, Holding.id == Citation.holding_id)
    .where(Holding.kind == "ict_option")
    .exists()
)
_asked = select(
    _has_mentor.label("has_mentor"),
    _is_asked.label("is_asked"),
    _has_hypothesis.label("has_hypothesis"),
    _rests_on_ict.label("rests_on_ict"),
)


def mentor_lacking_in(iteration: Iteration, phase: Phase, *, today: date) -> Mentoring | None:
    """What the page of this phase says of it; None where there is nothing to say.

    In the exploration a media mentor is asked for while the team explores. Once there is a hypothesis and nothing of
    the iteration rests on an application from the library, that is a reason as well, on both pages.
    """
    if phase.code not in {EXPLORE, HYPOTHESIS} or not iteration.is_running:
        return None
    morning = datetime.combine(today, time(), tzinfo=clock.SCHOOL_TIME)
    about = {"iteration_id": iteration.id, "team_id": iteration.team_id, "today": today, "this_morning": morning}
    row = db.session().execute(_asked, about).one()
    lacks_ict = bool(row.has_hypothesis and not row.rests_on_ict)
    explores = phase.code == iteration.phase == EXPLORE
    if row.has_mentor or not (explores or lacks_ict):
        return None
    return Mentoring(is_asked=bool(row.is_asked), has_hypothesis=lacks_ict)
