"""The pages of the criminal room, one file a matter."""
