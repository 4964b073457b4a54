"""What process guides keep: which signals were on and for how long, what was done about them, and their own views."""

from designteam.guidance.models.watch import GuideLetter, KeptView, Remedy, Symptom

__all__ = ["GuideLetter", "KeptView", "Remedy", "Symptom"]
