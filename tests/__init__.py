"""The tests of Peelian; see docs/how-to/set-up.md for running them."""
