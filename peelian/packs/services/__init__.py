"""What can be done with a pack."""
