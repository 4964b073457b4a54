"""Teams: who is in them and when, who is invited, and what their members agreed on."""

from designteam.teams.models.agreement import (
    AgreedHours,
    HoursSpent,
    RoleCard,
    TeamAgreement,
    WantedRole,
    school_year_of,
)
from designteam.teams.models.handover import HandedOver, Sort
from designteam.teams.models.invitation import TeamInvitation
from designteam.teams.models.team import TEAM, CannotLeave, DesignTeam, Membership, Stale

__all__ = [
    "TEAM",
    "AgreedHours",
    "CannotLeave",
    "DesignTeam",
    "HandedOver",
    "HoursSpent",
    "Membership",
    "RoleCard",
    "Sort",
    "Stale",
    "TeamAgreement",
    "TeamInvitation",
    "WantedRole",
    "school_year_of",
]
