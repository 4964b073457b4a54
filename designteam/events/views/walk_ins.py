"""At the door, on a phone: who came without signing up, noted by who holds the event."""

import secrets
from typing import Any

from flask import abort, url_for
from flask_babel import gettext

from designteam.events import commands, forms, policy
from designteam.events.models import SharingEvent
from designteam.events.queries.events import schools_in, walk_ins_of
from designteam.events.views.blueprint import bp
from designteam.kit import clock
from designteam.kit.web import Answer, may, page, saved, say
from designteam.kit.words import CannotDo

SHOW = "events/walk_ins.html"


@bp.get("/events/<int:event_id>/walk-ins")
@may("hold", policy.events)
def walk_ins(event: SharingEvent) -> Answer:
    return _walk_ins(event, _form(event, formdata=None, submission=secrets.token_urlsafe(16)))


@bp.post("/events/<int:event_id>/walk-ins")
@may("hold", policy.events)
def note_walk_in(event: SharingEvent) -> Answer:
    form = _form(event)
    if not form.validate_on_submit():
        return _walk_ins(event, form, status=422)
    try:
        commands.note_walk_in(
            event,
            school_id=int(form.school.data) if form.school.data else None,
            who=form.who.data,
            people=form.people.data or 1,
            submission=form.submission.data,
            at=clock.now(),
        )
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _walk_ins(event, form, status=422)
    return saved(url_for(".walk_ins", event_id=event.id), message=gettext("Noted."))


@bp.post("/events/<int:event_id>/walk-ins/<int:walk_in_id>/removal")
@may("hold", policy.events)
def strike_walk_in(event: SharingEvent, walk_in_id: int) -> Answer:
    if not commands.strike_walk_in(event, walk_in_id):
        abort(404)
    return saved(url_for(".walk_ins", event_id=event.id), message=gettext("Taken away."))


def _form(event: SharingEvent, **options: Any) -> forms.NotingWalkIn:
    form = forms.NotingWalkIn(**options)
    schools = schools_in(event.network_id, today=clock.today())
    form.school.choices = [form.school.choices[0], *((str(id_), name) for id_, name in schools.items())]
    return form


def _walk_ins(event: SharingEvent, form: forms.NotingWalkIn, *, status: int = 200) -> Answer:
    return page(
        SHOW,
        event=event,
        form=form,
        noted=walk_ins_of(event.id),
        is_time=event.is_today_or_was(clock.now()) and not event.is_cancelled,
        status=status,
    )
