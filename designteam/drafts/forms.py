"""What a browser sends while somebody types."""

from dataclasses import dataclass
from typing import Any

from flask import request

from designteam.drafts.models import LONGEST_ABOUT, LONGEST_PLACE, LONGEST_WRITING, Typed
from designteam.kit.security import safe_next
from designteam.kit.text import shorten

MOST_FIELDS = 400
LONGEST_NAME = 100
MOST_CHARACTERS = 900_000
NEVER_KEPT = {"csrf_token", "draft", "writing"}


@dataclass(frozen=True)
class Kept:
    """One form as it stands now."""

    place: str
    about: str
    writing: str
    typed: Typed

    @classmethod
    def sent(cls) -> "Kept | None":
        """What the request holds; None when it is not what a form of ours sends."""
        body = request.get_json(silent=True)
        if not isinstance(body, dict):
            return None
        place, writing, typed = as_place(body.get("place")), as_writing(body.get("writing")), body.get("typed")
        if not place or not writing or not isinstance(typed, list) or not _are_fields(typed):
            return None
        about = body.get("about")
        about = shorten(_storable(about), LONGEST_ABOUT) if isinstance(about, str) else ""
        return cls(place, about, writing, [[n, _storable(v)] for n, v in typed if n not in NEVER_KEPT])


def as_place(text: Any) -> str:
    """The address of a form on this site, or nothing."""
    known = isinstance(text, str) and len(text) <= LONGEST_PLACE and safe_next(text)
    return text if known else ""


def as_writing(text: Any) -> str:
    known = isinstance(text, str) and len(text) <= LONGEST_WRITING and text.isascii() and text.isprintable()
    return text if known else ""


def _are_fields(typed: list[Any]) -> bool:
    if len(typed) > MOST_FIELDS:
        return False
    pairs = [pair for pair in typed if isinstance(pair, list) and len(pair) == 2]
    right = [name for name, value in pairs if isinstance(name, str) and isinstance(value, str)]
    return (
        len(right) == len(typed)
        and all(len(name) <= LONGEST_NAME and name.isprintable() for name in right)
        and sum(len(value) for _, value in pairs) <= MOST_CHARACTERS
    )


def _storable(text: str) -> str:
    """Without what no database takes; the form itself says so when it is kept for good."""
    return "".join(c for c in text if c != "\0" and not 0xD800 <= ord(c) <= 0xDFFF)
