"""What ties a team to its school team. Of colleagues without an account nothing is kept but what they typed."""

from designteam.schoolteam.models.involvement import Involvement
from designteam.schoolteam.models.staff import (
    A_NAME,
    ANSWER,
    FEWEST_ANSWERS,
    FEWEST_SHOWN,
    MOST_ANSWERS,
    QUESTION,
    ClassPulse,
    Colleague,
    Feeling,
    Part,
    SchoolPoll,
    StaffPage,
    Tap,
)

SUBJECT = "school_team"

__all__ = [
    "ANSWER",
    "A_NAME",
    "FEWEST_ANSWERS",
    "FEWEST_SHOWN",
    "MOST_ANSWERS",
    "QUESTION",
    "SUBJECT",
    "ClassPulse",
    "Colleague",
    "Feeling",
    "Involvement",
    "Part",
    "SchoolPoll",
    "StaffPage",
    "Tap",
]
