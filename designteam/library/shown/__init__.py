"""What a page of the library shows, made from what the queries found."""
