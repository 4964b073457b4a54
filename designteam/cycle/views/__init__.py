"""The pages on which a team works: artefacts with all that belongs to them, talking, trying out and iterations."""

from designteam.cycle.views import (
    artefacts,
    attachments,
    balance,
    citations,
    iterations,
    log,
    measurements,
    numbers,
    pictures,
    predictions,
    small,
    successes,
    talk,
    tally_card,
    trying,
    upkeep,
    versions,
)
from designteam.cycle.views.blueprint import bp

__all__ = [
    "artefacts",
    "attachments",
    "balance",
    "bp",
    "citations",
    "iterations",
    "log",
    "measurements",
    "numbers",
    "pictures",
    "predictions",
    "small",
    "successes",
    "talk",
    "tally_card",
    "trying",
    "upkeep",
    "versions",
]
