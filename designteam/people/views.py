"""Signing in and out, choosing a password, and one's own details."""

from collections.abc import Sequence

from flask import Blueprint, abort, current_app, flash, g, redirect, request, session, url_for
from flask_babel import gettext
from flask_login import UserMixin, login_user, logout_user

from designteam.kit import clock, db
from designteam.kit.security import safe_next
from designteam.kit.web import Answer, afterwards, me, open_to_all, page, saved, say, signed_in
from designteam.people import commands, forms, queries
from designteam.people.models import Invitation, Person

bp = Blueprint("people", __name__)

SIGN_IN = "people/sign_in.html"
ACCOUNT = "people/account.html"
INVITATION = "people/invitation.html"
KEPT = "kept-"
OF_THE_DEVICE = ("language", "theme", "stand")


@bp.get("/sign-in")
@open_to_all
def sign_in() -> Answer:
    onward = safe_next(request.args.get("next")) or ""
    if me().is_authenticated:
        return redirect(onward or url_for("workspace.home"))
    return sign_in_page(forms.SignIn(formdata=None, next=onward))


@bp.post("/sign-in")
@open_to_all
def start_sign_in() -> Answer:
    form = forms.SignIn()
    kept = [(name, value) for name, value in request.form.items(multi=True) if name.startswith(KEPT)]
    if not form.validate_on_submit():
        return sign_in_page(form, kept=kept, status=422)
    email, password = str(form.email.data), str(form.password.data)
    if _has_tried_too_often(email):
        abort(429)
    person = queries.person_who_knows(email=email, password=password)
    if person is None:
        _note_failure(email)
        form.refuse(gettext("This e-mail address and password do not belong together. Try again."))
        return sign_in_page(form, kept=kept, status=422)
    _begin(person)
    onward = safe_next(form.next.data) or url_for("workspace.home")
    if kept:
        typed = [(name.removeprefix(KEPT), value) for name, value in kept]
        return page("errors/expired.html", action=onward, typed=typed)
    return redirect(onward, code=303)


@bp.post("/sign-out")
@open_to_all
def sign_out() -> Answer:
    if me().is_authenticated:
        commands.sign_out(me().token, at=clock.now())
    logout_user()
    _forget()
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
    invited.accept(str(form.password.data), at=clock.now())
    commands.sign_out_everywhere(invited.person, at=clock.now())
    _begin(invited.person)
    flash(gettext("Welcome. Your password is set."))
    return redirect(url_for("workspace.home"), code=303)


@bp.get("/account")
@signed_in
def account() -> Answer:
    return _account_page(me().person)


@bp.post("/account")
@signed_in
def change_details() -> Answer:
    person = db.session().merge(me().person)
    form = forms.Details()
    if not form.validate_on_submit():
        return _account_page(person, details=form, status=422)
    person.name, person.language = str(form.name.data), form.language.data
    session["language"] = person.language
    return saved(url_for(".account"), message=gettext("Your details are kept."))


@bp.post("/account/password")
@signed_in
def change_password() -> Answer:
    person = db.session().merge(me().person)
    form = forms.ChangePassword()
    if not form.validate_on_submit():
        return _account_page(person, password=form, status=422)
    if _has_tried_too_often(person.email):
        abort(429)
    if not person.recognises(str(form.current.data)):
        _note_failure(person.email)
        form.refuse(gettext("This is not your password now."), "current")
        return _account_page(person, password=form, status=422)
    person.choose_password(str(form.password.data), at=clock.now())
    commands.sign_out_everywhere(person, at=clock.now())
    _begin(person)
    return saved(url_for(".account"), message=gettext("Your password has changed. Everywhere else you are signed out."))


def sign_in_page(form: forms.SignIn, *, kept: Sequence[tuple[str, str]] = (), status: int = 200) -> Answer:
    """The form to sign in with. `kept` is what somebody had typed before, to go along and come back after it."""
    accounts = [
        {"email": account.email, "name": say(account.who), "roles": say(account.sees), "password": account.password}
        for account in current_app.extensions["demo_accounts"]
    ]
    return page(SIGN_IN, form=form, kept=kept, accounts=accounts, status=status)


class Ticket(UserMixin):
    """What Flask-Login keeps in the cookie: the token of one sign-in, not the person."""

    def __init__(self, token: str) -> None:
        self.token = token

    def get_id(self) -> str:
        return self.token


def _account_page(
    person: Person,
    *,
    details: forms.Details | None = None,
    password: forms.ChangePassword | None = None,
    status: int = 200,
) -> Answer:
    details = details or forms.Details(formdata=None, obj=person)
    password = password or forms.ChangePassword(formdata=None)
    return page(ACCOUNT, person=person, details=details, password=password, status=status)


def _begin(person: Person) -> None:
    """Start a new sign-in. The cookie is emptied first, so that nothing of before goes along."""
    token = commands.sign_in(person, at=clock.now())
    _forget()
    session.setdefault("language", person.language)
    login_user(Ticket(token))
    g.pop("_login_user")  # the rest of this request, too, must see the person and not the ticket


def _forget() -> None:
    """Empty the cookie, but for how this device shows the pages."""
    kept = {name: session[name] for name in OF_THE_DEVICE if name in session}
    session.clear()
    session.update(kept)
    g.pop("csrf_token", None)  # what this answer still shows must carry the token of the new session


def _has_tried_too_often(email: str) -> bool:
    return queries.has_tried_too_often(email=email, address=request.remote_addr or "", at=clock.now())


def _note_failure(email: str) -> None:
    address = request.remote_addr or ""
    afterwards(lambda: commands.note_failure(email=email, address=address, at=clock.now()))


def _open_invitation(token: str) -> Invitation:
    found = queries.invitation_with(token)
    if found is None or not found.is_open(clock.now()):
        abort(410)
    return found
