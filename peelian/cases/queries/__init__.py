"""Reading cases: lists, the page of one case, and what its forms need to show."""
