"""What is asked in a cycle, each form in the module of what it is about."""

from designteam.cycle.forms.artefacts import FORMS, GRADES, ArtefactForm, Pair, evaluation_of, options
from designteam.cycle.forms.moves import Dropping, Endorsement, Linking, Move, NextIteration, Sharing
from designteam.cycle.forms.trying import (
    PARTS,
    Answer,
    Clarity,
    Participants,
    Prediction,
    RoundingOff,
    SmallTryOut,
    Start,
    Success,
    charter_part,
)

__all__ = [
    "FORMS",
    "GRADES",
    "PARTS",
    "Answer",
    "ArtefactForm",
    "Clarity",
    "Dropping",
    "Endorsement",
    "Linking",
    "Move",
    "NextIteration",
    "Pair",
    "Participants",
    "Prediction",
    "RoundingOff",
    "Sharing",
    "SmallTryOut",
    "Start",
    "Success",
    "charter_part",
    "evaluation_of",
    "options",
]
