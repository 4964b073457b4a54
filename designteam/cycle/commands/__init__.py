"""What people do in a cycle, each change in the module of what it is about."""

from designteam.cycle.commands.artefacts import (
    add,
    current_iteration_of,
    endorse,
    link,
    revise,
    unlink,
)
from designteam.cycle.commands.iterations import CannotStart, begin, start_next_iteration
from designteam.cycle.commands.talk import ask_around, comment_on, reply_to, reword, tick_off

__all__ = [
    "CannotStart",
    "add",
    "ask_around",
    "begin",
    "comment_on",
    "current_iteration_of",
    "endorse",
    "link",
    "reply_to",
    "revise",
    "reword",
    "start_next_iteration",
    "tick_off",
    "unlink",
]
