"""A believable network of schools, played through the same commands that the pages use."""
