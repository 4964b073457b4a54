"""What teams found of an application."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from designteam.evidence.models import Demonstration, IctOption
from designteam.evidence.policy import demonstrations
from designteam.kit import db
from designteam.teams.models import DesignTeam

_demonstrations = (
    select(Demonstration)
    .where(Demonstration.option_id == bindparam("option_id"), demonstrations.visible)
    .options(
        joinedload(Demonstration.by, innerjoin=True),
        joinedload(Demonstration.team, innerjoin=True).joinedload(DesignTeam.school, innerjoin=True),
    )
    .order_by(Demonstration.on.desc(), Demonstration.id.desc())
)


def demonstrations_of(option: IctOption, facts: Mapping[str, Any]) -> Sequence[Demonstration]:
    """What teams noted, the newest first, as far as the viewer with these facts may see it."""
    return db.session().scalars(_demonstrations, {**facts, "option_id": option.id}).all()
