"""Following an invitation into a team: a name, a password, and one is in."""

from flask import flash, redirect, url_for
from flask_babel import gettext

from designteam.kit import clock, db
from designteam.kit.web import Answer, me, open_to_all, page
from designteam.method.definition import ROLES
from designteam.people.models import Person
from designteam.people.queries import person_with
from designteam.people.views import begin
from designteam.teams import commands, forms
from designteam.teams.models import TeamInvitation
from designteam.teams.queries.invitations import team_invitation_with
from designteam.workspace.views.blueprint import bp

JOINING, OVER = "workspace/joining/show.html", "workspace/joining/over.html"


@bp.get("/join/<token>")
@open_to_all
def joining(token: str) -> Answer:
    invitation = team_invitation_with(token)
    if invitation is None or not invitation.is_open(clock.now()):
        return _over(invitation)
    return _joining(token, invitation, forms.Joining(formdata=None, name=invitation.name))


@bp.post("/join/<token>")
@open_to_all
def join(token: str) -> Answer:
    """Make an account and join with it; who has an account already joins with that, signed in."""
    invitation = team_invitation_with(token)
    if invitation is None or not invitation.is_open(clock.now()):
        return _over(invitation)
    person = person_with(email=invitation.email)
    if person is not None:
        if me().is_authenticated and me().id == person.id:
            return _come_in(invitation, person)
        return redirect(url_for("people.sign_in", next=url_for(".joining", token=token)), code=303)
    form = forms.Joining()
    if not form.validate_on_submit():
        return _joining(token, invitation, form, status=422)
    person = Person(email=invitation.email, name=str(form.name.data), language=invitation.language)
    person.choose_password(str(form.password.data), at=clock.now())
    db.session().add(person)
    db.session().flush()
    answer = _come_in(invitation, person)
    begin(person)
    flash(gettext("Welcome to the team, %(name)s.", name=person.name))
    return answer


def _come_in(invitation: TeamInvitation, person: Person) -> Answer:
    today = clock.today()
    membership = commands.join(invitation, person, today=today, at=clock.now())
    if membership.since > today:
        return redirect(url_for(".home"), code=303)
    return redirect(url_for(".team", team_id=invitation.team_id), code=303)


def _joining(token: str, invitation: TeamInvitation, form: forms.Joining, *, status: int = 200) -> Answer:
    known = person_with(email=invitation.email)
    return page(
        JOINING,
        form=form,
        token=token,
        invitation=invitation,
        role=ROLES[invitation.role],
        has_account=known is not None,
        is_me=known is not None and me().is_authenticated and me().id == known.id,
        status=status,
    )


def _over(invitation: TeamInvitation | None) -> Answer:
    return page(OVER, invitation=invitation, status=410)
