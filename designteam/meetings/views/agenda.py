"""What will be talked about: proposals from what is open, points of one's own, their order and their minutes."""

from collections.abc import Sequence
from typing import Any

from flask import request, url_for
from flask_babel import gettext, ngettext

from designteam.cycle.models import Iteration
from designteam.cycle.queries.talk import open_questions_in
from designteam.kit import clock
from designteam.kit.text import whole_number
from designteam.kit.web import Answer, may, page, saved, say, wants_part
from designteam.kit.words import CannotDo
from designteam.meetings import commands, forms, policy
from designteam.meetings.commands import Point
from designteam.meetings.models import AgendaItem, Meeting
from designteam.meetings.queries import actions as to_do
from designteam.meetings.queries import meetings as queries
from designteam.meetings.shown.leaves import fit_of, leaf_of
from designteam.meetings.shown.proposals import Proposal, proposals_for
from designteam.meetings.shown.scripts import script_of
from designteam.meetings.views.blueprint import around, bp, point_of

AGENDA, POINTS = "meetings/agenda/index.html", "meetings/agenda/_points.html"
SCRIPT = "meetings/agenda/script.html"


@bp.get("/meetings/<int:meeting_id>/agenda")
@may("hold", policy.meetings)
def agenda(meeting: Meeting) -> Answer:
    return _agenda(meeting)


@bp.post("/meetings/<int:meeting_id>/agenda")
@may("hold", policy.meetings)
def arrange_agenda(meeting: Meeting) -> Answer:
    """Keep the minutes; then move or take off the point whose button was pressed."""
    times = forms.times_of(meeting.items)
    if not times.validate_on_submit():
        return _agenda(meeting, times=times, status=422)
    commands.give_time(meeting, _changed_minutes(meeting.items, times))
    try:
        _do_what_was_pressed(meeting)
    except CannotDo as refusal:
        times.refuse(say(refusal.reason))
        return _agenda(meeting, times=times, status=422)
    if wants_part():
        return _agenda(meeting, part=POINTS)
    return saved(url_for(".agenda", meeting_id=meeting.id, _anchor="agenda-points"))


@bp.get("/meetings/<int:meeting_id>/script")
@may("see", policy.meetings)
def script(meeting: Meeting) -> Answer:
    """To print for who leads the meeting: the time of the day at each point, and the steps of its work form."""
    items = queries.agenda_of(meeting.id)
    return page(
        SCRIPT,
        meeting=meeting,
        leaf=leaf_of(meeting),
        fit=fit_of(meeting, items),
        script=script_of(meeting, items),
        **around(meeting.team_id),
    )


@bp.post("/meetings/<int:meeting_id>/points")
@may("hold", policy.meetings)
def add_point(meeting: Meeting) -> Answer:
    form = forms.FreePoint()
    if not form.validate_on_submit():
        return _agenda(meeting, free=form, status=422)
    try:
        commands.add_points(meeting, [Point(form.text.data, form.minutes.data or forms.A_POINT)])
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _agenda(meeting, free=form, status=422)
    return saved(url_for(".agenda", meeting_id=meeting.id, _anchor="agenda-points"))


@bp.post("/meetings/<int:meeting_id>/proposals")
@may("hold", policy.meetings)
def take_proposals(meeting: Meeting) -> Answer:
    _, iteration = queries.surroundings_of(meeting.team_id)
    proposed = _proposals(meeting, meeting.items, iteration)
    form = _proposal_form(proposed)
    if not form.validate_on_submit():
        return _agenda(meeting, choosing=form, status=422)
    chosen = [one.point for one in proposed if one.key in form.points.data]
    try:
        commands.add_points(meeting, chosen)
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _agenda(meeting, choosing=form, status=422)
    return saved(url_for(".agenda", meeting_id=meeting.id, _anchor="agenda-points"))


def _agenda(
    meeting: Meeting,
    *,
    times: forms.Times | None = None,
    free: forms.FreePoint | None = None,
    choosing: forms.Proposals | None = None,
    part: str | None = None,
    status: int = 200,
) -> Answer:
    items = sorted(meeting.items, key=lambda item: item.position)
    surroundings = around(meeting.team_id)
    proposed = _proposals(meeting, items, surroundings["iteration"])
    if times is None or status == 200:
        times = forms.times_of(items, formdata=None, data={f"minutes_{item.id}": item.minutes for item in items})
    return page(
        AGENDA,
        part=part,
        status=status,
        meeting=meeting,
        leaf=leaf_of(meeting),
        items=items,
        fit=fit_of(meeting, items),
        times=times,
        free=free or forms.FreePoint(formdata=None, minutes=forms.A_POINT),
        proposed=proposed,
        choosing=choosing or _proposal_form(proposed, formdata=None, points=_to_begin_with(proposed, items)),
        script=script_of(meeting, items),
        **surroundings,
    )


def _proposals(meeting: Meeting, items: Sequence[AgendaItem], iteration: Iteration | None) -> Sequence[Proposal]:
    today = clock.today()
    due = to_do.actions_in(meeting.team_id, today=today)
    questions = open_questions_in(meeting.team_id)
    had = queries.work_forms_of(meeting.team_id)
    return proposals_for(iteration, items, due, questions, had, on=meeting.starts_at.date(), today=today)


def _to_begin_with(proposed: Sequence[Proposal], items: Sequence[AgendaItem]) -> Sequence[str]:
    """What is ticked on an empty agenda: all that is open. How to work on it stays a choice."""
    return [one.key for one in proposed if not items and not one.is_work_form]


def _proposal_form(proposed: Sequence[Proposal], **options: Any) -> forms.Proposals:
    form = forms.Proposals(**options)
    form.points.choices = [(one.key, _with_minutes(one)) for one in proposed]
    return form


def _with_minutes(proposal: Proposal) -> str:
    minutes = ngettext("%(num)s minute", "%(num)s minutes", proposal.point.minutes)
    if proposal.is_work_form:
        return gettext("Work form: %(form)s (%(minutes)s)", form=proposal.point.text, minutes=minutes)
    return f"{proposal.point.text} ({minutes})"


def _changed_minutes(items: Sequence[AgendaItem], times: forms.Times) -> dict[int, int]:
    """What somebody changed, and not what merely stood there: others may have changed that meanwhile."""
    sent = {item.id: times[f"minutes_{item.id}"].data for item in items}
    shown = {item.id: request.form.get(f"shown_{item.id}", "") for item in items}
    return {id_: minutes for id_, minutes in sent.items() if minutes and str(minutes) != shown[id_]}


def _do_what_was_pressed(meeting: Meeting) -> None:
    """The button says what and with which point: up, down or off."""
    for name, act in (("up", commands.move_up), ("down", commands.move_down), ("off", commands.take_off)):
        if pressed := whole_number(request.form.get(name, "")):
            act(meeting, point_of(meeting, pressed))
