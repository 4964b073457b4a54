"""Choosing a first password by invitation, and another one when it was forgotten."""

from flask import abort, flash, redirect, url_for
from flask_babel import gettext

from designteam.kit import clock
from designteam.kit.web import Answer, open_to_all, page
from designteam.letters.views import address_of_site, post
from designteam.people import commands, forms, queries
from designteam.people.models import RESET, Invitation
from designteam.people.views.blueprint import bp
from designteam.people.views.signing_in import begin, has_tried_too_often, note_try

INVITATION, FORGOTTEN, ON_ITS_WAY = "people/invitation.html", "people/forgotten.html", "people/on_its_way.html"
FORGETTING = "a forgotten password of "


@bp.get("/invitations/<token>")
@open_to_all
def invitation(token: str) -> Answer:
    return _choosing(token, forms.ChoosePassword(formdata=None))


@bp.post("/invitations/<token>")
@open_to_all
def accept_invitation(token: str) -> Answer:
    invited = _open_invitation(token)
    form = forms.ChoosePassword()
    if not form.validate_on_submit():
        return _choosing(token, form, status=422)
    commands.choose_password(invited, str(form.password.data), at=clock.now())
    begin(invited.person)
    flash(gettext("Welcome. Your password is set."))
    return redirect(url_for("workspace.home"), code=303)


@bp.get("/password-reset")
@open_to_all
def forgotten() -> Answer:
    return page(FORGOTTEN, form=forms.Forgotten(formdata=None))


@bp.post("/password-reset")
@open_to_all
def send_link() -> Answer:
    """The answer is the same, in words and in time, whether somebody has this address or not."""
    form = forms.Forgotten()
    if not form.validate_on_submit():
        return page(FORGOTTEN, form=form, status=422)
    email, at = str(form.email.data).lower(), clock.now()
    if has_tried_too_often(email, doing=FORGETTING):
        abort(429)
    note_try(email, doing=FORGETTING)
    queries.spend_the_time_of_a_password()
    person = queries.person_with(email=email)
    if person is not None:
        link = address_of_site() + url_for(".invitation", token=commands.let_choose_again(person, at=at))
        post("forgotten", to=person.email, language=person.language, good_until=at + RESET, person=person, link=link)
    return page(ON_ITS_WAY, email=email)


def _choosing(token: str, form: forms.ChoosePassword, *, status: int = 200) -> Answer:
    return page(INVITATION, form=form, invited=_open_invitation(token), token=token, status=status)


def _open_invitation(token: str) -> Invitation:
    found = queries.invitation_with(token)
    if found is None or not found.is_open(clock.now()):
        abort(410)
    return found
