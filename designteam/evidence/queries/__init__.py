"""Questions about the library, answered in a known number of statements."""
