"""Lets `python -m peelian …` do what the `peelian` command does."""

from peelian.config.cli import main

main()
