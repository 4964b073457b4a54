"""What a process guide fills in."""

from designteam.guidance.forms.notes import GuideNoting, SharingNote
from designteam.guidance.forms.watch import KeepingView, LettingRest

__all__ = ["GuideNoting", "KeepingView", "LettingRest", "SharingNote"]
