"""Asking for a paper, seeing how far it is, and fetching it."""

from designteam.papers.views import fetching, making
from designteam.papers.views.blueprint import bp

__all__ = ["bp", "fetching", "making"]
