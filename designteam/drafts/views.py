"""Keeping a draft while somebody types, giving it back, and throwing it away."""

from flask import Blueprint, Response, abort, g, jsonify, request

from designteam.drafts import commands
from designteam.drafts.forms import Kept, as_place, as_writing
from designteam.drafts.queries import left_on
from designteam.drafts.shown import desk
from designteam.kit import clock
from designteam.kit.web import Answer, me, signed_in, when_saved

bp = Blueprint("drafts", __name__)
bp.add_app_template_global(desk)


@bp.get("/drafts")
@signed_in
def left_here() -> Response:
    """What the reader left at the forms of one page."""
    page = as_place(request.args.get("at"))
    if not page:
        abort(422)
    left = [found._asdict() | {"changed_at": found.changed_at.isoformat()} for found in left_on(page, of=me().person)]
    return jsonify(left)


@bp.post("/drafts")
@signed_in
def keep_draft() -> Answer:
    """What stands in a form now. 205 when this writing ended already: nothing is kept, the browser begins a new one."""
    sent = Kept.sent()
    if sent is None:
        abort(422)
    try:
        commands.keep(
            place=sent.place, about=sent.about, writing=sent.writing, typed=sent.typed, by=me().person, at=clock.now()
        )
    except commands.Finished:
        return "", 205
    return "", 204


@bp.post("/drafts/removal")
@signed_in
def throw_away_draft() -> Answer:
    """Let go of what was typed; the browser shows the form as it is without."""
    place = as_place(request.form.get("draft"))
    if not place:
        abort(422)
    commands.finish(place=place, writing=as_writing(request.form.get("writing")), by=me().person, at=clock.now())
    return "", 204


@when_saved
def finish_what_was_written() -> None:
    """A form that was kept for good leaves no draft, on any device."""
    place = as_place(request.form.get("draft"))
    if place and me().is_authenticated:
        writing = as_writing(request.form.get("writing"))
        commands.finish(place=place, writing=writing, by=me().person, at=clock.now())
        g.is_writing_finished = True
