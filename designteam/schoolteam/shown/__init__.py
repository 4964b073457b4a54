"""What the pages about the school team show, made from what was found."""
