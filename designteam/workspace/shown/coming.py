"""The meetings that come next, one line for each team."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from designteam.meetings.queries.meetings import Planned, next_meetings_of


class Coming(NamedTuple):
    """The next meeting of a team; its team is named where the reader is in more than one."""

    meeting: Planned
    whose: str


def coming_meetings_of(viewer: Any, *, now: datetime) -> Sequence[Coming]:
    """The first one first."""
    found = sorted(next_meetings_of(list(viewer.teams), now=now).values(), key=lambda one: (one.starts_at, one.id))
    names_team = len(viewer.teams) > 1
    return [Coming(one, f"{one.school}, {one.team}" if names_team else "") for one in found]
