"""What a criminal strand looks like to a page, to the desk and to whoever publishes."""
