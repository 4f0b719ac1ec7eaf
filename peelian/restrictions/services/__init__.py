"""Everything that changes a restriction. Postings and their alerts are in `checking.py`."""
