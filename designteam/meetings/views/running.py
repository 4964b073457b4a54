"""A meeting on the shared screen: one point large, notes kept while they are typed, and who is there."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import abort, redirect, request, url_for
from flask_babel import gettext

from designteam.kit import clock
from designteam.kit.differences import difference
from designteam.kit.text import whole_number
from designteam.kit.web import Answer, may, me, page, saved, say, wants_part
from designteam.kit.words import CannotDo
from designteam.meetings import commands, forms, policy
from designteam.meetings.models import AgendaItem, Meeting, Source
from designteam.meetings.queries import meetings as queries
from designteam.meetings.queries.actions import ToDo, actions_in
from designteam.meetings.shown.records import record_of
from designteam.meetings.shown.work_forms import landings_of, place_of
from designteam.meetings.shown.writing import forms_for
from designteam.meetings.views.blueprint import around, bp, point_of
from designteam.teams.models import Stale

RUN, NOTHING = "meetings/run/show.html", "meetings/run/nothing.html"
WRITING, READING, PRESENCE = "meetings/run/_writing.html", "meetings/run/_reading.html", "meetings/run/_presence.html"
STATE, CONFLICT = "meetings/run/_state.html", "meetings/run/conflict.html"
AT_THE_END = "end"
LONGEST = 240


@bp.get("/meetings/<int:meeting_id>/run")
@may("see", policy.meetings)
def run(meeting: Meeting) -> Answer:
    """The first point that nothing was written down with yet."""
    surroundings = around(meeting.team_id)
    record = record_of(meeting, now=clock.now())
    if not record.points:
        return page(NOTHING, meeting=meeting, **surroundings)
    fresh = next((p for p in record.points if not p.item.notes and not p.gains), record.points[0])
    return redirect(url_for(".run_point", meeting_id=meeting.id, item_id=fresh.item.id))


@bp.get("/meetings/<int:meeting_id>/run/<int:item_id>")
@may("see", policy.meetings)
def run_point(meeting: Meeting, item_id: int) -> Answer:
    return running(meeting, item_id)


@bp.get("/meetings/<int:meeting_id>/items/<int:item_id>/notes")
@may("see", policy.meetings)
def notes(meeting: Meeting, item_id: int) -> Answer:
    """What stands there now, for everybody who has the point in front of them."""
    if not wants_part():
        return redirect(url_for(".run_point", meeting_id=meeting.id, item_id=item_id))
    item = point_of(meeting, item_id)
    gains = [gain for gain in queries.gains_of(meeting.id) if gain.item_id == item.id]
    return page(READING, meeting=meeting, item=item, gains=gains)


@bp.post("/meetings/<int:meeting_id>/items/<int:item_id>/notes")
@may("hold", policy.meetings)
def write_notes(meeting: Meeting, item_id: int) -> Answer:
    item = point_of(meeting, item_id)
    form = forms.Notes()
    if not form.validate_on_submit():
        return running(meeting, item_id, writing=form, part=WRITING, status=422)
    text, keeps_both = form.notes.data, request.form.get("keep") == "both"
    if keeps_both and item.notes not in text:
        text = "\n\n".join(filter(None, (item.notes, text)))
    try:
        item.write(
            text,
            from_version=item.version if keeps_both else form.from_version.data,
            by=me().person,
            at=clock.now(),
        )
    except Stale:
        return _conflict(meeting, item, form)
    if wants_part():
        return page(STATE, item=item)
    return saved(_onward(meeting, item))


@bp.post("/meetings/<int:meeting_id>/presence")
@may("hold", policy.meetings)
def note_presence(meeting: Meeting) -> Answer:
    form = forms.Presence()
    people = record_of(meeting, now=clock.now()).people
    form.there.choices = form.shown.choices = [(person.id, person.name) for person in people]
    if not form.validate_on_submit():
        abort(422)
    commands.note_who_is_there(meeting, there=form.there.data, shown=form.shown.data)
    if wants_part():
        return page(PRESENCE, meeting=meeting, record=record_of(meeting, now=clock.now()))
    return saved(_place_before(meeting))


@bp.post("/meetings/<int:meeting_id>/rounding-off")
@may("hold", policy.meetings)
def round_off(meeting: Meeting) -> Answer:
    try:
        meeting.round_off(took=_taken(meeting), by=me().person, at=clock.now())
    except CannotDo as refusal:
        return saved(url_for(".meeting", meeting_id=meeting.id), message=say(refusal.reason))
    return saved(url_for(".meeting", meeting_id=meeting.id), message=gettext("Rounded off. This is the record."))


def _taken(meeting: Meeting) -> Mapping[int, int]:
    """How many minutes each point stood on the screen of who rounds off; what nobody can mean is left out."""
    sent = {item.id: whole_number(request.form.get(f"took_{item.id}", "")) for item in meeting.items}
    return {item_id: minutes for item_id, minutes in sent.items() if 0 < minutes <= LONGEST}


def running(
    meeting: Meeting,
    item_id: int,
    *,
    writing: forms.Notes | None = None,
    part: str | None = None,
    status: int = 200,
    **refused: Any,
) -> Answer:
    """The page of one point, or a part of it."""
    surroundings = around(meeting.team_id)
    record = record_of(meeting, now=clock.now())
    place = next((place for place, point in enumerate(record.points) if point.item.id == item_id), None)
    if place is None:
        abort(404)
    item, iteration = record.points[place].item, surroundings["iteration"]
    choices = queries.choices_in(iteration)
    return page(
        RUN,
        part=part,
        status=status,
        meeting=meeting,
        record=record,
        item=item,
        gains=record.points[place].gains,
        place=place + 1,
        before=record.points[place - 1].item if place else None,
        after=record.points[place + 1].item if place + 1 < len(record.points) else None,
        writing=writing or forms.Notes(formdata=None, notes=item.notes, from_version=item.version),
        conflict=None,
        due=_due_at(meeting, item),
        form_page=place_of(item.work_form, meeting.team_id, iteration, choices),
        landings=landings_of(item.work_form, iteration, choices),
        today=clock.today(),
        **(forms_for(choices, record) | refused),
        **surroundings,
    )


def _conflict(meeting: Meeting, item: AgendaItem, form: forms.Notes) -> Answer:
    """Both texts in full with what differs, and one's own to go on with."""
    form.from_version.data = item.version
    conflict = {
        "mine": difference(item.notes, form.notes.data),
        "theirs": difference(form.notes.data, item.notes),
        "who": item.noted_by.name if item.noted_by else "",
    }
    return page(
        CONFLICT,
        part=WRITING,
        status=409,
        meeting=meeting,
        item=item,
        writing=form,
        conflict=conflict,
        before=None,
        after=None,
        due=[],
        **around(meeting.team_id),
    )


def _due_at(meeting: Meeting, item: AgendaItem) -> Sequence[ToDo]:
    """What was to be done before this meeting, at the point where it is looked back on."""
    if item.source is not Source.ACTIONS:
        return []
    on = meeting.starts_at.date()
    every = actions_in(meeting.team_id, today=clock.today())
    return [one for one in every if one.done_on or (one.due_on and one.due_on <= on)]


def _onward(meeting: Meeting, item: AgendaItem) -> str:
    """Where the button that was pressed leads: another point, the end, or nowhere else."""
    asked = request.form.get("go", "")
    if asked == AT_THE_END:
        return url_for(".meeting", meeting_id=meeting.id)
    known = {str(one.id) for one in meeting.items}
    return url_for(".run_point", meeting_id=meeting.id, item_id=int(asked) if asked in known else item.id)


def _place_before(meeting: Meeting) -> str:
    asked = request.form.get("item", "")
    known = {str(one.id) for one in meeting.items}
    if asked in known:
        return url_for(".run_point", meeting_id=meeting.id, item_id=int(asked))
    return url_for(".meeting", meeting_id=meeting.id)
