"""What process guides do, and what is noticed for them."""

from designteam.guidance.commands.notes import note, remove_note
from designteam.guidance.commands.watch import (
    CannotKeepView,
    choose_letters,
    choose_work_form,
    forget_view,
    keep_view,
    letter_was_written,
    notice,
)

__all__ = [
    "CannotKeepView",
    "choose_letters",
    "choose_work_form",
    "forget_view",
    "keep_view",
    "letter_was_written",
    "note",
    "notice",
    "remove_note",
]
