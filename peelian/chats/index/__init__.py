"""Full-text search over messages: one interface over SQLite's FTS5 and PostgreSQL's tsvector.

Words are indexed as they are written, without stemming and without leaving any out: what a person of a panel is shown
must hold the very words that were searched for, and "not one of us" is made of nothing but common words. With every
message goes a key for its case, conversation, sender and day, so that the index itself narrows a search.
"""
