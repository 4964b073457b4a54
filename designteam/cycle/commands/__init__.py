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
from designteam.cycle.commands.balance import compare, keep_as_intended, look_at_balance, weave
from designteam.cycle.commands.iterations import CannotStart, begin, start_next_iteration
from designteam.cycle.commands.log import CannotCount, add_to_log, count, stop_counting
from designteam.cycle.commands.measurements import agree_to_look_at, let_go_of, measure, revise_indicator, take_away
from designteam.cycle.commands.talk import ask_around, comment_on, reply_to, reword, tick_off

__all__ = [
    "CannotCount",
    "CannotStart",
    "add",
    "add_to_log",
    "agree_to_look_at",
    "ask_around",
    "attach",
    "begin",
    "bookmark",
    "clear",
    "comment_on",
    "compare",
    "count",
    "current_iteration_of",
    "endorse",
    "keep_as_intended",
    "let_go_of",
    "let_go_of_ended_consent",
    "link",
    "look_at_balance",
    "measure",
    "note_reach",
    "reply_to",
    "revise",
    "revise_indicator",
    "reword",
    "start_next_iteration",
    "stop_counting",
    "take_away",
    "tick_off",
    "unlink",
    "weave",
]
