"""The pages on which a team plans its meetings, holds them, and finds back what came of them."""

from designteam.meetings.views import (
    actions,
    agenda,
    calendars,
    changing,
    planning,
    running,
    sending,
    work_forms,
    yields,
)
from designteam.meetings.views.blueprint import bp

__all__ = ["actions", "agenda", "bp", "calendars", "changing", "planning", "running", "sending", "work_forms", "yields"]
