"""What the demo shows beside the stories: one module per room of the house."""
