"""Signing in and out, choosing a password, and one's own details."""

from flask import Blueprint, abort, flash, redirect, request, session, url_for
from flask_babel import gettext
from flask_login import UserMixin, login_user, logout_user

from designteam.kit import clock, db
from designteam.kit.security import safe_next
from designteam.kit.web import Answer, afterwards, me, open_to_all, page, saved, signed_in
from designteam.people import commands, forms, queries
from designteam.people.models import Invitation, Person

bp = Blueprint("people", __name__)

SIGN_IN = "people/sign_in.html"
ACCOUNT = "people/account.html"
INVITATION = "people/invitation.html"
KEPT = "kept-"


@bp.get("/sign-in")
@open_to_all
def sign_in() -> Answer:
    if me().is_authenticated:
        return redirect(url_for("workspace.home"))
    form = forms.SignIn(formdata=None, next=safe_next(request.args.get("next")) or "")
    return page(SIGN_IN, form=form, kept=[])


@bp.post("/sign-in")
@open_to_all
def start_sign_in() -> Answer:
    form = forms.SignIn()
    kept = [(name, value) for name, value in request.form.items(multi=True) if name.startswith(KEPT)]
    if not form.validate_on_submit():
        return page(SIGN_IN, form=form, kept=kept, status=422)
    email, address = form.email.data, request.remote_addr or ""
    if queries.has_tried_too_often(email=email, address=address, at=clock.now()):
        abort(429)
    person = queries.person_who_knows(email=email, password=form.password.data)
    if person is None:
        afterwards(lambda: commands.note_failure(email=email, address=address, at=clock.now()))
        form.refuse(gettext("This e-mail address and password do not belong together. Try again."))
        return page(SIGN_IN, form=form, kept=kept, status=422)
    _begin(person)
    onward = safe_next(form.next.data) or url_for("workspace.home")
    if kept:
        return page(
            "errors/expired.html",
            action=onward,
            typed=[(name.removeprefix(KEPT), value) for name, value in kept],
        )
    return redirect(onward, code=303)


@bp.post("/sign-out")
@open_to_all
def sign_out() -> Answer:
    if me().is_authenticated:
        commands.sign_out(me().token, at=clock.now())
    logout_user()
    session.clear()
    response = redirect(url_for("people.sign_in"), code=303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@bp.get("/invitations/<token>")
@open_to_all
def invitation(token: str) -> Answer:
    invited = _open_invitation(token)
    return page(INVITATION, form=forms.ChoosePassword(formdata=None), invited=invited, token=token)


@bp.post("/invitations/<token>")
@open_to_all
def accept_invitation(token: str) -> Answer:
    invited = _open_invitation(token)
    form = forms.ChoosePassword()
    if not form.validate_on_submit():
        return page(INVITATION, form=form, invited=invited, token=token, status=422)
    invited.accept(form.password.data, at=clock.now())
    _begin(invited.person)
    flash(gettext("Welcome. Your password is set."))
    return redirect(url_for("workspace.home"), code=303)


@bp.get("/account")
@signed_in
def account() -> Answer:
    person = me().person
    details = forms.Details(formdata=None, obj=person)
    return page(ACCOUNT, details=details, password=forms.ChangePassword(formdata=None))


@bp.post("/account")
@signed_in
def change_details() -> Answer:
    form = forms.Details()
    if not form.validate_on_submit():
        return page(ACCOUNT, details=form, password=forms.ChangePassword(formdata=None), status=422)
    person = db.session().merge(me().person)
    person.name, person.language = form.name.data, form.language.data
    session["language"] = person.language
    return saved(url_for(".account"), message=gettext("Your details are kept."))


@bp.post("/account/password")
@signed_in
def change_password() -> Answer:
    form = forms.ChangePassword()
    person = db.session().merge(me().person)
    if form.validate_on_submit() and not person.recognises(form.current.data):
        form.refuse(gettext("This is not your password now."), "current")
    if form.errors or not form.is_submitted():
        return page(ACCOUNT, details=forms.Details(formdata=None, obj=person), password=form, status=422)
    person.choose_password(form.password.data, at=clock.now())
    commands.sign_out_everywhere(person, at=clock.now())
    _begin(person)
    return saved(
        url_for(".account"), message=gettext("Your password has changed. Everywhere else you are signed out.")
    )


class Ticket(UserMixin):
    """What Flask-Login keeps in the cookie: the token of one sign-in, not the person."""

    def __init__(self, token: str) -> None:
        self.token = token

    def get_id(self) -> str:
        return self.token


def _begin(person: Person) -> None:
    """Start a new sign-in. The cookie is emptied first, so that nothing of before goes along."""
    token = commands.sign_in(person, at=clock.now())
    session.clear()
    session["language"] = person.language
    login_user(Ticket(token))


def _open_invitation(token: str) -> Invitation:
    found = queries.invitation_with(token)
    if found is None or not found.is_open(clock.now()):
        abort(410)
    return found
