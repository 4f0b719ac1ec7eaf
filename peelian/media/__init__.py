"""Pictures and films by their hashes: what is the same, what spread where, and who was made to look at it."""
