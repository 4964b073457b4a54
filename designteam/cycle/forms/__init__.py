"""What is asked in a cycle, each form in the module of what it is about."""

from designteam.cycle.forms.artefacts import FORMS, GRADES, ArtefactForm, Pair, evaluation_of, options
from designteam.cycle.forms.balance import Balance, Lived
from designteam.cycle.forms.balance import Thread as WebThread
from designteam.cycle.forms.measurements import Indicator, Measurements
from designteam.cycle.forms.measurements import Removal as MeasurementRemoval
from designteam.cycle.forms.moves import Dropping, Endorsement, Linking, Move, NextIteration, Sharing

__all__ = [
    "FORMS",
    "GRADES",
    "ArtefactForm",
    "Balance",
    "Dropping",
    "Endorsement",
    "Indicator",
    "Linking",
    "Lived",
    "MeasurementRemoval",
    "Measurements",
    "Move",
    "NextIteration",
    "Pair",
    "Sharing",
    "WebThread",
    "evaluation_of",
    "options",
]
