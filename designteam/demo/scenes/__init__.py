"""Scenes that are played after the stories: what teams do beside writing down what they think."""
