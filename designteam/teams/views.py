"""Who is in a team, and what it is after."""

from flask import Blueprint

from designteam.kit.web import Answer, may, page
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams

bp = Blueprint("teams", __name__)


@bp.get("/teams/<int:team_id>/people")
@may("see", teams)
def people(team: DesignTeam) -> Answer:
    return page("teams/people/index.html", team=team)
