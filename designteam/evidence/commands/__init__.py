"""What people do in the library, each change in the module of what it is about."""

from designteam.evidence.commands.cards import check_card, give_picture, judge, sign, take_back_picture
from designteam.evidence.commands.demonstrations import demonstrate, withdraw_demonstration
from designteam.evidence.commands.keeping import keep, merge, revise, tie, untie
from designteam.evidence.commands.questions import publish_answer

__all__ = [
    "check_card",
    "demonstrate",
    "give_picture",
    "judge",
    "keep",
    "merge",
    "publish_answer",
    "revise",
    "sign",
    "take_back_picture",
    "tie",
    "untie",
    "withdraw_demonstration",
]
