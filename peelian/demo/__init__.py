"""A fictional force and its year, told as a story through services only."""
