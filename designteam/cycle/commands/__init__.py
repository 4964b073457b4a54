"""What people do in a cycle, each change in the module of what it is about."""

from designteam.cycle.commands.artefacts import add, current_iteration_of, endorse, link, revise, unlink
from designteam.cycle.commands.attachments import attach, bookmark, clear, let_go_of_ended_consent, note_reach
from designteam.cycle.commands.balance import compare, keep_as_intended, look_at_balance, weave
from designteam.cycle.commands.citations import (
    cite,
    let_go_of_citation,
    reconsider,
    rest_on_the_one_that_stays,
    tell_those_who_rest_on,
)
from designteam.cycle.commands.iterations import CannotStart, begin, start_next_iteration
from designteam.cycle.commands.log import CannotCount, add_to_log, count, stop_counting
from designteam.cycle.commands.measurements import agree_to_look_at, let_go_of, measure, revise_indicator, take_away
from designteam.cycle.commands.pictures import hold, let_go_of_held
from designteam.cycle.commands.talk import ask_around, comment_on, reply_to, reword, tick_off
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
    "CannotCount",
    "CannotOpen",
    "CannotPredict",
    "CannotStart",
    "add",
    "add_to_log",
    "agree_to_look_at",
    "answer",
    "ask_around",
    "attach",
    "begin",
    "bookmark",
    "celebrate",
    "cite",
    "clear",
    "comment_on",
    "compare",
    "count",
    "current_iteration_of",
    "endorse",
    "fill_part",
    "hold",
    "keep_as_intended",
    "let_go_of",
    "let_go_of_citation",
    "let_go_of_ended_consent",
    "let_go_of_held",
    "link",
    "look_at_balance",
    "measure",
    "name_participants",
    "note_reach",
    "open_predictions",
    "predict",
    "reconsider",
    "reply_to",
    "rest_on_the_one_that_stays",
    "revise",
    "revise_indicator",
    "reword",
    "round_off",
    "say_whether_clear",
    "start",
    "start_next_iteration",
    "stop_counting",
    "take_away",
    "tell_those_who_rest_on",
    "tick_off",
    "try_small",
    "unlink",
    "weave",
]
