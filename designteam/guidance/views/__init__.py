"""The pages of a process guide."""

from designteam.guidance.views import board, signals, views
from designteam.guidance.views.blueprint import bp

__all__ = ["board", "bp", "signals", "views"]
