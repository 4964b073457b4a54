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
    LocalTime,
    Meeting,
    MeetingSeries,
    Rearrangement,
    Source,
    Yield,
    YieldKind,
    new_uid,
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
    "LocalTime",
    "Meeting",
    "MeetingSeries",
    "Rearrangement",
    "Source",
    "Yield",
    "YieldKind",
    "new_uid",
    "renumbered",
]
