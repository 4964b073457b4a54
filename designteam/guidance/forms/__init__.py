"""What a process guide fills in."""

from designteam.guidance.forms.notes import GuideNoting, SharingNote

__all__ = ["GuideNoting", "SharingNote"]
