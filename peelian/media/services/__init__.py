"""The verbs of the media room."""
