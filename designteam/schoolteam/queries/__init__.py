"""Questions about how a team involves its school team."""
