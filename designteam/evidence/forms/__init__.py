"""What is asked of each kind of thing in the library."""

from designteam.evidence.forms.cards import Judging, OfATeam, Picturing
from designteam.evidence.forms.doubles import Merging
from designteam.evidence.forms.files import BringingFile, TakingIn
from designteam.evidence.forms.holding import HoldingForm, Pasting, Sharing, TakingOut
from designteam.evidence.forms.kinds import FORMS
from designteam.evidence.forms.options import Demonstrating
from designteam.evidence.forms.questions import Publishing
from designteam.evidence.forms.sources import Restoring, Retracting
from designteam.evidence.forms.ties import Picking, Tying
from designteam.evidence.forms.visits import Capturing, Deciding

__all__ = [
    "FORMS",
    "BringingFile",
    "Capturing",
    "Deciding",
    "Demonstrating",
    "HoldingForm",
    "Judging",
    "Merging",
    "OfATeam",
    "Pasting",
    "Picking",
    "Picturing",
    "Publishing",
    "Restoring",
    "Retracting",
    "Sharing",
    "TakingIn",
    "TakingOut",
    "Tying",
]
