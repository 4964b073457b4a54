"""Success moments: noted in half a minute, listed per team, and printed for the board in the staff room."""

import secrets

from flask import abort, url_for
from flask_babel import gettext

from designteam.cycle import commands, forms
from designteam.cycle.queries import trying as queries
from designteam.cycle.views.around import around_team
from designteam.cycle.views.blueprint import bp
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams

INDEX, NEW, CARD = (
    "cycle/experiment/successes.html", "cycle/experiment/new_success.html", "cycle/experiment/success_card.html",
)  # fmt: skip


@bp.get("/teams/<int:team_id>/successes")
@may("see", teams)
def successes(team: DesignTeam) -> Answer:
    return page(INDEX, successes=queries.successes_of(team.id), **around_team(team))


@bp.get("/teams/<int:team_id>/successes/new")
@may("design", teams)
def new_success(team: DesignTeam) -> Answer:
    form = forms.Success(formdata=None)
    form.submission.data = secrets.token_urlsafe(16)
    return page(NEW, form=form, **around_team(team))


@bp.post("/teams/<int:team_id>/successes")
@may("design", teams)
def add_success(team: DesignTeam) -> Answer:
    form = forms.Success()
    if not form.validate_on_submit():
        return page(NEW, status=422, form=form, **around_team(team))
    commands.celebrate(
        team, what=form.what.data, who=form.who.data, on=clock.today(), submission=form.submission.data,
        by=me().person, at=clock.now(),
    )  # fmt: skip
    return saved(url_for(".successes", team_id=team.id), message=gettext("It hangs on the wall of the team."))


@bp.get("/teams/<int:team_id>/successes/<int:success_id>")
@may("see", teams)
def success(team: DesignTeam, success_id: int) -> Answer:
    """One success as a card to print."""
    found = queries.success_in(team.id, success_id)
    if found is None:
        abort(404)
    return page(CARD, team=team, success=found)
