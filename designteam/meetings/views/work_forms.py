"""The library of work forms: finding one that fits, reading how it goes, and doing it at a meeting or at once."""

import secrets
from datetime import datetime
from typing import Any

from flask import abort, request, url_for
from flask_babel import get_locale, gettext

from designteam.kit import clock
from designteam.kit.dates import day
from designteam.kit.web import Answer, granted, me, open_to_all, page, saved, say, signed_in
from designteam.kit.words import CannotDo
from designteam.meetings import commands, forms, policy
from designteam.meetings.models import AgendaItem, Meeting
from designteam.meetings.queries import meetings as queries
from designteam.meetings.shown import work_forms as shown
from designteam.meetings.shown.leaves import TO_CLOSE
from designteam.meetings.shown.proposals import last_question
from designteam.meetings.views.blueprint import bp
from designteam.method.terms import WorkForm
from designteam.method.texts import script
from designteam.method.work_forms import WORK_FORMS
from designteam.teams.policy import teams

INDEX, SHELF = "meetings/work_forms/index.html", "meetings/work_forms/_shelf.html"
SHOW = "meetings/work_forms/show.html"
AHEAD_PER_TEAM = 3
ASKS_THE_SAME = "picture_check"


@bp.get("/work-forms")
@open_to_all
def work_forms() -> Answer:
    asked = shown.asked_for(request.args)
    return page(INDEX, part=SHELF, asked=asked, cards=shown.cards_for(asked), facets=shown.facets_for(asked))


@bp.get("/work-forms/<code>")
@open_to_all
def work_form(code: str) -> Answer:
    return _work_form(_known(code))


@bp.post("/work-forms/<code>/points")
@signed_in
def put_on_agenda(code: str) -> Answer:
    known = _known(code)
    _designs_somewhere()
    form = _putting_on()
    if not form.validate_on_submit():
        return _work_form(known, putting_on=form, status=422)
    meeting: Meeting = granted(policy.meetings, int(form.meeting.data), "hold")
    onward = url_for(".agenda", meeting_id=meeting.id, _anchor="agenda-points")
    if any(item.work_form is known for item in meeting.items):
        return saved(onward, message=gettext("It stands on this agenda already."))
    try:
        commands.add_points(meeting, [shown.point_by(known, because=form.because.data)])
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _work_form(known, putting_on=form, status=422)
    return saved(onward, message=gettext("Put on the agenda."))


@bp.post("/work-forms/<code>/meetings")
@signed_in
def start_now(code: str) -> Answer:
    """A meeting that begins at this moment, with this form and the question at the end."""
    known = _known(code)
    _designs_somewhere()
    form = _starting_now()
    if not form.validate_on_submit():
        return _work_form(known, starting_now=form, status=422)
    team = granted(teams, int(form.team.data), "design")
    meeting = commands.plan(
        team, title=say(known.label), starts_at=_this_minute(), minutes=known.minutes + TO_CLOSE,
        submission=form.submission.data, by=me().person, at=clock.now(),
    )  # fmt: skip
    points = meeting.items or commands.add_points(meeting, _points_of(known))
    return saved(url_for(".run_point", meeting_id=meeting.id, item_id=_first(points).id))


def _work_form(
    known: WorkForm,
    *,
    putting_on: forms.PuttingOn | None = None,
    starting_now: forms.StartingNow | None = None,
    status: int = 200,
) -> Answer:
    return page(
        SHOW,
        status=status,
        form=known,
        chapters=script(known.code, str(get_locale())),
        putting_on=putting_on or _putting_on(formdata=None, meeting=shown.asked_for(request.args).meeting),
        starting_now=starting_now or _starting_now(formdata=None, submission=secrets.token_urlsafe(16)),
        minutes=shown.minutes_of(known),
        phases=shown.phases_of(known),
        yields=shown.yields_of(known),
    )


def _known(code: str) -> WorkForm:
    return WORK_FORMS.get(code) or abort(404)


def _designs_somewhere() -> None:
    if not me().design_teams:
        abort(403)


def _putting_on(**options: Any) -> forms.PuttingOn:
    """With the next meetings of each team in which the viewer designs."""
    form, own = forms.PuttingOn(**options), me().design_teams
    form.name_apart("agenda")
    ahead = queries.meetings_ahead_of(list(own), now=clock.now()) if own else []
    named = [[one for one in ahead if one.team_id == team_id][:AHEAD_PER_TEAM] for team_id in own]
    several = len(own) > 1
    form.meeting.choices = [
        form.meeting.choices[0],
        *(
            (str(one.id), ", ".join(filter(None, (one.school if several else "", day(one.starts_at), one.title))))
            for of_team in named
            for one in of_team
        ),
    ]
    return form


def _starting_now(**options: Any) -> forms.StartingNow:
    """With the teams in which the viewer designs; who is in one need not choose."""
    form, viewer = forms.StartingNow(**options), me()
    form.name_apart("now")
    own = [(str(id_), name) for id_, name in viewer.design_teams.items()]
    form.team.choices = own if len(own) == 1 else [form.team.choices[0], *own]
    return form


def _points_of(known: WorkForm) -> list[commands.Point]:
    """The form, and the last question, unless that is what the form asks."""
    points = [shown.point_by(known)]
    return points if known.code == ASKS_THE_SAME else [*points, last_question().point]


def _first(points: Any) -> AgendaItem:
    return min(points, key=lambda item: item.position)


def _this_minute() -> datetime:
    return clock.now().replace(second=0, microsecond=0)
