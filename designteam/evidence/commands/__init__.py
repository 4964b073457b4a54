"""What people do in the library, each change in the module of what it is about."""

from designteam.evidence.commands.cards import give_picture, judge, sign, take_back_picture
from designteam.evidence.commands.checks import check
from designteam.evidence.commands.demonstrations import demonstrate, withdraw_demonstration
from designteam.evidence.commands.doubles import know_sources_by_their_title, merge, say_that_they_are_two
from designteam.evidence.commands.keeping import keep, revise, tie, untie
from designteam.evidence.commands.questions import publish_answer
from designteam.evidence.commands.retracting import restore, retract
from designteam.evidence.commands.visits import capture, decide, take_back_capture

__all__ = [
    "capture",
    "check",
    "decide",
    "demonstrate",
    "give_picture",
    "judge",
    "keep",
    "know_sources_by_their_title",
    "merge",
    "publish_answer",
    "restore",
    "retract",
    "revise",
    "say_that_they_are_two",
    "sign",
    "take_back_capture",
    "take_back_picture",
    "tie",
    "untie",
    "withdraw_demonstration",
]
