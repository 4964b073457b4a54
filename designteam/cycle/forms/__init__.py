"""What is asked in a cycle, each form in the module of what it is about."""

from designteam.cycle.forms.artefacts import FORMS, GRADES, ArtefactForm, Pair, evaluation_of, options
from designteam.cycle.forms.moves import Dropping, Endorsement, Linking, Move, NextIteration, Sharing
from designteam.cycle.forms.talk import Answering, AskingAround, Closing, Replying, Rewording, Speaking

__all__ = [
    "FORMS",
    "GRADES",
    "Answering",
    "ArtefactForm",
    "AskingAround",
    "Closing",
    "Dropping",
    "Endorsement",
    "Linking",
    "Move",
    "NextIteration",
    "Pair",
    "Replying",
    "Rewording",
    "Sharing",
    "Speaking",
    "evaluation_of",
    "options",
]
