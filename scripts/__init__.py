"""What `./demo`, `./test` and the Makefile run. Standard library only; not part of the installed system."""
