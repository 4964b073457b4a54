"""One check: answering alone, waiting, opening together, and reading what everybody answered."""

from typing import Any

from flask import request, url_for
from flask_babel import gettext

from designteam.kit import clock
from designteam.kit.web import Answer, can, may, me, onward, page, saved, wants_part
from designteam.kit.words import CannotDo
from designteam.reveals import commands, forms
from designteam.reveals.models import LEAST, STEPS, ClosedAnswer, SharedCheck
from designteam.reveals.policy import checks
from designteam.reveals.queries.checks import answers_in, checks_of, how_far, own_answer
from designteam.reveals.shown.pictures import opened, rounds
from designteam.reveals.shown.quadrants import quadrants
from designteam.reveals.views.blueprint import around, bp, refused

ANSWER, WAIT, REVEAL = "reveals/answer.html", "reveals/wait.html", "reveals/reveal.html"
PICTURE, QUADRANT, GONE = "reveals/picture.html", "reveals/quadrant.html", "reveals/over.html"
PROGRESS = "reveals/_progress.html"


@bp.get("/checks/<int:check_id>")
@may("see", checks)
def check(check: SharedCheck) -> Answer:
    """The form for who has not answered yet, what it waits for, or all answers."""
    if check.is_revealed:
        return reading(check)
    if not check.is_open:
        return page(
            GONE, reason=gettext("This check was called off. Nothing of it was kept."), typed="", **around(check)
        )
    mine = own_answer(check, me().id)
    if can("answer", check) and (mine is None or "again" in request.args):
        return _answering(check, _form(check, mine), has_answered=mine is not None)
    return page(WAIT, has_answered=mine is not None, **_progress(check), **around(check))


@bp.post("/checks/<int:check_id>/answer")
@may("answer", checks)
def answer(check: SharedCheck) -> Answer:
    form: Any = forms.OwnPicture() if check.is_picture else forms.OwnDots()
    if check.is_open and not form.validate_on_submit():
        return _answering(check, form, has_answered=False, status=422)
    try:
        commands.answer(check, form.said() if check.is_open else {}, by=me().person)
    except CannotDo as refusal:
        return refused(check, refusal, typed=form.sentence.data if check.is_picture else "")
    return saved(url_for(".check", check_id=check.id))


@bp.get("/checks/<int:check_id>/progress")
@may("see", checks)
def progress(check: SharedCheck) -> Answer:
    """How many answered, asked for every few seconds; who waits is brought along when the answers open."""
    here = url_for(".check", check_id=check.id)
    if not wants_part() or (not check.is_open and request.args.get("waits") == "y"):
        return onward(here)
    return page(PROGRESS, check=check, **_progress(check))


@bp.get("/checks/<int:check_id>/reveal")
@may("reveal", checks)
def ask_to_reveal(check: SharedCheck) -> Answer:
    if not check.is_open:
        return onward(url_for(".check", check_id=check.id))
    return page(REVEAL, **_progress(check), **around(check))


@bp.post("/checks/<int:check_id>/reveal")
@may("reveal", checks)
def reveal(check: SharedCheck) -> Answer:
    try:
        commands.reveal(check, by=me().person, at=clock.now())
    except CannotDo as refusal:
        return refused(check, refusal)
    return saved(url_for(".check", check_id=check.id))


@bp.post("/checks/<int:check_id>/calling-off")
@may("call_off", checks)
def call_off(check: SharedCheck) -> Answer:
    try:
        commands.call_off(check, by=me().person, at=clock.now())
    except CannotDo as refusal:
        return refused(check, refusal)
    return saved(
        url_for(".checks", team_id=check.team_id), message=gettext("Called off. The answers are gone, unread.")
    )


def reading(check: SharedCheck, *, form: Any = None, differing: Any = (), status: int = 200) -> Answer:
    """All answers, with the form for what the team makes of them."""
    if check.is_picture:
        return _pictures(check, form, differing, status)
    told = [one for one in checks_of(check.team_id) if not one.is_picture and one.id <= check.id]
    drawn = quadrants(told, answers_in([one.id for one in told]))
    if form is None:
        form = forms.WhyDifferent(formdata=None, data={"because": check.because, "from_version": check.version})
    return page(
        QUADRANT, status=status, quadrant=drawn[-1], before=drawn[:-1], form=form, differing=differing, **around(check)
    )


def _pictures(check: SharedCheck, form: Any, differing: Any, status: int) -> Answer:
    surroundings = around(check)
    team = surroundings["team"]
    if form is None:
        form = forms.SharedGoal(formdata=None, data={"goal": check.goal or team.goal, "from_version": team.version})
    seen = opened(check, answers_in([check.id])[check.id])
    return page(PICTURE, status=status, opened=seen, form=form, differing=differing, **surroundings)


def _form(check: SharedCheck, mine: ClosedAnswer | None) -> Any:
    if check.is_picture:
        known = (
            {"sentence": mine.sentence, "phase": mine.phase, "sure": mine.sure.value if mine.sure else ""}
            if mine
            else {}
        )
        return forms.OwnPicture(formdata=None, data=known)
    return forms.OwnDots(formdata=None, data=forms.OwnDots.as_placed(mine) if mine else {})


def _answering(check: SharedCheck, form: Any, *, has_answered: bool, status: int = 200) -> Answer:
    values = {"form": form, "has_answered": has_answered, "rounds": rounds(), "steps": STEPS}
    return page(ANSWER, status=status, **values, **_progress(check), **around(check))


def _progress(check: SharedCheck) -> dict[str, Any]:
    far = how_far(check, today=clock.today())
    return {"answered": far.answered, "able": far.able, "least": LEAST, "may_reveal": far.answered >= LEAST}
