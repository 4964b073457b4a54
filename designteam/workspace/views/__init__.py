"""The pages that bring slices together."""

from designteam.workspace.views import health, method, networks, news, notes, people, public, teams, thread
from designteam.workspace.views.blueprint import bp

__all__ = ["bp", "health", "method", "networks", "news", "notes", "people", "public", "teams", "thread"]
from designteam.workspace.views import offline

__all__ = ["bp", "method", "networks", "news", "notes", "offline", "people", "public", "teams", "thread"]
from designteam.workspace.views import matrix

__all__ = ["bp", "matrix", "method", "networks", "notes", "people", "public", "teams", "thread"]
from designteam.workspace.views import timeline

__all__ = ["bp", "method", "networks", "notes", "people", "public", "teams", "thread", "timeline"]
from designteam.workspace.views import (
    agreements,
    departures,
    goals,
    introduction,
    joining,
    role_cards,
)

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
