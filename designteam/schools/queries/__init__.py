"""Questions about schools, each answered in a known number of statements."""
