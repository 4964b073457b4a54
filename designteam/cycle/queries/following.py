"""Questions about what somebody follows: by choice, or because they wrote or said something there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Integer, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from designteam.cycle import policy
from designteam.cycle.models import Artefact, Comment, Following, Status, Version
from designteam.kit import db
from designteam.network.models import School
from designteam.teams.models import DesignTeam

MOST = 40
_me = bindparam("me", type_=Integer)


def _chosen(*, follows: bool) -> Any:
    """Whether the viewer made this choice about an artefact."""
    chosen = (Following.person_id == _me, Following.artefact_id == Artefact.id, Following.follows.is_(follows))
    return select(Following.id).where(*chosen).correlate(Artefact).exists()


is_followed = and_(
    or_(
        _chosen(follows=True),
        select(Version.id).where(Version.artefact_id == Artefact.id, Version.author_id == _me).exists(),
        select(Comment.id).where(Comment.artefact_id == Artefact.id, Comment.author_id == _me).exists(),
    ),
    ~_chosen(follows=False),
)


class Followed(NamedTuple):
    """Something that somebody follows, with when it last changed."""

    id: int
    kind: str
    number: int
    title: str
    team_id: int
    school: str
    version: int
    changed_at: datetime


_team = aliased(DesignTeam)  # the rule about who may read it looks at teams as well
_followed = (
    select(
        Artefact.id, Artefact.kind, Artefact.number, Artefact.title, Artefact.team_id, School.name,
        Artefact.version, Artefact.changed_at,
    )
    .join(_team, _team.id == Artefact.team_id)
    .join(School, School.id == _team.school_id)
    .where(policy.artefacts.visible, is_followed, Artefact.status != Status.DROPPED)
    .order_by(Artefact.changed_at.desc(), Artefact.id.desc())
    .limit(MOST)
)  # fmt: skip
_is_followed = select(is_followed).where(Artefact.id == bindparam("artefact_id"))
_teams_left = select(Following.team_id).where(
    Following.person_id == _me, Following.artefact_id.is_(None), Following.follows.is_(False)
)


def followed_by(facts: Mapping[str, Any]) -> Sequence[Followed]:
    """What the viewer follows and may still read, what changed last first."""
    return [Followed(*row) for row in db.session().execute(_followed, facts)]


def follows(artefact: Artefact, facts: Mapping[str, Any]) -> bool:
    return bool(db.session().scalar(_is_followed, {**facts, "artefact_id": artefact.id}))


def teams_not_followed(facts: Mapping[str, Any]) -> Sequence[int]:
    """The teams of which somebody does not want to hear the news."""
    return db.session().scalars(_teams_left, {"me": facts["me"]}).all()
