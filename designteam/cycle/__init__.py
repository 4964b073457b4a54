"""The chain itself: iterations, artefacts of every kind, their versions, and the links between them."""
