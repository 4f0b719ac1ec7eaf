"""The journey of three phones, from the day they are seized to the pack before a panel, act by act."""
