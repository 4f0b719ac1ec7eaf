"""The tables of this room: the report and its documents, what was found in them, and who may read it."""

from peelian.reports.models.found import GroupStatement, PeopleGroup, Proposal, Question, Statement
from peelian.reports.models.received import Closing, Document, Mention, Report, ReportCase, ReportReader
from peelian.reports.models.reviews import GroupReview, ProposalDecision, QuestionAnswer, StatementReview

__all__ = [
    "Closing",
    "Document",
    "GroupReview",
    "GroupStatement",
    "Mention",
    "PeopleGroup",
    "Proposal",
    "ProposalDecision",
    "Question",
    "QuestionAnswer",
    "Report",
    "ReportCase",
    "ReportReader",
    "Statement",
    "StatementReview",
]
