"""The papers of this room: the words of each, in `texts/`, and where the facts of each come from."""
