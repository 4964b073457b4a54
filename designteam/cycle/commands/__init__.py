"""What people do in a cycle, each change in the module of what it is about."""

from designteam.cycle.commands.artefacts import (
    add,
    current_iteration_of,
    endorse,
    link,
    revise,
    unlink,
)
from designteam.cycle.commands.attachments import attach, bookmark, clear, let_go_of_ended_consent, note_reach
from designteam.cycle.commands.iterations import CannotStart, begin, start_next_iteration
from designteam.cycle.commands.log import CannotCount, add_to_log, count, stop_counting
from designteam.cycle.commands.talk import ask_around, comment_on, reply_to, reword, tick_off

__all__ = [
    "CannotCount",
    "CannotStart",
    "add",
    "add_to_log",
    "ask_around",
    "attach",
    "begin",
    "bookmark",
    "clear",
    "comment_on",
    "count",
    "current_iteration_of",
    "endorse",
    "let_go_of_ended_consent",
    "link",
    "note_reach",
    "reply_to",
    "revise",
    "reword",
    "start_next_iteration",
    "stop_counting",
    "tick_off",
    "unlink",
]
