"""What process guides keep for themselves."""

from designteam.guidance.models.notes import PART, GuideNote, ReadBy

__all__ = ["PART", "GuideNote", "ReadBy"]
