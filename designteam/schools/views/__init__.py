"""The pages about schools, themes and visits."""

from designteam.schools.views import directory, profiles, themes, visits
from designteam.schools.views.blueprint import bp

__all__ = ["bp", "directory", "profiles", "themes", "visits"]
