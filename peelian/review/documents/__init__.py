"""The stop report of a review: its words, in `texts/`, and where its facts come from."""
