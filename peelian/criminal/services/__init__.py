"""What can be done in a criminal strand, one file a matter."""
