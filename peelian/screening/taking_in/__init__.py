"""A set of records out of a file, row by row: what was used, what was not and why, and that the sums are right."""
