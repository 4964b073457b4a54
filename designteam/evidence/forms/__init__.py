"""What is asked of each kind of thing in the library."""

from designteam.evidence.forms.holding import HoldingForm, Pasting, Sharing, TakingOut
from designteam.evidence.forms.kinds import FORMS

__all__ = ["FORMS", "HoldingForm", "Pasting", "Sharing", "TakingOut"]
