"""Choosing something in the library by the words of its title, and tying two things together."""

from flask import request, url_for
from flask_babel import gettext

from designteam.evidence import commands, forms, policy
from designteam.evidence.forms.ties import AS_KEPT
from designteam.evidence.models import Holding, Tie
from designteam.evidence.queries.picking import found_to_pick, picked
from designteam.evidence.views.blueprint import bp, holding_both, number_in, still_there
from designteam.kit import clock
from designteam.kit.text import Unreadable, clean
from designteam.kit.web import Answer, may, me, page, saved, signed_in

PICKER, FOUND, TIE = "evidence/picker/show.html", "evidence/picker/_found.html", "evidence/ties/new.html"


@bp.get("/evidence/picker")
@signed_in
def picker() -> Answer:
    """What was found, as the choices of the form that asks for it; without a script, as a page of its own."""
    form = forms.Picking(formdata=None)
    offer_what_is_found(form, but=number_in("but"), kind=request.args.get("kind", "")[:30])
    return page(PICKER, part=FOUND, form=form, words=words_asked())


@bp.get("/evidence/<int:holding_id>/ties/new")
@may("revise", policy.holdings)
@still_there
def new_tie(holding: Holding) -> Answer:
    form = forms.Tying(formdata=None)
    offer_what_is_found(form, but=holding.id)
    return page(TIE, form=form, holding=holding, words=words_asked())


@bp.post("/evidence/<int:holding_id>/ties")
@holding_both("holding")
@may("revise", policy.holdings)
@still_there
def add_tie(holding: Holding) -> Answer:
    form = forms.Tying()
    other = offer_what_is_found(form, but=holding.id)
    if not form.validate_on_submit() or other is None:
        return page(TIE, form=form, holding=holding, words=words_asked(), status=422)
    relation, stance = AS_KEPT[form.how.data]
    commands.tie(holding, other, relation, stance=stance, remark=form.remark.data, by=me().person, at=clock.now())
    return saved(_ties_of(holding), message=gettext("Tied together."))


@bp.post("/evidence/ties/<int:tie_id>/removal")
@may("untie", policy.ties)
def remove_tie(tie: Tie) -> Answer:
    holding = tie.this
    commands.untie(tie, by=me().person, at=clock.now())
    return saved(_ties_of(holding), message=gettext("The tie is loosened."))


def offer_what_is_found(form: forms.Picking, *, but: int = 0, kind: str = "") -> Holding | None:
    """Offer what has the words that were typed in its title, and what was chosen before; the latter, if it is there.

    What the viewer may not see cannot be chosen either: it is not among the choices.
    """
    found = [*found_to_pick(words_asked(), me().facts, but=but, kind=kind)]
    chosen = picked(number_in("holding"), me().facts) if number_in("holding") not in {0, but} else None
    if chosen is not None and chosen not in found:
        found.insert(0, chosen)
    form.offer(found)
    return chosen


def words_asked() -> str:
    try:
        return clean(request.values.get("q", ""))[:200]
    except Unreadable:
        return ""


def _ties_of(holding: Holding) -> str:
    return url_for("library.holding", holding_id=holding.id, _anchor="ties")
