"""The pages on which a team works: artefacts and their versions, links, endorsements, moves and iterations."""

from designteam.cycle.views import artefacts, iterations, talk, versions
from designteam.cycle.views.blueprint import bp

__all__ = ["artefacts", "bp", "iterations", "talk", "versions"]
from designteam.cycle.views import attachments, log, upkeep

__all__ = ["artefacts", "attachments", "bp", "iterations", "log", "upkeep", "versions"]
from designteam.cycle.views import balance, measurements, numbers

__all__ = ["artefacts", "balance", "bp", "iterations", "measurements", "numbers", "versions"]
from designteam.cycle.views import predictions, small, successes, tally_card, trying

__all__ = ["artefacts", "bp", "iterations", "predictions", "small", "successes", "tally_card", "trying", "versions"]
from designteam.cycle.views import pictures

__all__ = ["artefacts", "bp", "iterations", "pictures", "versions"]
