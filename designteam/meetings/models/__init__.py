"""Meetings, what they gave, who was there, and actions."""

from designteam.meetings.models.attendance import Attendance, CalendarAddress
from designteam.meetings.models.meeting import (
    NOTES,
    POINT,
    SAID,
    SENT_RECORD,
    TITLE,
    Action,
    AgendaItem,
    CannotMeet,
    Meeting,
    MeetingSeries,
    Rearrangement,
    Source,
    Yield,
    YieldKind,
    renumbered,
)

__all__ = [
    "NOTES",
    "POINT",
    "SAID",
    "SENT_RECORD",
    "TITLE",
    "Action",
    "AgendaItem",
    "Attendance",
    "CalendarAddress",
    "CannotMeet",
    "Meeting",
    "MeetingSeries",
    "Rearrangement",
    "Source",
    "Yield",
    "YieldKind",
    "renumbered",
]
