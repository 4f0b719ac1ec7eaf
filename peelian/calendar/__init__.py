"""The days that do not count in this force: the table of the law, and the days proclaimed since it was released."""
