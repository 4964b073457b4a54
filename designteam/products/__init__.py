"""Products: what other schools find, read about and take along."""
