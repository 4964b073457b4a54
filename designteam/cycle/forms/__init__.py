"""What is asked in a cycle, each form in the module of what it is about."""

from designteam.cycle.forms.artefact import GRADES, ArtefactForm, options
from designteam.cycle.forms.attachments import Attaching, Bookmarking, PlacingPicture, Removing, WithPicture
from designteam.cycle.forms.balance import Balance, Lived
from designteam.cycle.forms.balance import Thread as WebThread
from designteam.cycle.forms.citations import Citing, Reconsidering, Using
from designteam.cycle.forms.evaluations import Pair, evaluation_of
from designteam.cycle.forms.experiments import LogEntry
from designteam.cycle.forms.kinds import FORMS
from designteam.cycle.forms.log import Counting
from designteam.cycle.forms.log_note import LogNote
from designteam.cycle.forms.markers import EventMarker
from designteam.cycle.forms.measurements import Indicator, Measurements
from designteam.cycle.forms.measurements import Removal as MeasurementRemoval
from designteam.cycle.forms.moves import Dropping, Endorsement, Linking, Move, NextIteration, Sharing
from designteam.cycle.forms.talk import Answering, AskingAround, Closing, FreshEyes, Replying, Rewording, Speaking
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
    "Answering",
    "ArtefactForm",
    "AskingAround",
    "Attaching",
    "Balance",
    "Bookmarking",
    "Citing",
    "Clarity",
    "Closing",
    "Counting",
    "Dropping",
    "Endorsement",
    "EventMarker",
    "FreshEyes",
    "Indicator",
    "Linking",
    "Lived",
    "LogEntry",
    "LogNote",
    "MeasurementRemoval",
    "Measurements",
    "Move",
    "NextIteration",
    "Pair",
    "Participants",
    "PlacingPicture",
    "Prediction",
    "Reconsidering",
    "Removing",
    "Replying",
    "Rewording",
    "RoundingOff",
    "Sharing",
    "SmallTryOut",
    "Speaking",
    "Start",
    "Success",
    "Using",
    "WebThread",
    "WithPicture",
    "charter_part",
    "evaluation_of",
    "options",
]
