"""The verbs of the cases room, one file a group of verbs."""
