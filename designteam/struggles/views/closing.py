"""Saying what helped, or taking a struggle back."""

from flask import url_for
from flask_babel import gettext

from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.struggles import commands, forms
from designteam.struggles.models import Struggle
from designteam.struggles.policy import struggles
from designteam.struggles.views.blueprint import bp

CLOSE = "struggles/close.html"


@bp.get("/struggles/<int:struggle_id>/closing")
@may("close", struggles)
def ask_what_helped(struggle: Struggle) -> Answer:
    return page(CLOSE, form=forms.ClosingStruggle(formdata=None), struggle=struggle)


@bp.post("/struggles/<int:struggle_id>/closing")
@may("close", struggles)
def close_struggle(struggle: Struggle) -> Answer:
    form = forms.ClosingStruggle()
    if not form.validate_on_submit():
        return page(CLOSE, form=form, struggle=struggle, status=422)
    try:
        commands.close(struggle, helped=form.helped.data, by=me().person, at=clock.now())
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(CLOSE, form=form, struggle=struggle, status=409)
    return saved(url_for(".struggle", struggle_id=struggle.id), message=gettext("Closed, with what helped."))


@bp.post("/struggles/<int:struggle_id>/withdrawal")
@may("withdraw", struggles)
def withdraw_struggle(struggle: Struggle) -> Answer:
    commands.withdraw(struggle, by=me().person, at=clock.now())
    return saved(url_for(".struggles"), message=gettext("Taken back. Nobody outside your team can read it any more."))
