"""The pages on which a team works: artefacts and their versions, links, endorsements, moves and iterations."""

from designteam.cycle.views import artefacts, balance, iterations, measurements, versions
from designteam.cycle.views.blueprint import bp

__all__ = ["artefacts", "balance", "bp", "iterations", "measurements", "versions"]
