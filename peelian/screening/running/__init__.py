"""A run from two files to the pairs that a person looks at: in steps, each of which can be taken up again."""
