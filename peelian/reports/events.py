"""What happens to reports. References, codes, counts, dates and digests only: no names and no words.

`words` is the salted digest of everything that was written in the act: the wording and the reason together.
"""

from datetime import date, datetime

from peelian.ledger.events import Digest, Ref, event
from peelian.reports.states import (
    Channel,
    DocumentState,
    ProposalStatus,
    ReportStatus,
    ReviewStatus,
    Standing,
)


@event("reports.report_recorded", about="report", says="Report recorded")
class ReportRecorded:
    subject: Ref
    channel: Channel
    received_at: datetime
    came_to_attention_on: date
    anonymous: bool
    account: Digest


@event("reports.document_added", about="report", says="Document added")
class DocumentAdded:
    """`sha256` is the plain hash of the original bytes, so that anyone who holds them can check."""

    subject: Ref
    document: Ref
    size: int
    sha256: Digest
    state: DocumentState


@event("reports.source_read", about="report", says="Source read by the reading assistant")
class SourceRead:
    """`document` is None when the account typed into the report itself was read."""

    subject: Ref
    document: Ref | None
    statements: int
    groups: int
    questions: int
    proposals: int
    words: Digest


@event("reports.statement_reviewed", about="report", says="Statement reviewed")
class StatementReviewed:
    subject: Ref
    statement: Ref
    became: ReviewStatus
    standing: Standing
    version: int
    words: Digest


@event("reports.statement_added", about="report", says="Statement added by a person")
class StatementAdded:
    subject: Ref
    statement: Ref
    document: Ref | None
    standing: Standing
    words: Digest


@event("reports.group_reviewed", about="report", says="Group of people reviewed")
class GroupReviewed:
    subject: Ref
    group: Ref
    became: ReviewStatus
    count: int | None
    version: int
    words: Digest


@event("reports.question_answered", about="report", says="Question answered")
class QuestionAnswered:
    subject: Ref
    question: Ref
    version: int
    words: Digest


@event("reports.proposal_decided", about="report", says="Proposal decided")
class ProposalDecided:
    subject: Ref
    proposal: Ref
    became: ProposalStatus
    version: int
    words: Digest


@event("reports.reading_moved", about="report", says="Reading moved on")
class ReadingMoved:
    """The status followed from the reading: proposals came in, or the last of them was decided."""

    subject: Ref
    became: ReportStatus


@event("reports.person_mentioned", about="report", says="Person recorded as the one reported about")
class PersonMentioned:
    subject: Ref
    person: Ref


@event("reports.mention_withdrawn", about="report", says="Mention of a person withdrawn")
class MentionWithdrawn:
    subject: Ref
    person: Ref
    reasons: Digest


@event("reports.report_sealed", about="report", says="Report sealed")
class ReportSealed:
    subject: Ref
    reasons: Digest


@event("reports.report_unsealed", about="report", says="Seal of the report lifted")
class ReportUnsealed:
    subject: Ref
    reasons: Digest


@event("reports.reader_let_in", about="report", says="Reader let in to the report")
class ReaderLetIn:
    subject: Ref
    account: Ref
    reasons: Digest


@event("reports.reader_ended", about="report", says="Reader no longer let in")
class ReaderEnded:
    subject: Ref
    account: Ref


@event("reports.case_opened_from_report", about="report", says="Case opened from the report")
class CaseOpenedFromReport:
    subject: Ref
    case: Ref


@event("reports.report_linked", about="report", says="Report linked to a case")
class ReportLinked:
    subject: Ref
    case: Ref


@event("reports.report_closed", about="report", says="Report closed without a case")
class ReportClosed:
    subject: Ref
    reasons: Digest


@event("reports.report_reopened", about="report", says="Report reopened")
class ReportReopened:
    subject: Ref
    became: ReportStatus
    reasons: Digest
