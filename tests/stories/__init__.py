"""One journey a file, told as its people would take it."""
