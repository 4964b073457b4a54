"""What a person reads when something cannot be done: a sentence, a way on, and never what went wrong inside."""

import secrets
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, make_response, redirect, render_template, request, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError

from designteam.kit.files import OutOfReach
from designteam.kit.security import safe_next
from designteam.kit.web import READING, SignInNeeded, apology, htmx, me
from designteam.people import forms
from designteam.people.views import KEPT, sign_in_page

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
TOO_LARGE_A_FILE = _("A picture may be at most 15 MB and a document 25 MB. Choose a smaller one, or add a link.")
A_QUARTER = 900
NOT_NOW = ("locked", "busy", "readonly", "read-only", "disk", "connect", "closed")
SECRETS = {"csrf_token", "password", "current", "current_password"}


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, refuse)
    app.register_error_handler(SecurityError, refuse_host)
    app.register_error_handler(SignInNeeded, ask_to_sign_in)
    app.register_error_handler(CSRFError, ask_to_send_again)
    app.register_error_handler(StaleDataError, lambda _error: _apologise(409))
    app.register_error_handler(OperationalError, busy)
    app.register_error_handler(PoolTimeout, busy)
    app.register_error_handler(OutOfReach, files_out_of_reach)
    app.register_error_handler(Exception, own_fault)


def refuse(error: HTTPException) -> Any:
    code = error.code or 500
    if code < 400:
        return error
    return _apologise(code)


def refuse_host(_error: SecurityError) -> Response:
    """Another name than ours in the request: one sentence without links, for there is no address to link to."""
    return current_app.response_class(gettext("This site does not answer to that name."), 400, mimetype="text/plain")


def ask_to_sign_in(_error: SignInNeeded) -> Any:
    """Send somebody to the sign-in page; what they had typed goes along and comes back after it."""
    if request.method in READING:
        if htmx:
            return current_app.response_class("", 401, {"HX-Redirect": url_for("people.sign_in", next=_page_behind())})
        return redirect(url_for("people.sign_in", next=request.full_path.rstrip("?")))
    kept = [(f"{KEPT}{name}", value) for name, value in _typed()]
    form = forms.SignIn(formdata=None, next=request.full_path.rstrip("?") if kept else _page_behind())
    response = make_response(sign_in_page(form, kept=kept, status=401))
    if htmx:  # the page takes the place of the whole, not of the form that was sent
        response.headers.update({"HX-Retarget": "body", "HX-Reswap": "outerHTML"})
    return response


def ask_to_send_again(_error: CSRFError) -> Any:
    """The form is too old: nothing changed, and everything that was typed is shown again.

    What another site sent is not offered again: one press of a button would then do what that site wants.
    """
    if _comes_from_elsewhere():
        return _apologise(400)
    if request.endpoint == "people.start_sign_in":
        return _sign_in_again()
    if me().is_authenticated:
        return render_template("errors/expired.html", action=request.full_path.rstrip("?"), typed=_typed()), 400
    return ask_to_sign_in(SignInNeeded())


def busy(error: OperationalError | PoolTimeout) -> Response:
    current_app.logger.error("database did not answer: %s", getattr(error, "orig", error))  # never what was typed
    return _apologise(503, headers={"Retry-After": "30"})


def files_out_of_reach(error: OutOfReach) -> Response:
    current_app.logger.error("the place of the files did not answer: %s", error)
    _know_the_reader()
    return apology(
        503,
        title=gettext("We cannot get at this file now"),
        lead=gettext("It is still there, but the place where files are kept does not answer. Try again in a minute."),
        headers={"Retry-After": "30"},
    )


def own_fault(error: Exception) -> Response:
    mark = secrets.token_hex(2).upper()
    current_app.logger.error("own fault %s", mark, exc_info=error)
    _know_the_reader()
    return apology(
        500,
        title=gettext("Something went wrong on our side"),
        lead=gettext("Mention %(mark)s when you ask for help. What you typed was not sent.", mark=mark),
    )


def _sign_in_again() -> Any:
    """The sign-in page with a fresh token, the address that was typed and all that goes along."""
    typed = dict(_typed())
    form = forms.SignIn(formdata=None, email=typed.get("email", ""), next=safe_next(typed.get("next")) or "")
    form.refuse(gettext("This page was open for a long time. Fill in your password once more."))
    return sign_in_page(form, kept=[(name, value) for name, value in _typed() if name.startswith(KEPT)], status=400)


def _typed() -> list[tuple[str, str]]:
    """What the form held, without the token and without any password."""
    return [(name, value) for name, value in request.form.items(multi=True) if name not in SECRETS]


def _comes_from_elsewhere() -> bool:
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.host


def _page_behind() -> str:
    """The page on which somebody pressed the button, as the browser tells it."""
    parts = urlsplit(request.headers.get("HX-Current-URL") or request.referrer or "")
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return (safe_next(path) if parts.netloc == request.host else None) or "/"


def _know_the_reader() -> None:
    """Who reads the apology; somebody unknown when the database cannot say."""
    try:
        me()
    except SQLAlchemyError:
        g.is_reader_unknown = True


def _apologise(code: int, headers: dict[str, str] | None = None) -> Response:
    title, lead = SENTENCES.get(code, SENTENCES[400])
    if code == 413 and hasattr(current_app.view_functions.get(request.endpoint or ""), "largest_body"):
        lead = TOO_LARGE_A_FILE
    if code == 429:
        headers = {"Retry-After": str(A_QUARTER)}
    _know_the_reader()
    return apology(code, title=str(title), lead=str(lead), headers=headers)
