"""Asking the school team one question, and closing it."""

import secrets

from flask_babel import gettext

from designteam.cycle.views.around import around_team
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.schoolteam import commands, forms
from designteam.schoolteam.views.blueprint import bp, home_of
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams_of_now

ASK = "schoolteam/ask.html"


@bp.get("/teams/<int:team_id>/school-team/questions/new")
@may("design", teams_of_now)
def new_question(team: DesignTeam) -> Answer:
    form = forms.AskingSchoolTeam(formdata=None, submission=secrets.token_urlsafe(16))
    return page(ASK, form=form, **around_team(team))


@bp.post("/teams/<int:team_id>/school-team/questions")
@may("design", teams_of_now)
def ask_question(team: DesignTeam) -> Answer:
    form = forms.AskingSchoolTeam()
    if not form.validate_on_submit():
        return page(ASK, form=form, status=422, **around_team(team))
    try:
        commands.ask(
            team, question=form.question.data, answers=form.answers(), submission=form.submission.data,
            by=me().person, at=clock.now(),
        )  # fmt: skip
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(ASK, form=form, status=409, **around_team(team))
    return saved(home_of(team, "questions"), message=gettext("It stands on the page for the staff room now."))


@bp.post("/teams/<int:team_id>/school-team/questions/closing")
@may("design", teams_of_now)
def close_question(team: DesignTeam) -> Answer:
    commands.close_question(team, by=me().person, at=clock.now())
    return saved(home_of(team, "questions"), message=gettext("Closed. Nobody answers it any more."))
