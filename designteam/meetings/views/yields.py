"""What a point gave: a decision, an insight or an action, written down where it was said."""

from typing import Any

from flask import abort, url_for
from flask_babel import gettext

from designteam.cycle.models import Artefact
from designteam.cycle.policy import artefacts
from designteam.kit import clock, db
from designteam.kit.web import Answer, granted, may, me, saved, wants_part, was_kept
from designteam.meetings import commands, policy
from designteam.meetings.models import Meeting, Yield
from designteam.meetings.queries import meetings as queries
from designteam.meetings.shown import writing
from designteam.meetings.shown.records import record_of
from designteam.meetings.views.blueprint import bp, point_of
from designteam.meetings.views.running import running

YIELDS = "meetings/run/_yields.html"


@bp.post("/meetings/<int:meeting_id>/items/<int:item_id>/decisions")
@may("hold", policy.meetings)
def add_decision(meeting: Meeting, item_id: int) -> Answer:
    item = point_of(meeting, item_id)
    _, iteration = queries.surroundings_of(meeting.team_id)
    form = writing.deciding(queries.choices_in(iteration))
    if not form.validate_on_submit():
        return running(meeting, item_id, part=YIELDS, status=422, deciding=form)
    commands.decide(
        item, form.text.data, about=_about(form.about.data), agrees=form.agrees.data,
        submission=form.submission.data, by=me().person, at=clock.now(),
    )  # fmt: skip
    return _kept(meeting, item_id)


@bp.post("/meetings/<int:meeting_id>/items/<int:item_id>/insights")
@may("hold", policy.meetings)
def add_insight(meeting: Meeting, item_id: int) -> Answer:
    item = point_of(meeting, item_id)
    _, iteration = queries.surroundings_of(meeting.team_id)
    form = writing.learning(queries.choices_in(iteration))
    if not form.validate_on_submit():
        return running(meeting, item_id, part=YIELDS, status=422, learning=form)
    about = _about(form.about.data)
    known: dict[str, Any] = {"submission": form.submission.data, "by": me().person, "at": clock.now()}
    if about is not None:
        commands.learn_about(item, form.text.data, about=about, **known)
    elif iteration is None:
        form.refuse(gettext("Start the first iteration; then an insight has a place to stand in."))
        return running(meeting, item_id, part=YIELDS, status=422, learning=form)
    else:
        commands.learn(item, form.text.data, lane=form.lane.data, to=iteration, **known)
    return _kept(meeting, item_id)


@bp.post("/meetings/<int:meeting_id>/items/<int:item_id>/actions")
@may("hold", policy.meetings)
def add_action(meeting: Meeting, item_id: int) -> Answer:
    item = point_of(meeting, item_id)
    form = writing.promising(record_of(meeting, now=clock.now()))
    if not form.validate_on_submit():
        return running(meeting, item_id, part=YIELDS, status=422, promising=form)
    commands.promise(
        item, form.text.data, owner_id=int(form.owner.data) if form.owner.data else None, due_on=form.due_on.data,
        submission=form.submission.data, by=me().person, at=clock.now(),
    )  # fmt: skip
    return _kept(meeting, item_id)


@bp.post("/meetings/<int:meeting_id>/yields/<int:yield_id>/removal")
@may("hold", policy.meetings)
def take_back_yield(meeting: Meeting, yield_id: int) -> Answer:
    gain = db.session().get(Yield, yield_id)
    if gain is None or gain.item.meeting_id != meeting.id:
        abort(404)
    item_id = gain.item_id
    commands.take_back(gain, by=me().person, at=clock.now())
    return _kept(meeting, item_id)


def _about(chosen: str) -> Artefact | None:
    """What was chosen from the list, if the viewer may change it."""
    return granted(artefacts, int(chosen), "revise") if chosen else None


def _kept(meeting: Meeting, item_id: int) -> Answer:
    if wants_part():
        was_kept()
        db.session().flush()
        return running(meeting, item_id, part=YIELDS)
    return saved(url_for(".run_point", meeting_id=meeting.id, item_id=item_id, _anchor="outcomes"))
