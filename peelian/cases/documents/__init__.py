"""The letters of a case: the words of each, in `texts/`, and where each word's fact comes from, a module a letter."""
