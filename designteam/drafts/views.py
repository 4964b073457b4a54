"""Keeping a draft while somebody types, and throwing it away."""

from flask import Blueprint, abort, redirect, request

from designteam.drafts import commands
from designteam.drafts.forms import Kept, as_place, as_writing
from designteam.kit import clock
from designteam.kit.web import Answer, me, signed_in, when_saved

bp = Blueprint("drafts", __name__)


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
    """Let go of what was typed, and show the form as it is without."""
    place = as_place(request.form.get("draft"))
    if not place:
        abort(422)
    commands.finish(place=place, writing=as_writing(request.form.get("writing")), by=me().person, at=clock.now())
    return redirect(place, code=303)


@when_saved
def finish_what_was_written() -> None:
    """A form that was kept for good leaves no draft, on any device."""
    place = as_place(request.form.get("draft"))
    if place and me().is_authenticated:
        writing = as_writing(request.form.get("writing"))
        commands.finish(place=place, writing=writing, by=me().person, at=clock.now())
