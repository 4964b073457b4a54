"""Invitations into a team: by their token, and those that nothing came of yet."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from designteam.kit import db
from designteam.people.models import fingerprint
from designteam.teams.models import DesignTeam, TeamInvitation

_pending = (
    select(TeamInvitation)
    .where(
        TeamInvitation.team_id == bindparam("team_id"),
        TeamInvitation.used_at.is_(None),
        TeamInvitation.withdrawn_at.is_(None),
    )
    .options(joinedload(TeamInvitation.by))
    .order_by(TeamInvitation.id)
)
_in_team = select(TeamInvitation).where(
    TeamInvitation.team_id == bindparam("team_id"), TeamInvitation.id == bindparam("invitation_id")
)
_with_token = (
    select(TeamInvitation)
    .where(TeamInvitation.fingerprint == bindparam("fingerprint"))
    .options(joinedload(TeamInvitation.by), joinedload(TeamInvitation.team).joinedload(DesignTeam.school))
)
_held = select(TeamInvitation.id).where(TeamInvitation.fingerprint == bindparam("fingerprint")).with_for_update()
_open_for = select(TeamInvitation.id).where(
    TeamInvitation.team_id == bindparam("team_id"),
    TeamInvitation.email == bindparam("email"),
    TeamInvitation.used_at.is_(None),
    TeamInvitation.withdrawn_at.is_(None),
    TeamInvitation.expires_at > bindparam("at"),
)


def pending_in(team_id: int) -> Sequence[TeamInvitation]:
    """Those that were neither used nor withdrawn, also when they ran out."""
    return db.session().scalars(_pending, {"team_id": team_id}).all()


def invitation_in(team_id: int, invitation_id: int) -> TeamInvitation | None:
    return db.session().scalar(_in_team, {"team_id": team_id, "invitation_id": invitation_id})


def team_invitation_with(token: str) -> TeamInvitation | None:
    """The invitation with this token. A unit of work that writes holds it, so that two never use it at once."""
    known = {"fingerprint": fingerprint(token)}
    if db.writes():
        db.session().execute(_held, known)
    return db.session().scalar(_with_token, known)


def is_invited(email: str, team_id: int, *, at: datetime) -> bool:
    return db.session().scalar(_open_for, {"team_id": team_id, "email": email.lower(), "at": at}) is not None
