"""What the pages of a team and of a network show, composed from the slices below."""
