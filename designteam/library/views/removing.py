"""Taking something out of the library, with a reason. Whose work or cards rest on it hears of it."""

from flask import url_for
from flask_babel import gettext

from designteam.cycle.commands.citations import tell_those_who_rest_on
from designteam.evidence import forms, policy
from designteam.evidence.models import Holding
from designteam.evidence.views.blueprint import still_there
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved
from designteam.library.views.blueprint import bp

REMOVE = "library/holdings/remove.html"


@bp.get("/evidence/<int:holding_id>/removal")
@may("revise", policy.holdings)
@still_there
def ask_why_removed(holding: Holding) -> Answer:
    return page(REMOVE, form=forms.TakingOut(formdata=None), holding=holding)


@bp.post("/evidence/<int:holding_id>/removal")
@may("revise", policy.holdings)
@still_there
def remove_holding(holding: Holding) -> Answer:
    form = forms.TakingOut()
    if not form.validate_on_submit():
        return page(REMOVE, form=form, holding=holding, status=422)
    by, at = me().person, clock.now()
    holding.remove(because=form.reason.data, by=by, at=at)
    tell_those_who_rest_on(holding, verb="removed_holding", by=by, at=at)
    place = url_for(".holding", holding_id=holding.id)
    return saved(place, message=gettext("It is out of the library. Its address stays, with your reason."))
