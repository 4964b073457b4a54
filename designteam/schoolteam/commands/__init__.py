"""What changes when a team involves its school team, and when the school team answers."""

from designteam.schoolteam.commands.staff import forget_what_is_past, join, say_whether_about_my_class, tap
from designteam.schoolteam.commands.team import (
    CannotAsk,
    arrange,
    ask,
    close_question,
    note_involvement,
    open_page,
    remove,
    revoke_page,
    show_parts,
    take_back_involvement,
)

__all__ = [
    "CannotAsk",
    "arrange",
    "ask",
    "close_question",
    "forget_what_is_past",
    "join",
    "note_involvement",
    "open_page",
    "remove",
    "revoke_page",
    "say_whether_about_my_class",
    "show_parts",
    "take_back_involvement",
    "tap",
]
