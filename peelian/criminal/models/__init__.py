"""The tables of the criminal room, one file a noun."""

from peelian.criminal.models.custody import Arrest, CustodyTimes, DetentionExtension, DetentionReview
from peelian.criminal.models.deciding import PrejudiceDecision, Restriction
from peelian.criminal.models.offence import OffenceVersion, Suspicion
from peelian.criminal.models.release import BailConditions, BailPeriod, Release, ReleaseReview
from peelian.criminal.models.strand import Charge, Investigator, Stage, Strand, VoluntaryInterview

__all__ = [
    "Arrest",
    "BailConditions",
    "BailPeriod",
    "Charge",
    "CustodyTimes",
    "DetentionExtension",
    "DetentionReview",
    "Investigator",
    "OffenceVersion",
    "PrejudiceDecision",
    "Release",
    "ReleaseReview",
    "Restriction",
    "Stage",
    "Strand",
    "Suspicion",
    "VoluntaryInterview",
]
