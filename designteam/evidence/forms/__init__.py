"""What is asked of each kind of thing in the library."""

from designteam.evidence.forms.holding import HoldingForm, Removing, Sharing
from designteam.evidence.forms.kinds import FORMS

__all__ = ["FORMS", "HoldingForm", "Removing", "Sharing"]
