"""Reading a roster or a file of moves: its columns, its rows, and each row that cannot be kept. Pure."""
