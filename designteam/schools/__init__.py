"""Schools as others find them: what they work on, what they say of themselves, and visits between them."""
