"""The pages of the desk. Each asks policy for what it shows, and writes down the look."""
