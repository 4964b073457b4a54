"""What teams struggle with, told to other schools, and what those say to it."""
