"""What the pages of the library show, made from what the queries found."""
