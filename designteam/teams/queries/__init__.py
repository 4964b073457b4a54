"""Who looks at a page, who is in which team, and what a team agreed on."""

from designteam.teams.queries.viewers import (
    NO_FACTS,
    Belonging,
    Member,
    Stranger,
    coming_teams_of,
    membership_in,
    memberships_of,
    viewer_with,
)

__all__ = [
    "NO_FACTS",
    "Belonging",
    "Member",
    "Stranger",
    "coming_teams_of",
    "membership_in",
    "memberships_of",
    "viewer_with",
]
