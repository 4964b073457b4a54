"""Signing in and out, and counting what is tried too often."""

from collections.abc import Sequence

from flask import abort, current_app, g, redirect, request, session, url_for
from flask_babel import gettext
from flask_login import UserMixin, login_user, logout_user

from designteam.kit import clock
from designteam.kit.security import safe_next
from designteam.kit.web import Answer, afterwards, me, open_to_all, page, say
from designteam.people import commands, forms, queries
from designteam.people.models import Person
from designteam.people.views.blueprint import bp

SIGN_IN = "people/sign_in.html"
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
    if has_tried_too_often(email):
        abort(429)
    person = queries.person_who_knows(email=email, password=password)
    if person is None:
        note_try(email)
        form.refuse(gettext("This e-mail address and password do not belong together. Try again."))
        return sign_in_page(form, kept=kept, status=422)
    begin(person)
    onward = safe_next(form.next.data) or url_for("workspace.home")
    if kept:
        typed = [(name.removeprefix(KEPT), value) for name, value in kept]
        return page("errors/expired.html", action=onward, typed=typed)
    return redirect(onward, code=303)


@bp.post("/sign-out")
@open_to_all
def sign_out() -> Answer:
    """End the sign-in here and now. Notes that wait on the device to be sent may stay there: they are sealed."""
    if me().is_authenticated:
        commands.sign_out(me().token, at=clock.now())
    logout_user()
    forget()
    response = redirect(url_for("people.sign_in"), code=303)
    keeps_notes = request.form.get("keeps") == "notes"
    response.headers["Clear-Site-Data"] = '"cache"' if keeps_notes else '"cache", "storage"'
    return response


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


def begin(person: Person) -> None:
    """Start a new sign-in. The cookie is emptied first, so that nothing of before goes along."""
    token = commands.sign_in(person, at=clock.now())
    forget()
    session.setdefault("language", person.language)
    login_user(Ticket(token))
    g.pop("_login_user")  # the rest of this request, too, must see the person and not the ticket


def forget() -> None:
    """Empty the cookie, but for how this device shows the pages."""
    kept = {name: session[name] for name in OF_THE_DEVICE if name in session}
    session.clear()
    session.update(kept)
    g.pop("csrf_token", None)  # what this answer still shows must carry the token of the new session


def has_tried_too_often(
    email: str, *, doing: str = "", source: str = "", limits: queries.Limits = queries.FOR_PASSWORDS
) -> bool:
    """Whether this was tried too often of late, for one account or from one place. Each sort of try counts apart."""
    source = source or request.remote_addr or ""
    account, address = f"{doing}{email}", f"{doing}{source}"
    return queries.has_tried_too_often(email=account, address=address, at=clock.now(), limits=limits)


def note_try(email: str, *, doing: str = "", source: str = "") -> None:
    """Count a try, also when the request is refused."""
    source = source or request.remote_addr or ""
    afterwards(lambda: commands.note_failure(email=f"{doing}{email}", address=f"{doing}{source}", at=clock.now()))
