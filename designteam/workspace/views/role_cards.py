"""Role cards: what each member brings and expects, to read on screen and to print and cut out."""

from typing import NamedTuple

from flask import url_for
from flask_babel import gettext

from designteam.cycle.views.around import around_team
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.method.definition import ROLES
from designteam.teams import commands, forms
from designteam.teams.models import DesignTeam, RoleCard
from designteam.teams.policy import teams
from designteam.teams.queries import agreements, memberships_of
from designteam.workspace.views.blueprint import bp

CARDS, EDIT = "workspace/role_cards/index.html", "workspace/role_cards/edit.html"


class Member(NamedTuple):
    """One member with every role they hold, and their card when they filled it in."""

    person_id: int
    name: str
    roles: list[str]
    card: RoleCard | None


@bp.get("/teams/<int:team_id>/role-cards")
@may("see", teams)
def role_cards(team: DesignTeam) -> Answer:
    cards = agreements.cards_of(team.id)
    members: dict[int, Member] = {}
    for one in memberships_of(team):
        if one.is_current(clock.today()):
            known = members.setdefault(
                one.person_id, Member(one.person_id, one.person.name, [], cards.get(one.person_id))
            )
            known.roles.append(say(ROLES[one.role].label))
    return page(CARDS, members=list(members.values()), **around_team(team))


@bp.get("/teams/<int:team_id>/role-card")
@may("design", teams)
def role_card(team: DesignTeam) -> Answer:
    card = agreements.card_of(me().id, team.id)
    return page(EDIT, form=forms.RoleCard(formdata=None, obj=card), **around_team(team))


@bp.post("/teams/<int:team_id>/role-card")
@may("design", teams)
def fill_in_role_card(team: DesignTeam) -> Answer:
    """Everybody fills in only their own."""
    form = forms.RoleCard()
    if not form.validate_on_submit():
        return page(EDIT, form=form, status=422, **around_team(team))
    commands.fill_in_card(team, me().person, **form.values(), at=clock.now())
    return saved(url_for(".role_cards", team_id=team.id), message=gettext("Your role card is kept."))
