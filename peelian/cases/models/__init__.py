"""The tables of the cases room, one file a noun."""

from peelian.cases.models.case import Case, CaseLink, CaseReport, Member
from peelian.cases.models.deciding import Decision, Referral, ReferralAnswer, SeverityAssessment
from peelian.cases.models.investigating import Interview, Notice, Representation, TermsOfReference
from peelian.cases.models.keeping import Fact, FactVersion, Note, Task
from peelian.cases.models.party import Party, PartyUpdate
from peelian.cases.models.subject import Allegation, AllegationMark, Subject

__all__ = [
    "Allegation",
    "AllegationMark",
    "Case",
    "CaseLink",
    "CaseReport",
    "Decision",
    "Fact",
    "FactVersion",
    "Interview",
    "Member",
    "Note",
    "Notice",
    "Party",
    "PartyUpdate",
    "Referral",
    "ReferralAnswer",
    "Representation",
    "SeverityAssessment",
    "Subject",
    "Task",
    "TermsOfReference",
]
