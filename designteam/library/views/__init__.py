"""The pages of the library for who reads in it."""

from designteam.library.views import curating, finding, holdings, judging, retracting
from designteam.library.views.blueprint import bp

__all__ = ["bp", "curating", "finding", "holdings", "judging", "retracting"]
