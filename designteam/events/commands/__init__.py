"""What changes around a sharing event."""

from designteam.events.commands.cards import card_of, write_card
from designteam.events.commands.coming import fill_up, note_walk_in, sign_up, strike_walk_in, withdraw
from designteam.events.commands.events import announce
from designteam.events.commands.harvest import rate_fit, say_to_team, take_along
from designteam.events.commands.seating import propose_tables, publish_tables, seat

__all__ = [
    "announce",
    "card_of",
    "fill_up",
    "note_walk_in",
    "propose_tables",
    "publish_tables",
    "rate_fit",
    "say_to_team",
    "seat",
    "sign_up",
    "strike_walk_in",
    "take_along",
    "withdraw",
    "write_card",
]
