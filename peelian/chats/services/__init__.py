"""What can be done with messages, one file a matter."""
