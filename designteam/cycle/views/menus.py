"""The rooms of a team, as the bar above each of its pages shows them."""

from collections.abc import Sequence

from flask import request, url_for
from flask_babel import gettext

from designteam.cycle.models import Iteration
from designteam.kit.web import Place
from designteam.teams.models import DesignTeam


def team_tabs(team: DesignTeam, iteration: Iteration) -> Sequence[Place]:
    """The rooms of a team."""
    places = (
        (gettext("Overview"), "workspace.team", url_for("workspace.team", team_id=team.id)),
        (
            gettext("Phases"),
            "workspace.phase",
            url_for("workspace.phase", iteration_id=iteration.id, phase=iteration.phase),
        ),
        (gettext("Red thread"), "workspace.thread", url_for("workspace.thread", iteration_id=iteration.id)),
        (gettext("Dossier"), "reports.dossier", url_for("reports.dossier", iteration_id=iteration.id)),
        (gettext("People"), "workspace.people", url_for("workspace.people", team_id=team.id)),
    )
    endpoint = request.endpoint or ""
    return [
        Place(label, url, endpoint == name or (name == "workspace.phase" and endpoint.startswith("cycle.")))
        for label, name, url in places
    ]
