"""The signals of one team: why each is there, what to ask, which work forms may help, and letting one rest."""

from flask import abort, url_for
from flask_babel import gettext

from designteam.guidance import commands, forms
from designteam.guidance.models import Symptom
from designteam.guidance.models.watch import CannotRest
from designteam.guidance.policy import guided
from designteam.guidance.queries.board import symptom_on
from designteam.guidance.queries.remedies import what_helped
from designteam.guidance.shown.signals import signals_in
from designteam.guidance.views.blueprint import bp
from designteam.kit import clock, db
from designteam.kit.text import shorten
from designteam.kit.web import Answer, granted, may, me, page, saved, say, signed_in
from designteam.kit.words import CannotDo
from designteam.meetings.commands import add_points
from designteam.meetings.models import BECAUSE, Meeting
from designteam.meetings.policy import meetings
from designteam.meetings.queries.meetings import next_meetings_of
from designteam.meetings.shown.work_forms import point_by
from designteam.method.signals import SIGNALS
from designteam.method.work_forms import WORK_FORMS
from designteam.teams.models import DesignTeam
from designteam.workspace.queries.courses import running_iterations_of

SHOW, REST, REMEDIES = "guidance/signals.html", "guidance/rest.html", "guidance/remedies.html"


@bp.get("/guidance/teams/<int:team_id>")
@may("guide", guided)
def signals(team: DesignTeam) -> Answer:
    """Everything that is on, what rests and why, and what went in the last half year."""
    iteration = next(iter(running_iterations_of([team.id])), None)
    ahead = next_meetings_of([team.id], now=clock.now()).get(team.id)
    return page(SHOW, team=team, signals=signals_in(team, iteration, today=clock.today()), ahead=ahead)


@bp.get("/guidance/remedies")
@signed_in
def remedies() -> Answer:
    """What helped against what, over all teams: nobody is named."""
    rows = [one for one in what_helped(today=clock.today()) if one.code in SIGNALS and one.work_form in WORK_FORMS]
    return page(REMEDIES, rows=rows, signals=SIGNALS, forms=WORK_FORMS)


@bp.get("/guidance/teams/<int:team_id>/signals/<code>/rest")
@may("guide", guided)
def ask_to_rest(team: DesignTeam, code: str) -> Answer:
    symptom = _symptom(team, code)
    form = forms.LettingRest(formdata=None, rests_until=symptom.rests_until, because=symptom.rests_because)
    return page(REST, team=team, symptom=symptom, form=form)


@bp.post("/guidance/teams/<int:team_id>/signals/<code>/rest")
@may("guide", guided)
def let_rest(team: DesignTeam, code: str) -> Answer:
    symptom, form = _symptom(team, code), forms.LettingRest()
    if not form.validate_on_submit():
        return page(REST, team=team, symptom=symptom, form=form, status=422)
    try:
        symptom.rest(until=form.rests_until.data, because=form.because.data, by=me().person, today=clock.today())
    except CannotRest as refusal:
        form.refuse(say(refusal.reason), "rests_until")
        return page(REST, team=team, symptom=symptom, form=form, status=422)
    return saved(url_for(".signals", team_id=team.id), message=gettext("This rests. Nobody is written about it."))


@bp.post("/guidance/teams/<int:team_id>/signals/<code>/waking")
@may("guide", guided)
def wake(team: DesignTeam, code: str) -> Answer:
    _symptom(team, code).wake()
    return saved(url_for(".signals", team_id=team.id))


@bp.post("/guidance/teams/<int:team_id>/signals/<code>/remedies/<work_form>")
@may("guide", guided)
def choose_remedy(team: DesignTeam, code: str, work_form: str) -> Answer:
    """Choose a work form against it: that is remembered, and it comes on the agenda of the next meeting of the team."""
    symptom = _symptom(team, code)
    if work_form not in symptom.signal.helps:
        abort(404)
    commands.choose_work_form(symptom, work_form, by=me().person, on=clock.today())
    ahead = next_meetings_of([team.id], now=clock.now()).get(team.id)
    if ahead is None:
        message = gettext("No meeting is planned yet. Plan one, and put the work form on its agenda.")
        return saved(url_for("meetings.new_meeting", team_id=team.id), message=message)
    meeting: Meeting = granted(meetings, ahead.id, "hold")
    chosen = WORK_FORMS[work_form]
    if all(item.work_form is not chosen for item in meeting.items):
        because = shorten(say(symptom.signal.says, num=symptom.number), BECAUSE)
        try:
            add_points(meeting, [point_by(chosen, because=because)])
        except CannotDo as refusal:
            return saved(url_for("meetings.agenda", meeting_id=meeting.id), message=say(refusal.reason))
    return saved(url_for("meetings.agenda", meeting_id=meeting.id), message=gettext("Put on the agenda."))


def _symptom(team: DesignTeam, code: str) -> Symptom:
    """The signal as it is kept. One that came up since signals were looked at last is kept from now on."""
    if code not in SIGNALS:
        abort(404)
    found = symptom_on(team.id, code)
    if found is None and db.writes():
        commands.notice(running_iterations_of([team.id]), today=clock.today())
        db.session().flush()
        found = symptom_on(team.id, code)
    if found is None:
        abort(404)
    return found
