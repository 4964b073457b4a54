"""What the pages about meetings show, made from what the queries found."""
