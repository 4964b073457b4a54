"""The pages of the library for who reads in it."""

from designteam.library.views import files, finding, holdings, judging
from designteam.library.views.blueprint import bp

__all__ = ["bp", "files", "finding", "holdings", "judging"]
