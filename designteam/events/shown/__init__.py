"""What the pages of sharing events show."""
