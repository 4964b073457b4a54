"""What process guides keep for themselves."""

from designteam.guidance.models.notes import PART, GuideNote, Readers

__all__ = ["PART", "GuideNote", "Readers"]
