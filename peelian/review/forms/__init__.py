"""The plain forms of the review room."""
