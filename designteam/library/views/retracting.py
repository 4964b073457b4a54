"""A source that was retracted. Whose work or cards rest on it hears of it, and again when it was a mistake."""

from flask import url_for
from flask_babel import gettext

from designteam.cycle.commands.citations import tell_those_who_rest_on
from designteam.evidence import commands, forms, policy
from designteam.evidence.models import Holding, Source
from designteam.evidence.views.blueprint import of_kind, still_there
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved
from designteam.library.views.blueprint import bp

RETRACT, RESTORE = "library/sources/retract.html", "library/sources/restore.html"


@bp.get("/evidence/<int:holding_id>/retraction")
@may("curate", policy.holdings)
@still_there
def ask_why_retracted(holding: Holding) -> Answer:
    return page(RETRACT, form=forms.Retracting(formdata=None), source=of_kind(Source, holding))


@bp.post("/evidence/<int:holding_id>/retraction")
@may("curate", policy.holdings)
@still_there
def retract_source(holding: Holding) -> Answer:
    """Whoever comes second finds what the first one noted."""
    source, form = of_kind(Source, holding), forms.Retracting()
    if not form.validate_on_submit():
        return page(RETRACT, form=form, source=source, status=422)
    by, at, asked = me().person, clock.now(), form.values()
    if commands.retract(source, on=asked["on"], because=asked["reason"], notice=asked["notice"], by=by, at=at):
        tell_those_who_rest_on(source, verb="retracted_source", by=by, at=at)
    return saved(_place_of(source), message=gettext("Noted. Everybody whose work or cards rest on it hears of it."))


@bp.get("/evidence/<int:holding_id>/retraction/mistake")
@may("curate", policy.holdings)
@still_there
def ask_why_restored(holding: Holding) -> Answer:
    return page(RESTORE, form=forms.Restoring(formdata=None), source=of_kind(Source, holding))


@bp.post("/evidence/<int:holding_id>/retraction/mistake")
@may("curate", policy.holdings)
@still_there
def restore_source(holding: Holding) -> Answer:
    source, form = of_kind(Source, holding), forms.Restoring()
    if not form.validate_on_submit():
        return page(RESTORE, form=form, source=source, status=422)
    by, at = me().person, clock.now()
    if commands.restore(source, because=form.reason.data, by=by, at=at):
        tell_those_who_rest_on(source, verb="restored_source", by=by, at=at)
    return saved(_place_of(source), message=gettext("It stands again. Nobody is asked to look again any more."))


def _place_of(source: Source) -> str:
    return url_for(".holding", holding_id=source.id)
