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

__all__ = [
    "CannotStart",
    "add",
    "begin",
    "current_iteration_of",
    "endorse",
    "link",
    "revise",
    "start_next_iteration",
    "unlink",
]
