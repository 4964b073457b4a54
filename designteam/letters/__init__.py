"""Letters to people, one receiver each: written with the change they tell about, and brought away after it."""
