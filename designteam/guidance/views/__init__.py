"""The pages of a process guide."""

from designteam.guidance.views import board, notes, papers, signals, views
from designteam.guidance.views.blueprint import bp

__all__ = ["board", "bp", "notes", "papers", "signals", "views"]
