"""What a person reads when something cannot be done: a sentence, a way on, and never what went wrong inside."""

import secrets
from typing import Any

from flask import Flask, Response, current_app, redirect, render_template, request, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from designteam.kit.web import READING, SignInNeeded, apology, htmx, me
from designteam.people import forms
from designteam.people.views import KEPT, SIGN_IN

SENTENCES: dict[int, tuple[Any, Any]] = {
    400: (_("This does not work"), _("We could not read what your browser sent. Go back and try again.")),
    403: (_("Not for you to change"), _("You may read this, but changing it is up to others in the team.")),
    404: (_("This page is not here"), _("It does not exist, or is not shared with you.")),
    405: (_("This does not work"), _("This address cannot be used in this way. Go back and try again.")),
    409: (_("Somebody was just before you"), _("Go back, read the newest text and try again.")),
    410: (_("This link no longer works"), _("It was used before, or it is too old. Ask for a new one.")),
    413: (_("This is too big"), _("At most one million characters can be sent at once. Send it in parts.")),
    415: (_("This does not work"), _("We could not read what your browser sent. Go back and try again.")),
    429: (_("Too many tries"), _("Try again in 15 minutes.")),
    503: (_("Busy for a moment"), _("Try again in a minute. What you typed is still in your browser.")),
}
A_QUARTER = 900


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, refuse)
    app.register_error_handler(SignInNeeded, ask_to_sign_in)
    app.register_error_handler(CSRFError, ask_to_send_again)
    app.register_error_handler(StaleDataError, lambda _error: _apologise(409))
    app.register_error_handler(OperationalError, busy)
    app.register_error_handler(Exception, own_fault)


def refuse(error: HTTPException) -> Any:
    code = error.code or 500
    if code < 400:
        return error
    return _apologise(code)


def ask_to_sign_in(_error: SignInNeeded) -> Any:
    """Send somebody to the sign-in page; what they had typed goes along and comes back after it."""
    onward = request.full_path.rstrip("?") if request.method in READING else request.path
    url = url_for("people.sign_in", next=onward)
    if htmx:
        return current_app.response_class(
            "", 401, {"HX-Redirect": url_for("people.sign_in", next=_page_behind())}
        )
    if request.method in READING:
        return redirect(url)
    form = forms.SignIn(formdata=None, next=onward)
    kept = [
        (f"{KEPT}{name}", value) for name, value in request.form.items(multi=True) if name != "csrf_token"
    ]
    return render_template(SIGN_IN, form=form, kept=kept), 401


def ask_to_send_again(_error: CSRFError) -> Any:
    """The form is too old or foreign: nothing changed, and everything that was typed is shown again."""
    typed = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in {"csrf_token", "password"}
    ]
    if me().is_authenticated or request.endpoint == "people.start_sign_in":
        return render_template("errors/expired.html", action=request.full_path.rstrip("?"), typed=typed), 400
    return ask_to_sign_in(SignInNeeded())


def busy(error: OperationalError) -> Response:
    current_app.logger.error("database did not answer: %s", error.orig)
    return _apologise(503, headers={"Retry-After": "30"})


def own_fault(error: Exception) -> Response:
    mark = secrets.token_hex(2).upper()
    current_app.logger.error("own fault %s", mark, exc_info=error)
    return apology(
        500,
        title=gettext("Something went wrong on our side"),
        lead=gettext("Mention %(mark)s when you ask for help. What you typed was not sent.", mark=mark),
    )


def _page_behind() -> str:
    current = request.headers.get("HX-Current-URL", "")
    base = request.host_url.rstrip("/")
    return current.removeprefix(base) if current.startswith(base + "/") else "/"


def _apologise(code: int, headers: dict[str, str] | None = None) -> Response:
    title, lead = SENTENCES.get(code, SENTENCES[400])
    if code == 429:
        headers = {"Retry-After": str(A_QUARTER)}
    return apology(code, title=str(title), lead=str(lead), headers=headers)
