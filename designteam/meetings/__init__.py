"""Meetings of a team: when it comes together, what is talked about, and what came of it."""
