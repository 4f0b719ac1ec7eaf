"""What the instruments say: citations, dated values, ways of counting and rules that explain themselves.

Pure Python with no Django, clock, setting or database: every function is given its dates.
"""
