"""What people do in a cycle, each change in the module of what it is about."""

from designteam.cycle.commands.artefacts import (
    add,
    current_iteration_of,
    endorse,
    link,
    revise,
    unlink,
)
from designteam.cycle.commands.balance import compare, keep_as_intended, look_at_balance, weave
from designteam.cycle.commands.iterations import CannotStart, begin, start_next_iteration
from designteam.cycle.commands.measurements import agree_to_look_at, let_go_of, measure, revise_indicator, take_away

__all__ = [
    "CannotStart",
    "add",
    "agree_to_look_at",
    "begin",
    "compare",
    "current_iteration_of",
    "endorse",
    "keep_as_intended",
    "let_go_of",
    "link",
    "look_at_balance",
    "measure",
    "revise",
    "revise_indicator",
    "start_next_iteration",
    "take_away",
    "unlink",
    "weave",
]
