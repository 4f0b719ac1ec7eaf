"""The tables of the review room, one file a noun."""

from peelian.review.models.ordering import Alike, Drawn, Queued, Ranking, Sample, Stop
from peelian.review.models.reading import Coding, Note, Settlement, Turn
from peelian.review.models.review import Appointment, Bearing, Category, Example, InScope, Review

__all__ = [
    "Alike",
    "Appointment",
    "Bearing",
    "Category",
    "Coding",
    "Drawn",
    "Example",
    "InScope",
    "Note",
    "Queued",
    "Ranking",
    "Review",
    "Sample",
    "Settlement",
    "Stop",
    "Turn",
]
