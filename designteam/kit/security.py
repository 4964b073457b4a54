"""What every answer carries and every request must satisfy: headers, limits, and addresses that stay ours."""

import hashlib
import hmac
import re
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request, session

DIRECTIVES: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
HEADERS: Final = {
    "Content-Security-Policy": "; ".join(DIRECTIVES),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
A_YEAR: Final = 31_536_000
A_DAY: Final = 86_400
LARGEST_FORM: Final = 1_000_000
NUMBER: Final = re.compile("[1-9][0-9]{0,8}")


def init_app(app: Flask, *, behind_tls: bool) -> None:
    """Set the limits and cookie rules, and put the headers on every answer, errors too."""
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        MAX_FORM_PARTS=1000,
        SESSION_COOKIE_NAME="__Host-designteam" if behind_tls else "designteam",
        SESSION_COOKIE_SECURE=behind_tls,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
    )

    @app.before_request
    def know_how_much_to_take_in() -> None:
        """Pages that take files take more than others, of people who are signed in."""
        view = app.view_functions.get(request.endpoint or "")
        if "_user_id" in session:
            request.max_content_length = getattr(view, "largest_body", LARGEST_FORM)

    @app.after_request
    def protect(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if behind_tls:
            response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}"
        if request.endpoint == "static":
            response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
        else:
            response.headers.setdefault("Cache-Control", "private, no-store")
            response.vary.update(("HX-Request", "Cookie"))
        return response


def secret_for(purpose: str) -> bytes:
    """A secret of 256 bits that this site can always make again, and nobody else; another one for every purpose."""
    own: str = current_app.config["SECRET_KEY"]
    return hmac.digest(own.encode(), purpose.encode(), hashlib.sha256)


class LetterLink(NamedTuple):
    """What stands in the link of a letter by which its reader does this one thing without signing in.

    Nobody else can make it; it is good for as long as the secret of the site.
    """

    purpose: str

    def token_of(self, person_id: int) -> str:
        return f"{person_id}-{self._signature(person_id)}"

    def person_of(self, token: str) -> int | None:
        """To whom we wrote it; None when we did not write it."""
        number, _, signature = token.partition("-")
        if not (NUMBER.fullmatch(number) and signature.isascii()):
            return None
        return int(number) if hmac.compare_digest(signature, self._signature(int(number))) else None

    def _signature(self, person_id: int) -> str:
        return hmac.new(secret_for(self.purpose), str(person_id).encode(), hashlib.sha256).hexdigest()[:40]


def safe_next(target: str | None) -> str | None:
    """The address to go on to after signing in, if it is a plain path on this site."""
    if not target or len(target) > 2000 or not target.startswith("/") or target[1:2] in {"/", "\\"}:
        return None
    if "\\" in target or any(ord(character) < 33 for character in target):
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc else target
