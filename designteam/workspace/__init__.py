"""Pages that bring slices together: the start page, the team, a phase, the red thread, the method."""
