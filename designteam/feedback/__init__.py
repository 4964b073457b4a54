"""What others say about something of a team, only by the three prompts that hold up a mirror."""
