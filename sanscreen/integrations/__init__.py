"""Records from outside to parties, and screenings to what goes back: one file per shape."""
