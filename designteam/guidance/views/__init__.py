"""The pages of a process guide."""

from designteam.guidance.views import notes
from designteam.guidance.views.blueprint import bp

__all__ = ["bp", "notes"]
