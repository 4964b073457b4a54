"""What is asked in a cycle, each form in the module of what it is about."""

from designteam.cycle.forms.artefacts import FORMS, GRADES, ArtefactForm, Pair, evaluation_of, options
from designteam.cycle.forms.markers import EventMarker
from designteam.cycle.forms.moves import Dropping, Endorsement, Linking, Move, NextIteration, Sharing

__all__ = [
    "FORMS",
    "GRADES",
    "ArtefactForm",
    "Dropping",
    "Endorsement",
    "EventMarker",
    "Linking",
    "Move",
    "NextIteration",
    "Pair",
    "Sharing",
    "evaluation_of",
    "options",
]
