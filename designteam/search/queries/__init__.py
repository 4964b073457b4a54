"""What can be found, the words it is found by, and finding it."""
