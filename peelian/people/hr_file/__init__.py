"""Reading the file that HR sends: what it may hold, what is wrong with it, and what it would change."""
