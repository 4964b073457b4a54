"""The pages that bring slices together."""

from designteam.workspace.views import method, networks, notes, people, public, teams, thread, timeline
from designteam.workspace.views.blueprint import bp

__all__ = ["bp", "method", "networks", "notes", "people", "public", "teams", "thread", "timeline"]
