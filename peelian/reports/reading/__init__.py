"""The reading assistant: takes a document apart into statements, people, questions and proposals.

Plain rules over tables of cue phrases; it proposes and never decides. ``read_text`` is the only door.
"""

from peelian.reports.reading.reader import read_text
from peelian.reports.reading.result import (
    STANDING_SENTENCES,
    Basis,
    DateFound,
    PeopleGroup,
    Place,
    Proposal,
    Question,
    Reading,
    Standing,
    Statement,
)

__all__ = [
    "STANDING_SENTENCES",
    "Basis",
    "DateFound",
    "PeopleGroup",
    "Place",
    "Proposal",
    "Question",
    "Reading",
    "Standing",
    "Statement",
    "read_text",
]
