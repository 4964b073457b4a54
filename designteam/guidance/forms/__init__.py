"""What a process guide fills in."""

from designteam.guidance.forms.watch import KeepingView, Resting

__all__ = ["KeepingView", "Resting"]
