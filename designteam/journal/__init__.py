"""What happened, in order, and never changed afterwards. Lower slices record; pages and signals read."""
