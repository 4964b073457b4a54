"""Making one of two that are the same, and saying of two that look the same that they are not."""

from typing import Any

from flask import abort, redirect, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import NotFound

from designteam.cycle.commands.citations import rest_on_the_one_that_stays
from designteam.cycle.queries.citations import how_many_rest_on
from designteam.evidence import commands, forms, policy
from designteam.evidence.commands.doubles import reads_as_many
from designteam.evidence.models import Holding
from designteam.evidence.queries.doubles import pairs_that_look_the_same
from designteam.evidence.queries.holdings import ties_of
from designteam.evidence.shown.readable import said_in
from designteam.evidence.views.blueprint import holding_both, number_in, still_there
from designteam.evidence.views.ties import offer_what_is_found, words_asked
from designteam.kit import clock, db
from designteam.kit.text import whole_number
from designteam.kit.web import Answer, can, granted, may, me, page, saved, say, signed_in
from designteam.kit.words import CannotDo
from designteam.library.views.blueprint import bp

PICK, BESIDE, DOUBLES = "library/doubles/pick.html", "library/doubles/beside.html", "library/doubles/index.html"


@bp.get("/evidence/doubles")
@signed_in
def doubles() -> Answer:
    """Pairs of sources that look the same, among what the reader looks after."""
    if not (me().facts["my_research_networks"] or me().facts["my_mentored_networks"]):
        abort(403)
    after = [whole_number(text) for text in request.args.get("after", "").split("-")]
    start = {"after": (after[0], after[1])} if len(after) == 2 else {}
    pairs, has_more = pairs_that_look_the_same(me().facts, **start)
    onward = url_for(".doubles", after=f"{pairs[-1].one.id}-{pairs[-1].other.id}") if has_more else ""
    return page(DOUBLES, pairs=pairs, onward=onward, is_continued=bool(start))


@bp.post("/evidence/<int:holding_id>/apart")
@holding_both("other")
@may("curate", policy.holdings)
@still_there
def keep_apart(holding: Holding) -> Answer:
    other = granted(policy.holdings, number_in("other"), "curate")
    try:
        with db.session().begin_nested():
            commands.say_that_they_are_two(holding, other, by=me().person, at=clock.now())
    except CannotDo:
        abort(422)
    return saved(url_for(".doubles"), message=gettext("Remembered: these are two."))


@bp.get("/evidence/<int:holding_id>/merge")
@may("curate", policy.holdings)
def ask_with_which(holding: Holding) -> Answer:
    """Choose the other one; once it is chosen, both beside each other."""
    if holding.merged_into_id:
        return redirect(url_for(".holding", holding_id=holding.id))
    other = _other_than(holding)
    return _picking(holding) if other is None else _beside(holding, other, forms.Merging(formdata=None))


@bp.post("/evidence/<int:holding_id>/merge")
@holding_both("holding")
@may("curate", policy.holdings)
def merge_holdings(holding: Holding) -> Answer:
    other, form = _other_than(holding), forms.Merging()
    if other is None:
        return _picking(holding, status=422)
    form.offer((holding, other))
    if not can("curate", other):
        form.refuse(
            gettext("Only who looks after both makes one of them. You do not look after: %(title)s", title=other.title)
        )
        return _beside(holding, other, form, status=422)
    if not form.validate_on_submit():
        return _beside(holding, other, form, status=422)
    stays, double = (holding, other) if form.stays.data == str(holding.id) else (other, holding)
    try:
        with db.session().begin_nested():
            commands.merge(double, into=stays, by=me().person, at=clock.now())
            rest_on_the_one_that_stays(double, into=stays, by=me().person, at=clock.now())
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _beside(holding, other, form, status=422)
    return saved(
        url_for(".holding", holding_id=stays.id),
        message=gettext("These two are one now. The other address leads here."),
    )


def _other_than(holding: Holding) -> Holding | None:
    """The one that was chosen, if the reader may see it; held until the end, so that nobody merges it meanwhile."""
    chosen = number_in("holding")
    if chosen in {0, holding.id}:
        return None
    try:
        other: Holding = granted(policy.holdings, chosen, "see")
    except NotFound:
        return None
    return other


def _picking(holding: Holding, *, status: int = 200) -> Answer:
    form = forms.Picking(formdata=None)
    offer_what_is_found(form, but=holding.id, kind=holding.kind)
    if status == 422:
        form.refuse(gettext("Choose another one from the list."), "holding")
    here = url_for(".ask_with_which", holding_id=holding.id)
    return page(PICK, form=form, holding=holding, here=here, words=words_asked(), status=status)


def _beside(holding: Holding, other: Holding, form: forms.Merging, *, status: int = 200) -> Answer:
    """Sent to the address of the first of both, so that two people who do this hold them in one order."""
    first, second = sorted((holding, other), key=lambda one: one.id)
    two = [_told(one) for one in (first, second)]
    form.offer((first, second))
    if form.stays.data is None:
        form.stays.data = str(_preferred(two).id)
    return page(BESIDE, form=form, holding=holding, first=first, second=second, two=two, status=status)


def _told(holding: Holding) -> dict[str, Any]:
    """What it says, and what hangs on it, as far as the reader may see."""
    return {
        "holding": holding,
        "said": [(part.label, part.text) for part in said_in(holding.kind, holding.content)],
        "terms": holding.terms,
        "resting": how_many_rest_on(holding, me().facts)[0],
        "ties": len(ties_of(holding, me().facts)),
    }


def _preferred(two: list[dict[str, Any]]) -> Holding:
    """The one that more people may read; then the one on which more rests; then the one that was there first."""
    one, other = two
    if reads_as_many(one["holding"], other["holding"]) != reads_as_many(other["holding"], one["holding"]):
        wider: Holding = (one if reads_as_many(one["holding"], other["holding"]) else other)["holding"]
        return wider
    preferred: Holding = max(two, key=lambda told: told["resting"])["holding"]
    return preferred
