"""The tables of the evidence room, one file a noun."""

from peelian.evidence.models.continuity import ContinuityEntry
from peelian.evidence.models.exhibit import Correction, DisclosureDecision, Exhibit
from peelian.evidence.models.file import Piece, StoredFile, Upload

__all__ = [
    "ContinuityEntry",
    "Correction",
    "DisclosureDecision",
    "Exhibit",
    "Piece",
    "StoredFile",
    "Upload",
]
