"""Full-text search: one small interface over SQLite's FTS5 and PostgreSQL's tsvector.

`words` makes terms of what was typed, `documents` cuts records into parts, `engines` are the two indexes,
`finding` asks with the walls inside the question, and `excerpts` shows the place. The writing is in
`peelian.desk.projections.searching`, in the transaction of the event.
"""
