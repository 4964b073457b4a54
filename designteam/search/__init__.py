"""Finding back: one line per thing that can be found, in the words people search by."""
