"""The verbs of the review room."""
