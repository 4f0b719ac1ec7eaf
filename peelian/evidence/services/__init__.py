"""The verbs of the evidence room, one file a verb."""
