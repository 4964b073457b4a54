"""What a team takes along: the dossier of an iteration, the school year on one page, and everything in one ZIP."""

from designteam.reports.views import dossiers, introductions, making, years
from designteam.reports.views.blueprint import bp

__all__ = ["bp", "dossiers", "introductions", "making", "years"]
