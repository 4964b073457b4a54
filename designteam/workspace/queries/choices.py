"""What somebody who comes must know of the choices that were made."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select

from designteam.cycle.models import Artefact, Evaluation, Status
from designteam.kit import db

MOST = 6


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


def decisions_of(team_id: int) -> Sequence[Any]:
    """What the team decided, the newest first, each with its reason."""
    return db.session().execute(_decisions, {"team_id": team_id}).all()


def dropped_in(team_id: int) -> Sequence[Any]:
    """What the team let go of, the newest first, each with its reason."""
    return db.session().execute(_dropped, {"team_id": team_id}).all()
