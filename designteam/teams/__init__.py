"""Design teams: who is in them, in which role and when."""
