"""Questions about sharing events."""
