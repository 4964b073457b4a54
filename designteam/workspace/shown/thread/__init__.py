"""The red thread as a drawing, as a list and against the experiments, with its loose ends."""
