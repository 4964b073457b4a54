"""Noting by hand how the school team was involved."""

import secrets

from flask import abort, request
from flask_babel import gettext

from designteam.cycle.views.around import around_team
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved
from designteam.method.involvement import RUNGS
from designteam.schoolteam import commands, forms
from designteam.schoolteam.views.blueprint import bp, home_of
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams_of_now

NOTE = "schoolteam/note.html"


@bp.get("/teams/<int:team_id>/school-team/involvement/new")
@may("design", teams_of_now)
def new_involvement(team: DesignTeam) -> Answer:
    rung = request.args.get("rung", "")
    form = forms.NotingInvolvement(
        formdata=None, rung=rung if rung in RUNGS else "", on=clock.today(), submission=secrets.token_urlsafe(16)
    )
    return page(NOTE, form=form, rungs=list(RUNGS.values()), **around_team(team))


@bp.post("/teams/<int:team_id>/school-team/involvement")
@may("design", teams_of_now)
def note_involvement(team: DesignTeam) -> Answer:
    form = forms.NotingInvolvement()
    if not form.validate_on_submit():
        return page(NOTE, form=form, rungs=list(RUNGS.values()), status=422, **around_team(team))
    commands.note_involvement(
        team, rung=form.rung.data, on=form.day, text=form.text.data, submission=form.submission.data,
        by=me().person, at=clock.now(),
    )  # fmt: skip
    return saved(home_of(team, "ladder"), message=gettext("Noted on the ladder."))


@bp.post("/teams/<int:team_id>/school-team/involvement/<int:involvement_id>/removal")
@may("design", teams_of_now)
def take_back_involvement(team: DesignTeam, involvement_id: int) -> Answer:
    if not commands.take_back_involvement(team, involvement_id, by=me().person, at=clock.now()):
        abort(404)
    return saved(home_of(team, "ladder"), message=gettext("Taken back."))
