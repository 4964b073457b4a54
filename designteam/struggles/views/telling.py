"""Telling other schools what a team struggles with."""

import secrets

from flask import url_for
from flask_babel import gettext

from designteam.cycle.views.around import around_team
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.network.models import Audience
from designteam.struggles import commands, forms
from designteam.struggles.views.blueprint import bp
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams

NEW = "struggles/new.html"


@bp.get("/teams/<int:team_id>/struggles/new")
@may("design", teams, kept=False)
def new_struggle(team: DesignTeam) -> Answer:
    around = around_team(team)
    form = forms.Telling(
        formdata=None,
        audience=Audience.NETWORK.value,
        learning_area=team.learning_areas[0] if len(team.learning_areas) == 1 else "",
        phase=around["iteration"].phase if around["iteration"] else "",
        submission=secrets.token_urlsafe(16),
    )
    return page(NEW, form=form, **around)


@bp.post("/teams/<int:team_id>/struggles")
@may("design", teams)
def tell_struggle(team: DesignTeam) -> Answer:
    form = forms.Telling()
    if not form.validate_on_submit():
        return page(NEW, form=form, status=422, **around_team(team))
    said = form.values()
    try:
        told = commands.tell(
            team,
            text=said["text"],
            learning_area=said["learning_area"] or "",
            phase=said["phase"] or "",
            audience=Audience(said["audience"]),
            submission=form.submission.data,
            by=me().person,
            at=clock.now(),
        )
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(NEW, form=form, status=422, **around_team(team))
    return saved(url_for(".struggle", struggle_id=told.id), message=gettext("Now others can read it."))
