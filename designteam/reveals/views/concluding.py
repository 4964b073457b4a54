"""What a team makes of the answers: one sentence of many, or why the dots differ."""

from flask import abort, url_for
from flask_babel import gettext

from designteam.kit import clock
from designteam.kit.differences import differing
from designteam.kit.web import Answer, granted, may, me, saved
from designteam.reveals import commands, forms
from designteam.reveals.models import SharedCheck
from designteam.reveals.policy import checks
from designteam.reveals.views.answering import reading
from designteam.reveals.views.blueprint import bp
from designteam.teams.models import Stale
from designteam.teams.policy import teams


@bp.post("/checks/<int:check_id>/goal")
@may("conclude", checks)
def agree_on_goal(check: SharedCheck) -> Answer:
    if not (check.is_picture and check.is_revealed):
        abort(409)
    form, team = forms.SharedGoal(), granted(teams, check.team_id, "design")
    if not form.validate_on_submit():
        return reading(check, form=form, status=422)
    try:
        commands.agree_on_goal(
            check, form.goal.data, from_version=form.from_version.data, by=me().person, at=clock.now()
        )
    except Stale:
        both = differing([(str(form.goal.label.text), str(form.goal.data), team.goal)])
        form.from_version.data = team.version
        return reading(check, form=form, differing=both, status=409)
    here = url_for(".check", check_id=check.id, _anchor="agreed")
    return saved(here, message=gettext("This is now the goal of the team."))


@bp.post("/checks/<int:check_id>/because")
@may("conclude", checks)
def explain(check: SharedCheck) -> Answer:
    if check.is_picture or not check.is_revealed:
        abort(409)
    form = forms.WhyDifferent()
    if not form.validate_on_submit():
        return reading(check, form=form, status=422)
    try:
        commands.explain(check, form.because.data, from_version=form.from_version.data, by=me().person, at=clock.now())
    except Stale:
        both = differing([(str(form.because.label.text), str(form.because.data), check.because)])
        form.from_version.data = check.version
        return reading(check, form=form, differing=both, status=409)
    return saved(url_for(".check", check_id=check.id, _anchor="why"), message=gettext("Kept."))
