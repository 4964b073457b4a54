"""The pages about struggles."""

from designteam.struggles.views import answering, closing, reading, rewording, telling
from designteam.struggles.views.blueprint import bp

__all__ = ["answering", "bp", "closing", "reading", "rewording", "telling"]
