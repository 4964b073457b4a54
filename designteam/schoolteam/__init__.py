"""How a team involves its school team: the page for the staff room, what is asked there, and the rungs it climbed."""
