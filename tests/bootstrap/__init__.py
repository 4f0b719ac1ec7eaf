"""The two commands and the ground rules of the repository."""
