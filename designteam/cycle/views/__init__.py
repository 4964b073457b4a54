"""The pages on which a team works: artefacts and their versions, links, endorsements, moves and iterations."""

from designteam.cycle.views import artefacts, iterations, predictions, small, successes, tally_card, trying, versions
from designteam.cycle.views.blueprint import bp

__all__ = ["artefacts", "bp", "iterations", "predictions", "small", "successes", "tally_card", "trying", "versions"]
