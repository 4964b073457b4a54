"""What the pages of a process guide show."""
