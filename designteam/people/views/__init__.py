"""Signing in and out, one's own details, and choosing a password."""

from designteam.people.views import account, passwords
from designteam.people.views.blueprint import bp
from designteam.people.views.signing_in import KEPT, Ticket, begin, has_tried_too_often, note_try, sign_in_page

__all__ = [
    "KEPT",
    "Ticket",
    "account",
    "begin",
    "bp",
    "has_tried_too_often",
    "note_try",
    "passwords",
    "sign_in_page",
]
