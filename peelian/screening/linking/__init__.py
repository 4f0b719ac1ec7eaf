"""Which records of two sets may be about the same person, how likely that is, and why. DuckDB and Splink; no Django."""
