"""What a team adds to something that is there: what it sees in class, and what it found of an application."""

import secrets
from typing import Any, TypeVar

from flask import abort, url_for
from flask_babel import gettext

from designteam.evidence import commands, forms, policy
from designteam.evidence.models import Card, ClassroomPicture, Demonstration, Holding, IctOption
from designteam.evidence.views.blueprint import bp, of_kind, still_there
from designteam.kit import clock
from designteam.kit.web import Answer, granted, may, me, page, saved
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams

Asked = TypeVar("Asked", bound=forms.OfATeam)

PICTURE, DEMONSTRATION = "evidence/card/picture.html", "evidence/ict_option/demonstration.html"


@bp.get("/evidence/<int:holding_id>/pictures/new")
@may("picture", policy.holdings)
@still_there
def new_picture(holding: Holding) -> Answer:
    return page(PICTURE, form=_fresh(forms.Picturing), card=of_kind(Card, holding))


@bp.post("/evidence/<int:holding_id>/pictures")
@may("picture", policy.holdings)
@still_there
def add_picture(holding: Holding) -> Answer:
    card, form = of_kind(Card, holding), _sent(forms.Picturing)
    if not form.validate_on_submit():
        return page(PICTURE, form=form, card=card, status=422)
    commands.give_picture(
        card, **form.values(), team=_team(form), submission=form.submission.data, by=me().person, at=clock.now()
    )
    return saved(_place_of(card, "pictures"), message=gettext("What you see in class stands with the card."))


@bp.post("/evidence/pictures/<int:picture_id>/removal")
@may("take_back", policy.pictures)
def take_back_picture(picture: ClassroomPicture) -> Answer:
    commands.take_back_picture(picture, by=me().person, at=clock.now())
    return saved(_place_of(picture.card, "pictures"), message=gettext("Taken back."))


@bp.post("/evidence/<int:holding_id>/signature")
@may("curate", policy.holdings)
@still_there
def sign_card(holding: Holding) -> Answer:
    commands.sign(of_kind(Card, holding), by=me().person, at=clock.now())
    return saved(_place_of(holding, "text"), message=gettext("Your name stands under the finding."))


@bp.post("/evidence/<int:holding_id>/check")
@may("curate", policy.holdings)
@still_there
def check_holding(holding: Holding) -> Answer:
    if not isinstance(holding, Card | IctOption):
        abort(404)
    commands.check(holding, on=clock.today(), by=me().person, at=clock.now())
    return saved(_place_of(holding, "sure"), message=gettext("Noted that it still holds today."))


@bp.get("/evidence/<int:holding_id>/demonstrations/new")
@may("demonstrate", policy.holdings)
@still_there
def new_demonstration(holding: Holding) -> Answer:
    form = _fresh(forms.Demonstrating, on=clock.today())
    return page(DEMONSTRATION, form=form, option=of_kind(IctOption, holding))


@bp.post("/evidence/<int:holding_id>/demonstrations")
@may("demonstrate", policy.holdings)
@still_there
def add_demonstration(holding: Holding) -> Answer:
    option, form = of_kind(IctOption, holding), _sent(forms.Demonstrating)
    if not form.validate_on_submit():
        return page(DEMONSTRATION, form=form, option=option, status=422)
    commands.demonstrate(
        option, form.values(), team=_team(form), submission=form.submission.data, by=me().person, at=clock.now()
    )
    return saved(_place_of(option, "demonstrations"), message=gettext("Noted what you found of it."))


@bp.post("/evidence/demonstrations/<int:demonstration_id>/removal")
@may("take_back", policy.demonstrations)
def withdraw_demonstration(demonstration: Demonstration) -> Answer:
    option = demonstration.option
    commands.withdraw_demonstration(demonstration, by=me().person, at=clock.now())
    return saved(_place_of(option, "demonstrations"), message=gettext("Taken back."))


def _fresh(form: type[Asked], **filled: Any) -> Asked:
    asked = form(formdata=None, **filled)
    asked.offer(me().design_teams)
    asked.submission.data = secrets.token_urlsafe(16)
    return asked


def _sent(form: type[Asked]) -> Asked:
    asked = form()
    asked.offer(me().design_teams)
    return asked


def _team(form: forms.OfATeam) -> DesignTeam:
    team: DesignTeam = granted(teams, int(form.team.data), "design")
    return team


def _place_of(holding: Holding, anchor: str) -> str:
    return url_for("library.holding", holding_id=holding.id, _anchor=anchor)
