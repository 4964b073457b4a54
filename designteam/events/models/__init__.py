"""A sharing event, who comes, what teams look for and bring, who sits with whom, and what they take along."""

from designteam.events.models.card import ON_A_CARD, TeamCard
from designteam.events.models.coming import MOST_TOGETHER, WHO, SignUp, WalkIn
from designteam.events.models.event import (
    BECAUSE,
    MOST_PLACES,
    MOST_ROWS,
    ROW,
    THEME,
    TITLE,
    CannotGather,
    Part,
    SharingEvent,
)
from designteam.events.models.harvest import (
    HALF_A_YEAR,
    IDEA,
    NOTE,
    RATINGS,
    WHY,
    EventNote,
    FitRating,
    TakenIdea,
    Use,
)
from designteam.events.models.seating import (
    Bond,
    Reason,
    Seat,
    Sitter,
    reason_for,
    struggle_in,
    tables_of_three,
)

__all__ = [
    "BECAUSE",
    "HALF_A_YEAR",
    "IDEA",
    "MOST_PLACES",
    "MOST_ROWS",
    "MOST_TOGETHER",
    "NOTE",
    "ON_A_CARD",
    "RATINGS",
    "ROW",
    "THEME",
    "TITLE",
    "WHO",
    "WHY",
    "Bond",
    "CannotGather",
    "EventNote",
    "FitRating",
    "Part",
    "Reason",
    "Seat",
    "SharingEvent",
    "SignUp",
    "Sitter",
    "TakenIdea",
    "TeamCard",
    "Use",
    "WalkIn",
    "reason_for",
    "struggle_in",
    "tables_of_three",
]
