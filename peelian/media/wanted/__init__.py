"""Reading a list of hashes as it was given: pure."""
