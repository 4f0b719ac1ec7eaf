"""What pages show of media: facts in place of pictures."""
