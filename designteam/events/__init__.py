"""Sharing events: schools of a network come together and carry ideas from one to the other."""
