"""The tables of the restrictions room, one file a noun. Rosters and alerts are in `rosters.py`."""

from peelian.restrictions.models.answers import Answer
from peelian.restrictions.models.pay import PayRate
from peelian.restrictions.models.restriction import Gate, Restriction, RestrictionCondition, Variation
from peelian.restrictions.models.review import (
    Consultation,
    Correction,
    Meeting,
    MissedReview,
    RestrictionRepresentation,
    Review,
)
from peelian.restrictions.models.rosters import DutyCode, Posting, PostingAlert, RosterFile

__all__ = [
    "Answer",
    "Consultation",
    "Correction",
    "DutyCode",
    "Gate",
    "Meeting",
    "MissedReview",
    "PayRate",
    "Posting",
    "PostingAlert",
    "Restriction",
    "RestrictionCondition",
    "RestrictionRepresentation",
    "Review",
    "RosterFile",
    "Variation",
]
