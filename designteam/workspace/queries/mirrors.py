"""The mirror over a whole network: per line in how many teams it is so, never in which.

A small number would tell of teams that people know. So nothing is said of fewer than five teams, and a group of fewer
than five among more is never counted out.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select

from designteam.cycle.models import Iteration
from designteam.cycle.queries.mirror import Seen, mirror_of
from designteam.kit import db
from designteam.method.mirror import MIRROR
from designteam.method.terms import Strength
from designteam.teams.models import DesignTeam

FEWEST_TEAMS: Final = 5


class Spread(NamedTuple):
    """In how many teams a line is so: `least` at least, or fewer than five of all; nothing of fewer than five teams."""

    strength: Strength
    of: int
    least: int | None
    exactly: bool

    @property
    def is_shown(self) -> bool:
        return self.of >= FEWEST_TEAMS


_running = (
    select(Iteration.id)
    .join(DesignTeam, DesignTeam.id == Iteration.team_id)
    .where(DesignTeam.network_id == bindparam("network_id"), Iteration.ended_on.is_(None))
)


def spread_in(network_id: int) -> Sequence[Spread]:
    """Each line over the running iterations of a network, in two statements."""
    mirrored = mirror_of(db.session().scalars(_running, {"network_id": network_id}).all()).values()
    return [spread(strength, [seen[strength.code] for seen in mirrored]) for strength in MIRROR]


def spread(strength: Strength, seen: Sequence[Seen]) -> Spread:
    """What may be said of a line. Where something can always be added, every team counts; else who has a case."""
    counted = seen if strength.lane else [one for one in seen if not one.is_nothing]
    of, so = len(counted), sum(one.is_so for one in counted)
    if of < FEWEST_TEAMS:
        return Spread(strength, 0, None, exactly=False)
    if so < FEWEST_TEAMS:
        return Spread(strength, of, None, exactly=False)
    if of - so < FEWEST_TEAMS:
        return Spread(strength, of, max(FEWEST_TEAMS, of - FEWEST_TEAMS + 1), exactly=False)
    return Spread(strength, of, so, exactly=True)
