"""Pages and searches that show several rooms at once."""
