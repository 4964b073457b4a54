"""The pages of the library for who reads in it."""

from designteam.library.views import files, finding, holdings, judging, lists, merging, searches, using
from designteam.library.views.blueprint import bp

__all__ = ["bp", "files", "finding", "holdings", "judging", "lists", "merging", "searches", "using"]
