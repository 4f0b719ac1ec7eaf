"""The letters of a suspension: the words of each, in `texts/`, and where the facts of each come from."""
