"""A table with one message a row, read by a map of its columns that a person made.

Zone, format of dates and encoding must be declared: a table does not say, and nothing is guessed.
"""

from peelian.chats.formats.csv.reading import COLUMNS, read, sniff
from peelian.chats.formats.records import Kind

KIND = Kind.CSV

__all__ = ["COLUMNS", "KIND", "read", "sniff"]
