"""What is asked of each kind of thing in the library."""
