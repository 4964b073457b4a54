"""What stands around the pages of a team: its name, the iteration it is in, and its rooms."""

from typing import Any

from designteam.cycle.commands import current_iteration_of
from designteam.cycle.models import Artefact, Iteration
from designteam.cycle.queries.artefacts import iterations_of
from designteam.cycle.views.menus import team_tabs
from designteam.teams.models import DesignTeam


def around(artefact: Artefact) -> dict[str, Any]:
    """For a page about one artefact: its team, in the latest iteration it stands in."""
    iteration = current_iteration_of(artefact)
    return {"artefact": artefact, **rooms_of(iteration.team, iteration)}


def around_team(team: DesignTeam) -> dict[str, Any]:
    """For a page about a team as a whole."""
    return rooms_of(team, next(iter(iterations_of(team.id)), None))


def rooms_of(team: DesignTeam, iteration: Iteration | None) -> dict[str, Any]:
    """A team that has not begun has no rooms yet."""
    return {"team": team, "iteration": iteration, "team_tabs": team_tabs(team, iteration) if iteration else []}
