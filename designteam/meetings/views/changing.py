"""Another day, another place, or no meeting at all: of one meeting, or of a series as far as it is still to come."""

from collections.abc import Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext, ngettext

from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.meetings import commands, forms, policy
from designteam.meetings.commands import Moved, Reach
from designteam.meetings.models import Meeting
from designteam.meetings.shown.leaves import leaf_of
from designteam.meetings.shown.series import course_of, reaches_of
from designteam.meetings.views.blueprint import around, bp
from designteam.meetings.views.telling import tell_team
from designteam.teams.models import Stale

EDIT, CANCEL, MORE = "meetings/edit.html", "meetings/cancel.html", "meetings/more.html"


@bp.get("/meetings/<int:meeting_id>/edit")
@may("hold", policy.meetings)
def edit_meeting(meeting: Meeting) -> Answer:
    return _changing(meeting, _changing_form(meeting, formdata=None, data=_current(meeting)))


@bp.post("/meetings/<int:meeting_id>")
@may("hold", policy.meetings)
def change_meeting(meeting: Meeting) -> Answer:
    form = _changing_form(meeting)
    if not form.validate_on_submit():
        return _changing(meeting, form, status=422)
    try:
        changed = _change(meeting, form)
    except Stale:
        form.refuse(gettext("Somebody changed this meeting just before you. What stands there now is above the form."))
        form.from_version.data = meeting.version
        return _changing(meeting, form, status=409, theirs=leaf_of(meeting))
    except CannotDo as refusal:
        form.refuse(say(refusal.reason), "on")
        return _changing(meeting, form, status=422)
    if form.tells.data and any(_is_felt(one) for one in changed):
        tell_team("meetings_changed", meeting, changed=changed)
    return saved(url_for(".meeting", meeting_id=meeting.id), message=_kept(len(changed)))


@bp.get("/meetings/<int:meeting_id>/cancellation")
@may("hold", policy.meetings)
def ask_why_cancelled(meeting: Meeting) -> Answer:
    form = _cancelling_form(meeting, formdata=None, data={"tells": True, "reach": Reach.ONE.value})
    return page(CANCEL, meeting=meeting, form=form, **around(meeting.team_id))


@bp.post("/meetings/<int:meeting_id>/cancellation")
@may("hold", policy.meetings)
def cancel_meeting(meeting: Meeting) -> Answer:
    form = _cancelling_form(meeting)
    if not form.validate_on_submit():
        return page(CANCEL, meeting=meeting, form=form, status=422, **around(meeting.team_id))
    cancelled = _cancel(meeting, form)
    if form.tells.data and cancelled:
        tell_team("meetings_cancelled", meeting, cancelled=cancelled, because=form.reason.data)
    message = ngettext(
        "Cancelled. It stays to be seen, with the reason.",
        "%(num)s meetings are cancelled. They stay to be seen, with the reason.",
        max(len(cancelled), 1),
    )
    return saved(url_for(".meeting", meeting_id=meeting.id), message=message)


@bp.post("/meetings/<int:meeting_id>/resumption")
@may("hold", policy.meetings)
def resume_meeting(meeting: Meeting) -> Answer:
    meeting.resume(by=me().person, at=clock.now())
    return saved(url_for(".meeting", meeting_id=meeting.id), message=gettext("It takes place after all."))


@bp.get("/meetings/<int:meeting_id>/more")
@may("hold", policy.meetings)
def ask_for_more_meetings(meeting: Meeting) -> Answer:
    every = str(meeting.series.every_weeks) if meeting.series else "1"
    return _prolonging(meeting, forms.Prolonging(formdata=None, every=every))


@bp.post("/meetings/<int:meeting_id>/more")
@may("hold", policy.meetings)
def plan_more_meetings(meeting: Meeting) -> Answer:
    form = forms.Prolonging()
    if not form.validate_on_submit():
        return _prolonging(meeting, form, status=422)
    how: dict[str, Any] = {"until": form.until.data, "every_weeks": int(form.every.data)}
    try:
        added = commands.prolong(meeting, **how, by=me().person, at=clock.now())
    except CannotDo as refusal:
        form.refuse(say(refusal.reason), "until")
        return _prolonging(meeting, form, status=422)
    message = ngettext("One meeting was added.", "%(num)s meetings were added.", len(added)) if added else ""
    return saved(url_for(".meetings", team_id=meeting.team_id, _anchor="later"), message=message)


def _change(meeting: Meeting, form: forms.Changing) -> Sequence[Moved]:
    """Change what the form reaches; answers what differs now."""
    known: dict[str, Any] = {"from_version": form.from_version.data, "by": me().person, "at": clock.now()}
    reach = _reach_of(form)
    if reach is Reach.ONE:
        before = Moved(meeting, meeting.starts_at, meeting.minutes, meeting.place, meeting.link)
        meeting.change(**form.values(), **known)
        return [before]
    every = int(form.every.data) if isinstance(form, forms.ChangingSeries) and form.every.data else None
    return commands.change_series(meeting, reach, **form.values(), every_weeks=every, **known)


def _cancel(meeting: Meeting, form: forms.Cancelling) -> Sequence[Meeting]:
    known: dict[str, Any] = {"because": form.reason.data, "by": me().person, "at": clock.now()}
    reach = _reach_of(form)
    if reach is not Reach.ONE:
        return commands.cancel_series(meeting, reach, **known)
    takes_place = not meeting.is_cancelled
    meeting.cancel(**known)
    return [meeting] if takes_place else []


def _is_felt(moved: Moved) -> bool:
    """Whether somebody has to come at another time or to another place; other words on the agenda are no news."""
    meeting, *before = moved
    return before != [meeting.starts_at, meeting.minutes, meeting.place, meeting.link]


def _reach_of(form: Any) -> Reach:
    return Reach(form.reach.data) if "reach" in form and form.reach.data else Reach.ONE


def _changing_form(meeting: Meeting, **options: Any) -> forms.Changing:
    reaches = reaches_of(meeting, now=clock.now())
    form = forms.ChangingSeries(**options) if reaches else forms.Changing(**options)
    if isinstance(form, forms.ChangingSeries):
        form.reach.choices = list(reaches)
    return form


def _cancelling_form(meeting: Meeting, **options: Any) -> forms.Cancelling:
    reaches = reaches_of(meeting, now=clock.now())
    form = forms.CancellingSeries(**options) if reaches else forms.Cancelling(**options)
    if isinstance(form, forms.CancellingSeries):
        form.reach.choices = list(reaches)
    return form


def _kept(number: int) -> str:
    if number < 2:
        return gettext("Kept.")
    return gettext("%(num)s meetings changed. What was held stayed as it was.", num=number)


def _current(meeting: Meeting) -> dict[str, Any]:
    return {
        "from_version": meeting.version,
        "title": meeting.title,
        "on": meeting.starts_at.date(),
        "begins": meeting.starts_at.time(),
        "minutes": meeting.minutes,
        "room": meeting.place,
        "link": meeting.link,
        "reach": Reach.ONE.value,
        "tells": True,
    }


def _changing(meeting: Meeting, form: forms.Changing, *, status: int = 200, theirs: Any = None) -> Answer:
    return page(EDIT, meeting=meeting, form=form, theirs=theirs, status=status, **around(meeting.team_id))


def _prolonging(meeting: Meeting, form: forms.Prolonging, *, status: int = 200) -> Answer:
    course = course_of(meeting, now=clock.now())
    return page(MORE, meeting=meeting, course=course, form=form, status=status, **around(meeting.team_id))
