"""The pages on which a team answers each for themselves, opens the answers together, and sees how that went before."""

from designteam.reveals.views import answering, concluding, history
from designteam.reveals.views.blueprint import bp

__all__ = ["answering", "bp", "concluding", "history"]
