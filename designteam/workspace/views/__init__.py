"""The pages that bring slices together."""

from designteam.workspace.views import (
    agreements,
    departures,
    goals,
    introduction,
    joining,
    method,
    networks,
    notes,
    people,
    public,
    role_cards,
    teams,
    thread,
)
from designteam.workspace.views.blueprint import bp

__all__ = [
    "agreements",
    "bp",
    "departures",
    "goals",
    "introduction",
    "joining",
    "method",
    "networks",
    "notes",
    "people",
    "public",
    "role_cards",
    "teams",
    "thread",
]
