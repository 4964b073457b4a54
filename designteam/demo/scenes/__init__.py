"""What is played after the stories: scenes in which the rest of the product is used."""
