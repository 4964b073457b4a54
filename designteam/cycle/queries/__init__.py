"""Questions about iterations and their artefacts, each answered in a known number of statements."""
