"""What a process guide fills in."""

from designteam.guidance.forms.watch import KeepingView, LettingRest

__all__ = ["KeepingView", "LettingRest"]
