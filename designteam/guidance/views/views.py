"""Choices of teams that somebody keeps under a name, and whether they want a letter."""

from flask import abort, redirect, request, url_for
from flask_babel import gettext

from designteam.guidance import commands, forms
from designteam.guidance.shown.letters import STOP
from designteam.guidance.views.blueprint import bp
from designteam.guidance.views.board import chosen, parts_of, query_of
from designteam.kit import clock
from designteam.kit.web import Answer, me, page, saved, say, signed_in
from designteam.letters.views.stopping import lets_stop

NEW, STOPPING = "guidance/view.html", "guidance/stop.html"


@bp.get("/guidance/views/new")
@signed_in
def new_view() -> Answer:
    return page(NEW, form=forms.KeepingView(formdata=None), query=query_of(chosen()))


@bp.post("/guidance/views")
@signed_in
def keep_view() -> Answer:
    form, query = forms.KeepingView(), query_of(chosen())
    if not form.validate_on_submit():
        return page(NEW, form=form, query=query, status=422)
    try:
        commands.keep_view(form.name.data, query, by=me().person)
    except commands.CannotKeepView as refusal:
        form.refuse(say(refusal.reason), "name")
        return page(NEW, form=form, query=query, status=409)
    return saved(url_for(".board", **parts_of(chosen())), message=gettext("Kept. You find it above the teams."))


@bp.post("/guidance/views/<int:view_id>/removal")
@signed_in
def forget_view(view_id: int) -> Answer:
    if not commands.forget_view(view_id, by=me().person):
        abort(404)
    return redirect(url_for(".board"))


@bp.post("/guidance/letters")
@signed_in
def choose_letters() -> Answer:
    wanted = request.form.get("wanted") == "1"
    commands.choose_letters(me().id, wanted=wanted, at=clock.now())
    said = gettext("You get a letter on Monday.") if wanted else gettext("You get no letter any more.")
    return saved(url_for(".board"), message=said)


lets_stop(
    bp,
    "/guidance/letters",
    STOP,
    template=STOPPING,
    stop=lambda person_id: commands.choose_letters(person_id, wanted=False, at=clock.now()),
)
