"""What somebody typed and did not keep yet, so that it is there when they come back."""
