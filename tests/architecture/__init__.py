"""What holds for every room: who gets what, what a change leaves behind, and how large things may grow."""
