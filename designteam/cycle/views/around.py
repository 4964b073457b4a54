"""What stands around a page about one artefact: its team, its iteration and the rooms of the team."""

from typing import Any

from designteam.cycle.commands import current_iteration_of
from designteam.cycle.models import Artefact
from designteam.cycle.views.menus import team_tabs


def around(artefact: Artefact) -> dict[str, Any]:
    iteration = current_iteration_of(artefact)
    return {
        "iteration": iteration,
        "team": iteration.team,
        "team_tabs": team_tabs(iteration.team, iteration),
    }
