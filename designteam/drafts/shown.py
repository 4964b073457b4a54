"""A form in which somebody writes, as a template asks for it: where its draft is kept."""

import secrets
from dataclasses import dataclass

from flask import g, request

from designteam.drafts.forms import as_place, as_writing
from designteam.kit.web import me


@dataclass(frozen=True)
class Desk:
    """Where somebody sits down to write. `place` is empty where no draft can be kept.

    What lies there is fetched by the browser (see static/js/draft.js), so that a page that browsers keep can hold
    desks. `was_sent`: this form came back because it could not be kept, and holds the newest text itself.
    """

    place: str
    writing: str = ""
    was_sent: bool = False


def desk(at: str = "") -> Desk:
    """The desk at an address, or without one the desk of the page that is asked for, which has one form."""
    if not me().is_authenticated:
        return Desk("")
    sent_from = as_place(request.form.get("draft"))
    if sent_from and at in ("", sent_from) and "is_writing_finished" not in g:
        return Desk(sent_from, as_writing(request.form.get("writing")) or secrets.token_urlsafe(12), was_sent=True)
    return Desk(as_place(at or (request.full_path.rstrip("?") if request.method == "GET" else "")))
