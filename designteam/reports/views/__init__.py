"""The dossier of an iteration: a page that prints, and the same as PDF."""

from designteam.reports.views import dossiers, making
from designteam.reports.views.blueprint import bp

__all__ = ["bp", "dossiers", "making"]
