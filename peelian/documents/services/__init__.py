"""What can be done with documents."""

from peelian.documents.services.batching import begin_batch, make_next, retry_batch
from peelian.documents.services.making import make_document, remake_document, supersede_document
from peelian.documents.services.reading import ReadDocument, read_document
from peelian.documents.services.serving import record_service

__all__ = [
    "ReadDocument",
    "begin_batch",
    "make_document",
    "make_next",
    "read_document",
    "record_service",
    "remake_document",
    "retry_batch",
    "supersede_document",
]
