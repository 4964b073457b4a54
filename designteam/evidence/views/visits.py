"""Noting an idea during a visit, and deciding afterwards what the team does with it."""

from flask import url_for
from flask_babel import gettext

from designteam.evidence import commands, forms, policy
from designteam.evidence.models import Capture, Disposition, Holding, InspirationVisit
from designteam.evidence.views.blueprint import bp, of_kind, still_there
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo

CAPTURE, DECIDE = "evidence/inspiration/capture.html", "evidence/inspiration/decide.html"


@bp.get("/evidence/<int:holding_id>/captures/new")
@may("share", policy.holdings)
@still_there
def new_capture(holding: Holding) -> Answer:
    return page(CAPTURE, form=forms.Capturing(formdata=None), visit=of_kind(InspirationVisit, holding))


@bp.post("/evidence/<int:holding_id>/captures")
@may("share", policy.holdings)
@still_there
def add_capture(holding: Holding) -> Answer:
    visit, form = of_kind(InspirationVisit, holding), forms.Capturing()
    if not form.validate_on_submit():
        return page(CAPTURE, form=form, visit=visit, status=422)
    try:
        commands.capture(visit, **form.values(), by=me().person, at=clock.now())
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(CAPTURE, form=form, visit=visit, status=422)
    return saved(_place_of(visit), message=gettext("The idea is noted."))


@bp.get("/evidence/captures/<int:capture_id>/disposition")
@may("decide", policy.captures)
def ask_what_to_do(capture: Capture) -> Answer:
    chosen = capture.disposition.value if capture.disposition else ""
    form = forms.Deciding(formdata=None, disposition=chosen, taken=capture.taken, left=capture.left)
    return page(DECIDE, form=form, capture=capture)


@bp.post("/evidence/captures/<int:capture_id>/disposition")
@may("decide", policy.captures)
def decide_capture(capture: Capture) -> Answer:
    form = forms.Deciding()
    if not form.validate_on_submit():
        return page(DECIDE, form=form, capture=capture, status=422)
    try:
        commands.decide(
            capture,
            disposition=Disposition(form.disposition.data),
            taken=form.taken.data,
            left=form.left.data,
            by=me().person,
            at=clock.now(),
        )
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(DECIDE, form=form, capture=capture, status=422)
    return saved(_place_of(capture.visit), message=gettext("Kept what you do with it."))


@bp.post("/evidence/captures/<int:capture_id>/removal")
@may("take_back", policy.captures)
def take_back_capture(capture: Capture) -> Answer:
    visit = capture.visit
    commands.take_back_capture(capture, by=me().person, at=clock.now())
    return saved(_place_of(visit), message=gettext("Taken back."))


def _place_of(visit: Holding) -> str:
    return url_for("library.holding", holding_id=visit.id, _anchor="captures")
