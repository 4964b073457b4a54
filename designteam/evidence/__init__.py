"""What research and practice know, kept once for everybody. It does not know who rests on it."""
