"""Who is in a team; for those who lead it also who joins and for whom it looks."""

from typing import Any

from flask import abort, url_for
from flask_babel import get_locale, gettext

from designteam.cycle.views.around import around_team
from designteam.kit import clock
from designteam.kit.web import Answer, can, may, me, page, saved, say
from designteam.kit.words import N_
from designteam.letters.views import address_of_site, post
from designteam.method.definition import ROLES, Role
from designteam.people.models import Person
from designteam.people.queries import person_with
from designteam.teams import commands, forms
from designteam.teams.models import DesignTeam, TeamInvitation
from designteam.teams.policy import teams
from designteam.teams.queries import memberships_of
from designteam.teams.queries.agreements import wanted_in
from designteam.teams.queries.invitations import invitation_in, pending_in
from designteam.workspace.views.among_people import count_invitations, home_of, line_of
from designteam.workspace.views.blueprint import bp

PEOPLE = "workspace/people/index.html"
NOBODY = N_("Nobody has an account with this address yet. Write the name too, then this person gets a letter.")


@bp.get("/teams/<int:team_id>/people")
@may("see", teams)
def people(team: DesignTeam) -> Answer:
    return _people(team)


@bp.post("/teams/<int:team_id>/memberships")
@may("lead", teams)
def add_membership(team: DesignTeam) -> Answer:
    """Take in who has an account; write to who has none."""
    form = forms.Welcome()
    if not form.validate_on_submit():
        return _people(team, welcome=form, status=422)
    asked = form.values()
    count_invitations(asked["email"])
    person = person_with(email=asked["email"])
    if person is None and not asked["name"]:
        form.refuse(gettext(NOBODY), "name")
        return _people(team, welcome=form, status=422)
    try:
        message = _welcome(team, person, asked) if person else _invite(team, asked)
    except commands.CannotJoin as refusal:
        form.refuse(say(refusal.reason), "role" if person else "email")
        return _people(team, welcome=form, status=422)
    return saved(home_of(team), message=message)


@bp.post("/teams/<int:team_id>/invitations/<int:invitation_id>/letter")
@may("lead", teams)
def send_invitation_again(team: DesignTeam, invitation_id: int) -> Answer:
    """Another letter with another link; the one of before no longer works."""
    invitation = _pending_invitation(team, invitation_id)
    count_invitations(invitation.email)
    token = invitation.renew(by=me().person, at=clock.now())
    _post_invitation(team, invitation, token)
    return saved(home_of(team), message=gettext("A new letter is on its way to %(name)s.", name=invitation.name))


@bp.post("/teams/<int:team_id>/invitations/<int:invitation_id>/withdrawal")
@may("lead", teams)
def withdraw_invitation(team: DesignTeam, invitation_id: int) -> Answer:
    invitation = _pending_invitation(team, invitation_id)
    invitation.withdraw(by=me().person, at=clock.now())
    message = gettext("The invitation of %(name)s no longer works.", name=invitation.name)
    return saved(home_of(team), message=message)


@bp.post("/teams/<int:team_id>/wanted-roles")
@may("lead", teams)
def look_for(team: DesignTeam) -> Answer:
    form = forms.WantedRole()
    if not form.validate_on_submit():
        return _people(team, wanted=form, status=422)
    role, sentence = Role(form.values()["role"]), form.values()["sentence"]
    commands.look_for(team, role, sentence=sentence, by=me().person, at=clock.now())
    return saved(home_of(team), message=gettext("Kept for whom you look."))


def _welcome(team: DesignTeam, person: Person, asked: dict[str, Any]) -> str:
    role, since = Role(asked["role"]), asked["since"]
    commands.welcome(team, person, role=role, since=since, by=me().person, at=clock.now())
    link = address_of_site() + url_for("workspace.team", team_id=team.id)
    post(
        "welcomed", to=person.email, language=person.language,
        person=person, team=team, role=ROLES[role].label, since=since, by=me().name, link=link,
    )  # fmt: skip
    return gettext("%(name)s is in the team.", name=person.name)


def _invite(team: DesignTeam, asked: dict[str, Any]) -> str:
    invitation, token = commands.invite(
        team,
        email=asked["email"],
        name=asked["name"],
        language=str(get_locale()),
        role=Role(asked["role"]),
        since=asked["since"],
        by=me().person,
        at=clock.now(),
    )
    _post_invitation(team, invitation, token)
    return gettext("A letter with an invitation is on its way to %(name)s.", name=invitation.name)


def _post_invitation(team: DesignTeam, invitation: TeamInvitation, token: str) -> None:
    link = address_of_site() + url_for("workspace.joining", token=token)
    post(
        "invited", to=invitation.email, language=invitation.language, good_until=invitation.expires_at,
        invitation=invitation, team=team, role=ROLES[invitation.role].label, by=me().name, link=link,
    )  # fmt: skip


def _pending_invitation(team: DesignTeam, invitation_id: int) -> TeamInvitation:
    found = invitation_in(team.id, invitation_id)
    if found is None or not found.is_pending:
        abort(404)
    return found


def _people(
    team: DesignTeam,
    *,
    welcome: forms.Welcome | None = None,
    wanted: forms.WantedRole | None = None,
    status: int = 200,
) -> Answer:
    today, leads = clock.today(), can("lead", team)
    memberships = memberships_of(team)
    current = [one for one in memberships if one.is_current(today)]
    held = {one.role for one in current}
    looked_for = wanted_in(team.id)
    return page(
        PEOPLE,
        current=[line_of(one, today) for one in current],
        former=[line_of(one, today) for one in memberships if not one.is_current(today)],
        invitations=pending_in(team.id) if leads else [],
        now=clock.now(),
        leaders=[one.person.name for one in current if one.leads],
        roles=[
            (card, [one.person.name for one in current if one.role is role])
            for role, card in ROLES.items()
            if role in held
        ],
        looked_for=[(card, looked_for[role]) for role, card in ROLES.items() if role in looked_for],
        vacant=[card for role, card in ROLES.items() if role not in held | set(looked_for)],
        form=welcome or forms.Welcome(formdata=None, since=today),
        wanted=_named_apart(wanted or forms.WantedRole(formdata=None)),
        status=status,
        **around_team(team),
    )


def _named_apart(form: forms.WantedRole) -> forms.WantedRole:
    form.name_apart("wanted")
    return form
