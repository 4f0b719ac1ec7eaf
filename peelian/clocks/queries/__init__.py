"""Reading clocks: how each stands today, those of one case, what is due across cases, and why a day is the day."""
