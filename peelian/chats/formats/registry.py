"""The kinds there are, and which of them a source seems to be."""
