"""All checks of a team: opening one, and how the pictures came closer or drifted apart."""

from flask import abort, request, url_for

from designteam.cycle.queries.artefacts import iterations_of
from designteam.cycle.views.around import rooms_of
from designteam.kit import clock
from designteam.kit.web import Answer, can, may, me, page, saved
from designteam.reveals import commands
from designteam.reveals.models import CheckKind
from designteam.reveals.queries.checks import answers_in, checks_of
from designteam.reveals.shown.pictures import drift, to_draw
from designteam.reveals.shown.quadrants import quadrants
from designteam.reveals.views.blueprint import bp
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams_of_now

INDEX = "reveals/index.html"


@bp.get("/teams/<int:team_id>/checks")
@may("see", teams_of_now)
def checks(team: DesignTeam) -> Answer:
    iteration = next(iter(iterations_of(team.id)), None)
    told = checks_of(team.id)
    shown = [one.id for one in told if not one.is_picture and one.revealed_at]
    answers = answers_in([*to_draw(told), *shown])
    drawn = quadrants(told, answers)
    return page(
        INDEX,
        open={one.kind: one for one in told if one.revealed_at is None},
        kinds=list(CheckKind) if can("design", team) and iteration and iteration.is_running else [],
        drift=drift(told, answers),
        quadrants=drawn[::-1],
        **rooms_of(team, iteration),
    )


@bp.post("/teams/<int:team_id>/checks")
@may("design", teams_of_now)
def open_check(team: DesignTeam) -> Answer:
    kind = request.form.get("kind", "")
    iteration = next(iter(iterations_of(team.id)), None)
    if kind not in {one.value for one in CheckKind} or iteration is None or not iteration.is_running:
        abort(422)
    check = commands.open_check(iteration, CheckKind(kind), by=me().person, at=clock.now())
    return saved(url_for(".check", check_id=check.id))
