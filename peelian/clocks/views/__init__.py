"""The pages of the clocks room: what is due, the law explorer, and the calendar."""
