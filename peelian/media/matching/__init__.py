"""Which hashes are near which: exact within a distance, for millions, and pure."""
