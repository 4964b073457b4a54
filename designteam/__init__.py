"""The platform on which design teams of primary schools work from a practice question to a shared result."""

__version__ = "0.1.0"
