"""What is played after the stories: scenes in which the rest of the product is used."""

"""What the demo shows beside the stories: one module per room of the house."""
