"""A form as somebody finds it: empty, or with what they typed the last time."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from flask import request
from werkzeug.datastructures import MultiDict

from designteam.drafts.forms import as_place, as_writing
from designteam.drafts.models import Typed
from designteam.drafts.queries import draft_at
from designteam.kit.web import me


@dataclass(frozen=True)
class Desk:
    """Where somebody sits down to write. `place` is empty where no draft can be kept."""

    place: str
    writing: str
    finished: str = ""
    typed: Typed | None = None
    changed_at: datetime | None = None
    was_sent: bool = False

    @property
    def holds_text(self) -> bool:
        return bool(self.typed)

    @property
    def form(self) -> MultiDict[str, str] | None:
        """What was typed, as the browser would send it; None when nothing waits."""
        return MultiDict([(name, value) for name, value in self.typed]) if self.typed else None


def desk_here() -> Desk:
    """The form at the address that is asked for, with what the reader left there."""
    place = as_place(request.full_path.rstrip("?"))
    draft = draft_at(place, of=me().person) if place else None
    if draft is None:
        return Desk(place, _new_writing())
    if not draft.typed:
        return Desk(place, _new_writing(), finished=draft.finished)
    return Desk(place, draft.writing, draft.finished, draft.typed, draft.changed_at)


def desk_again() -> Desk:
    """The same form once more, because what was sent could not be kept as it is."""
    writing = as_writing(request.form.get("writing")) or _new_writing()
    return Desk(as_place(request.form.get("draft")), writing, was_sent=True)


def _new_writing() -> str:
    return secrets.token_urlsafe(12)
