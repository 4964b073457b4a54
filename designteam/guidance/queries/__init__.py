"""What is read for process guides, over any number of teams at once."""
