"""What the pages of a check show, made from what was answered in it."""
