"""The pages of the packs room."""
