"""The pages on which a network announces its sharing events and people come, prepare, talk and take along."""

from designteam.events.views import after, cards, coming, during, events, papers, tables, walk_ins
from designteam.events.views.blueprint import bp

__all__ = ["after", "bp", "cards", "coming", "during", "events", "papers", "tables", "walk_ins"]
