"""The pages about the school team, and the page that it reads itself."""

from designteam.schoolteam.views import asking, joining, noting, page, reading, room
from designteam.schoolteam.views.blueprint import bp, staff

__all__ = ["asking", "bp", "joining", "noting", "page", "reading", "room", "staff"]
