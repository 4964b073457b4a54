"""Asking for what a newcomer reads first as PDF."""

from flask import abort
from flask_babel import get_locale

from designteam.cycle.queries.artefacts import iterations_of
from designteam.kit import clock
from designteam.kit.web import Answer, may, me
from designteam.reports import commands
from designteam.reports.models import Form
from designteam.reports.views.blueprint import bp
from designteam.reports.views.dossiers import being_made
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams


@bp.post("/teams/<int:team_id>/introduction")
@may("see", teams)
def ask_for_introduction(team: DesignTeam) -> Answer:
    iteration = next(iter(iterations_of(team.id)), None)
    if iteration is None:
        abort(404)
    language = str(get_locale())
    return being_made(
        commands.ask(iteration, form=Form.INTRODUCTION, language=language, by=me().person, at=clock.now())
    )
