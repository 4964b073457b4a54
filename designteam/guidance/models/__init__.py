"""What process guides keep: which signals were on, what was done about them, and their own views and notes."""

from designteam.guidance.models.notes import PART, GuideNote, Readers
from designteam.guidance.models.watch import GuideLetter, KeptView, Remedy, Symptom

__all__ = ["PART", "GuideLetter", "GuideNote", "KeptView", "Readers", "Remedy", "Symptom"]
