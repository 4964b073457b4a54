"""What the pages of the catalogue show, made from what the queries found."""
