"""What changes when a school describes itself, and when schools visit each other."""
