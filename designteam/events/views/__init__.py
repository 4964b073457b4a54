"""The pages on which a network announces its sharing events and people come, prepare, talk and take along."""

from designteam.events.views import cards, coming, events, tables
from designteam.events.views.blueprint import bp

__all__ = ["bp", "cards", "coming", "events", "tables"]
