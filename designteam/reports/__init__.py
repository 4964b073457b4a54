"""What leaves the screen: the dossier of a team."""
