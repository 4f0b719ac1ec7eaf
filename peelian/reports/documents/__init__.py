"""Documents into words: text, HTML, Word, PDF, email and Outlook messages, told apart by their bytes.

``read_document`` (bytes) and ``read_file`` (a path) give ``Extracted`` or ``Unreadable``; nothing is lost in silence.
"""

from peelian.reports.documents.extraction import read_document, read_file, too_large
from peelian.reports.documents.limits import DEFAULT_LIMITS, Limits
from peelian.reports.documents.result import Attachment, Extracted, Part, Unreadable

__all__ = [
    "DEFAULT_LIMITS",
    "Attachment",
    "Extracted",
    "Limits",
    "Part",
    "Unreadable",
    "read_document",
    "read_file",
    "too_large",
]
