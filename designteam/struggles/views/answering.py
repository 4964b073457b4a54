"""Saying something to a struggle of another team, by the three prompts."""

from flask import abort, url_for
from flask_babel import gettext

from designteam.feedback.forms import Mirroring
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, saved, say
from designteam.kit.words import CannotDo
from designteam.struggles import commands
from designteam.struggles.models import Struggle
from designteam.struggles.policy import struggles
from designteam.struggles.views.blueprint import bp, show, voices_for


@bp.post("/struggles/<int:struggle_id>/feedback")
@may("answer", struggles)
def answer_struggle(struggle: Struggle) -> Answer:
    form, voices = Mirroring(), voices_for(struggle)
    form.offer(voices)
    if not form.validate_on_submit():
        return show(struggle, form, status=422)
    try:
        commands.answer(
            struggle,
            form.values(),
            voice=voices[form.voice.data],
            submission=form.submission.data,
            by=me().person,
            at=clock.now(),
        )
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return show(struggle, form, status=422)
    return saved(_place_of(struggle), message=gettext("Your words stand with it."))


@bp.post("/struggles/<int:struggle_id>/feedback/<int:feedback_id>/removal")
@may("see", struggles)
def take_back_answer(struggle: Struggle, feedback_id: int) -> Answer:
    if not commands.take_back_answer(struggle, feedback_id, by=me().person, at=clock.now()):
        abort(404)
    return saved(_place_of(struggle), message=gettext("Taken back."))


def _place_of(struggle: Struggle) -> str:
    return url_for(".struggle", struggle_id=struggle.id, _anchor="said")
