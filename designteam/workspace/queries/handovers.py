"""What is to be handed over when somebody leaves, and what somebody who comes must know of the choices made."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, exists, func, select

from designteam.cycle.models import Artefact, Evaluation, Iteration, Standing, Status, Version
from designteam.kit import db
from designteam.method.definition import KINDS
from designteam.method.terms import Kind

MOST = 6


@dataclass(frozen=True)
class Draft:
    """Something unfinished that only one person wrote at."""

    id: int
    title: str
    kind: Kind


@dataclass(frozen=True)
class Handover:
    """`drafts` are what only this person worked on; `wrote` is how much of the team's work has a part of theirs."""

    drafts: Sequence[Draft]
    wrote: int


_by_them = exists().where(Version.artefact_id == Artefact.id, Version.author_id == bindparam("person_id"))
_by_another = exists().where(Version.artefact_id == Artefact.id, Version.author_id != bindparam("person_id"))
_runs = exists().where(
    Standing.artefact_id == Artefact.id, Standing.iteration_id == Iteration.id, Iteration.ended_on.is_(None)
)
_drafts = (
    select(Artefact.id, Artefact.title, Artefact.kind)
    .where(
        Artefact.team_id == bindparam("team_id"),
        Artefact.status.in_([Status.DRAFT, Status.ROUGH]),
        _by_them,
        ~_by_another,
        _runs,
    )
    .order_by(Artefact.changed_at.desc())
)
_wrote = select(func.count(Artefact.id)).where(Artefact.team_id == bindparam("team_id"), _by_them)
_decisions = (
    select(
        Evaluation.id,
        Evaluation.decision,
        Evaluation.decision_because,
        Evaluation.decided_on,
        Evaluation.title,
    )
    .where(
        Evaluation.team_id == bindparam("team_id"),
        Evaluation.status != Status.DROPPED,
        Evaluation.decision.is_not(None),
    )
    .order_by(Evaluation.id.desc())
    .limit(MOST)
)
_dropped = (
    select(Artefact.id, Artefact.title, Artefact.status_because)
    .where(Artefact.team_id == bindparam("team_id"), Artefact.status == Status.DROPPED, Artefact.status_because != "")
    .order_by(Artefact.status_at.desc())
    .limit(MOST)
)


def handover_of(person_id: int, team_id: int) -> Handover:
    """What of the running iteration only this person wrote at, and in how much of the team's work they have a part."""
    asked = {"person_id": person_id, "team_id": team_id}
    drafts = [Draft(row.id, row.title, KINDS[row.kind]) for row in db.session().execute(_drafts, asked)]
    return Handover(drafts, db.session().scalar(_wrote, asked) or 0)


def decisions_of(team_id: int) -> Sequence[Any]:
    """What the team decided, the newest first, each with its reason."""
    return db.session().execute(_decisions, {"team_id": team_id}).all()


def dropped_in(team_id: int) -> Sequence[Any]:
    """What the team let go of, the newest first, each with its reason."""
    return db.session().execute(_dropped, {"team_id": team_id}).all()
