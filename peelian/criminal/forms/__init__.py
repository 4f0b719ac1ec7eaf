"""The forms of the criminal room, one file a matter."""
