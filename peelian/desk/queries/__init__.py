"""Reading several rooms at once, for one page."""
