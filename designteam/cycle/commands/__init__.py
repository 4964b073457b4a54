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
from designteam.cycle.commands.trying import (
    CannotOpen,
    CannotPredict,
    answer,
    celebrate,
    fill_part,
    name_participants,
    open_predictions,
    predict,
    round_off,
    say_whether_clear,
    start,
    try_small,
)

__all__ = [
    "CannotOpen",
    "CannotPredict",
    "CannotStart",
    "add",
    "answer",
    "begin",
    "celebrate",
    "current_iteration_of",
    "endorse",
    "fill_part",
    "link",
    "name_participants",
    "open_predictions",
    "predict",
    "revise",
    "round_off",
    "say_whether_clear",
    "start",
    "start_next_iteration",
    "try_small",
    "unlink",
]
