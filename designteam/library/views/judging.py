"""How sure the library is of a card. Who rests on it hears of it when it becomes less."""

from flask import url_for
from flask_babel import gettext

from designteam.cycle.commands.citations import tell_those_who_rest_on
from designteam.evidence import commands, forms, policy
from designteam.evidence.models import Card, CardStatus, Holding, Strength
from designteam.evidence.views.blueprint import of_kind, still_there
from designteam.kit import clock, db
from designteam.kit.web import Answer, may, me, page, saved
from designteam.library.views.blueprint import bp
from designteam.teams.models import Stale

JUDGE = "library/cards/judge.html"


@bp.get("/evidence/<int:holding_id>/judgement")
@may("curate", policy.holdings)
@still_there
def ask_how_sure(holding: Holding) -> Answer:
    card = of_kind(Card, holding)
    form = forms.Judging(
        formdata=None,
        strength=card.strength.value if card.strength else "",
        strength_because=card.strength_because,
        status=card.status.value,
    )
    form.from_version.data = card.version
    return page(JUDGE, form=form, card=card)


@bp.post("/evidence/<int:holding_id>/judgement")
@may("curate", policy.holdings)
@still_there
def judge_card(holding: Holding) -> Answer:
    card, form = of_kind(Card, holding), forms.Judging()
    if not form.validate_on_submit():
        return page(JUDGE, form=form, card=card, status=422)
    try:
        with db.session().begin_nested():
            _judge(card, form)
    except Stale:
        db.session().refresh(card)
        form.from_version.data = card.version
        form.refuse(
            gettext(
                "Somebody changed this card while you were writing. "
                "Your text is still here, and what it says now stands above it."
            )
        )
        return page(JUDGE, form=form, card=card, status=409)
    return saved(url_for(".holding", holding_id=card.id, _anchor="sure"), message=gettext("Kept how sure we are."))


def _judge(card: Card, form: forms.Judging) -> None:
    by, at, had_turned = me().person, clock.now(), card.turned_version is not None
    commands.judge(
        card,
        strength=Strength(form.strength.data) if form.strength.data else None,
        strength_because=form.strength_because.data,
        status=CardStatus(form.status.data),
        because=form.because.data,
        from_version=form.from_version.data,
        by=by,
        at=at,
        today=clock.today(),
    )
    if card.turned_at == at:
        tell_those_who_rest_on(card, by=by, at=at)
    elif had_turned and card.turned_version is None:
        tell_those_who_rest_on(card, verb="restored_holding", by=by, at=at)
