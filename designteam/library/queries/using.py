"""What of the viewer's own teams could rest on something in the library."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from designteam.cycle.models import Artefact, Iteration, Standing, Status
from designteam.kit import db
from designteam.kit.policy import mine
from designteam.teams.models import DesignTeam

# What is said or asked, in the order of the chain; what is made or seen rests on that.
KINDS = ("practice_question", "insight", "working_hypothesis", "design_requirement")


class Usable(NamedTuple):
    id: int
    kind: str
    number: int
    title: str
    team: str


_usable = (
    select(Artefact.id, Artefact.kind, Artefact.number, Artefact.title, DesignTeam.name)
    .join(Standing, Standing.artefact_id == Artefact.id)
    .join(Iteration, Iteration.id == Standing.iteration_id)
    .join(DesignTeam, DesignTeam.id == Iteration.team_id)
    .where(
        Iteration.team_id.in_(mine("my_design_teams")),
        Iteration.ended_on.is_(None),
        Artefact.kind.in_(KINDS),
        Artefact.status != Status.DROPPED,
    )
    .order_by(DesignTeam.name, DesignTeam.id, Artefact.number)
    .limit(bindparam("most"))
)


def usable_by(facts: Mapping[str, Any], *, most: int = 200) -> Sequence[Usable]:
    """What somebody with these facts works on in the iterations of now, team by team and in the order of the chain."""
    found = [Usable(*row) for row in db.session().execute(_usable, {**facts, "most": most})]
    return sorted(found, key=lambda one: (one.team, KINDS.index(one.kind), one.number))
