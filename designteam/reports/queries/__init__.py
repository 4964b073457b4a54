"""What a dossier tells, and which dossiers there are."""
