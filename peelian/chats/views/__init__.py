"""The pages of messages, one file a subject."""
