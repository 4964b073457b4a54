"""The pages that bring slices together."""

from designteam.workspace.views import method, networks, news, notes, people, public, teams, thread
from designteam.workspace.views.blueprint import bp

__all__ = ["bp", "method", "networks", "news", "notes", "people", "public", "teams", "thread"]
from designteam.workspace.views import matrix

__all__ = ["bp", "matrix", "method", "networks", "notes", "people", "public", "teams", "thread"]
from designteam.workspace.views import timeline

__all__ = ["bp", "method", "networks", "notes", "people", "public", "teams", "thread", "timeline"]
