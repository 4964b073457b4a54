"""Telling devices apart on the page for the staff room, without following anybody.

Who taps gets a cookie for this one page with a number that means nothing. What is kept of it is a mark that is another
one for every question and every month, so that two answers of the same device cannot be laid side by side.
"""

import hashlib
import hmac
import re
import secrets
from datetime import timedelta

from flask import current_app, request, url_for
from werkzeug.wrappers import Response

from designteam.kit.security import secret_for

COOKIE = "tapped"
LASTS = timedelta(days=62)
OURS = re.compile(r"[0-9a-f]{32}\.[0-9a-f]{64}")


def this_device() -> str:
    """The number of the device, a new one when it has none that we gave out."""
    given = request.cookies.get(COOKIE, "")
    if OURS.fullmatch(given):
        number, _, signature = given.partition(".")
        if hmac.compare_digest(signature, _signed(number)):
            return number
    return secrets.token_hex(16)


def mark_of(device: str, purpose: str) -> str:
    """What is kept of a device for one purpose. Without our secret nobody makes it, or finds the device by it."""
    return hmac.new(secret_for("marks of the staff page"), f"{purpose} {device}".encode(), hashlib.sha256).hexdigest()


def remember(answer: Response, device: str, *, token: str) -> None:
    answer.set_cookie(
        COOKIE, f"{device}.{_signed(device)}", max_age=LASTS, path=url_for("staff.staff_page", token=token),
        secure=current_app.config["SESSION_COOKIE_SECURE"], httponly=True, samesite="Strict",
    )  # fmt: skip


def _signed(number: str) -> str:
    return hmac.new(secret_for("devices of the staff page"), number.encode(), hashlib.sha256).hexdigest()
