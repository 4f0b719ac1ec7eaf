"""What the law explorer shows: the rules, how each counts, which cases each touches, what nobody has read."""
