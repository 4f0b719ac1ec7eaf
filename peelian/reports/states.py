"""The words of this room: how a report came in, where it stands, and how sure a statement is. Pure."""

from enum import StrEnum

from peelian.reports.reading.result import Standing as Standing


class Channel(StrEnum):
    """How a report came to notice."""

    PUBLIC_COMPLAINT = "public_complaint"
    COLLEAGUE = "colleague"
    SELF_REPORT = "self_report"
    MEDIA = "media"
    OTHER_FORCE = "other_force"
    COURT = "court"
    OVERSIGHT_BODY = "oversight_body"
    OTHER = "other"


CHANNEL_LABELS: dict[Channel, str] = {
    Channel.PUBLIC_COMPLAINT: "Complaint from a member of the public",
    Channel.COLLEAGUE: "Report by a colleague",
    Channel.SELF_REPORT: "Self-report",
    Channel.MEDIA: "News report or other publication",
    Channel.OTHER_FORCE: "Another police force",
    Channel.COURT: "Court or tribunal",
    Channel.OVERSIGHT_BODY: "Oversight body",
    Channel.OTHER: "Some other way",
}
CHANNEL_HINTS: dict[Channel, str] = {
    Channel.PUBLIC_COMPLAINT: "Any expression of dissatisfaction by or for a member of the public.",
    Channel.COLLEAGUE: "An officer, member of staff, volunteer or contractor reports somebody else.",
    Channel.SELF_REPORT: "Somebody reports their own conduct.",
    Channel.MEDIA: "Press, broadcast or social media, before or instead of any other report.",
    Channel.OTHER_FORCE: "A force passes on what it found, or what was reported to it.",
    Channel.COURT: "A remark, finding, claim or conviction in proceedings.",
    Channel.OVERSIGHT_BODY: "The Independent Office for Police Conduct, an inspectorate or a local policing body.",
    Channel.OTHER: "An audit, a vetting check, a search of systems, or anything else.",
}


class ReportStatus(StrEnum):
    """Where a report stands."""

    RECEIVED = "received"
    BEING_READ = "being_read"
    READY = "ready"
    CASE_OPENED = "case_opened"
    LINKED = "linked"
    NO_FURTHER_ACTION = "no_further_action"


STATUS_LABELS: dict[ReportStatus, str] = {
    ReportStatus.RECEIVED: "Received",
    ReportStatus.BEING_READ: "Being read",
    ReportStatus.READY: "Ready",
    ReportStatus.CASE_OPENED: "Case opened",
    ReportStatus.LINKED: "Linked to a case",
    ReportStatus.NO_FURTHER_ACTION: "No further action",
}
STATUS_SENTENCES: dict[ReportStatus, str] = {
    ReportStatus.RECEIVED: "The report is kept, and nothing in it has been proposed as a statement yet.",
    ReportStatus.BEING_READ: "The reading assistant has made proposals that nobody has decided about yet.",
    ReportStatus.READY: "Somebody has decided about every statement and group of people; a case may be opened.",
    ReportStatus.CASE_OPENED: "A case was opened from this report; new documents may still be added and read.",
    ReportStatus.LINKED: "The report is about a matter that already has a case, and is filed with it.",
    ReportStatus.NO_FURTHER_ACTION: "Somebody decided, with reasons, that no case follows from this report.",
}
STATUS_COLOURS: dict[ReportStatus, str] = {
    ReportStatus.RECEIVED: "blue",
    ReportStatus.BEING_READ: "yellow",
    ReportStatus.READY: "green",
    ReportStatus.CASE_OPENED: "purple",
    ReportStatus.LINKED: "purple",
    ReportStatus.NO_FURTHER_ACTION: "grey",
}
STATUS_OWNERS: dict[ReportStatus, str] = {
    ReportStatus.RECEIVED: "Intake officer",
    ReportStatus.BEING_READ: "Intake officer",
    ReportStatus.READY: "Appropriate authority",
    ReportStatus.CASE_OPENED: "The case's own people",
    ReportStatus.LINKED: "The case's own people",
    ReportStatus.NO_FURTHER_ACTION: "Nobody: it is finished unless it is reopened",
}

# A case need not wait until every statement is reviewed: the duties to record and refer run from the day on which
# the matter came to attention, not from the day on which the reading ended.
_LIVE = frozenset({ReportStatus.CASE_OPENED, ReportStatus.LINKED, ReportStatus.NO_FURTHER_ACTION})
TRANSITIONS: dict[ReportStatus, frozenset[ReportStatus]] = {
    ReportStatus.RECEIVED: _LIVE | {ReportStatus.BEING_READ, ReportStatus.READY},
    ReportStatus.BEING_READ: _LIVE | {ReportStatus.READY},
    ReportStatus.READY: _LIVE | {ReportStatus.BEING_READ},
    ReportStatus.CASE_OPENED: frozenset(),
    ReportStatus.LINKED: frozenset(),
    ReportStatus.NO_FURTHER_ACTION: frozenset(
        {ReportStatus.RECEIVED, ReportStatus.BEING_READ, ReportStatus.READY}
    ),
}
# Which events take a report into each status, for the state page and the test that no status is unreachable.
STATUS_EVENTS: dict[ReportStatus, tuple[str, ...]] = {
    ReportStatus.RECEIVED: ("reports.report_recorded", "reports.reading_moved", "reports.report_reopened"),
    ReportStatus.BEING_READ: ("reports.reading_moved", "reports.report_reopened"),
    ReportStatus.READY: ("reports.reading_moved", "reports.report_reopened"),
    ReportStatus.CASE_OPENED: ("reports.case_opened_from_report",),
    ReportStatus.LINKED: ("reports.report_linked",),
    ReportStatus.NO_FURTHER_ACTION: ("reports.report_closed",),
}
READING_STATUSES = frozenset({ReportStatus.RECEIVED, ReportStatus.BEING_READ, ReportStatus.READY})


STANDING_LABELS: dict[Standing, str] = {standing: standing.value.capitalize() for standing in Standing}
STANDING_COLOURS: dict[Standing, str] = {
    Standing.ALLEGED: "orange",
    Standing.CONFIRMED: "green",
    Standing.DENIED: "red",
    Standing.UNKNOWN: "yellow",
    Standing.OPINION: "purple",
    Standing.BACKGROUND: "grey",
}


class ReviewStatus(StrEnum):
    """What a person has decided about a statement or a group of people."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


REVIEW_LABELS: dict[ReviewStatus, str] = {
    ReviewStatus.PROPOSED: "To review",
    ReviewStatus.ACCEPTED: "Accepted",
    ReviewStatus.CORRECTED: "Corrected",
    ReviewStatus.REJECTED: "Rejected",
}
REVIEW_SENTENCES: dict[ReviewStatus, str] = {
    ReviewStatus.PROPOSED: "The reading assistant proposes it; nobody has decided yet.",
    ReviewStatus.ACCEPTED: "A person accepted it as it stands.",
    ReviewStatus.CORRECTED: "A person corrected it; the first proposal is kept.",
    ReviewStatus.REJECTED: "A person rejected it; it stays on file and is not used.",
}
REVIEW_COLOURS: dict[ReviewStatus, str] = {
    ReviewStatus.PROPOSED: "blue",
    ReviewStatus.ACCEPTED: "green",
    ReviewStatus.CORRECTED: "turquoise",
    ReviewStatus.REJECTED: "grey",
}
REVIEW_OWNERS: dict[ReviewStatus, str] = {
    ReviewStatus.PROPOSED: "Intake officer",
    ReviewStatus.ACCEPTED: "Nobody: it is decided until somebody decides otherwise",
    ReviewStatus.CORRECTED: "Nobody: it is decided until somebody decides otherwise",
    ReviewStatus.REJECTED: "Nobody: it is decided until somebody decides otherwise",
}
REVIEW_EVENTS: dict[ReviewStatus, tuple[str, ...]] = {
    ReviewStatus.PROPOSED: ("reports.source_read",),
    ReviewStatus.ACCEPTED: (
        "reports.statement_reviewed",
        "reports.statement_added",
        "reports.group_reviewed",
    ),
    ReviewStatus.CORRECTED: ("reports.statement_reviewed", "reports.group_reviewed"),
    ReviewStatus.REJECTED: ("reports.statement_reviewed", "reports.group_reviewed"),
}
# What is known changes (an offence unknown on Thursday is known on Friday), so a decision may follow a decision.
REVIEW_TRANSITIONS: dict[ReviewStatus, frozenset[ReviewStatus]] = {
    ReviewStatus.PROPOSED: frozenset({ReviewStatus.ACCEPTED, ReviewStatus.CORRECTED, ReviewStatus.REJECTED}),
    ReviewStatus.ACCEPTED: frozenset({ReviewStatus.CORRECTED, ReviewStatus.REJECTED}),
    ReviewStatus.CORRECTED: frozenset({ReviewStatus.CORRECTED, ReviewStatus.REJECTED}),
    ReviewStatus.REJECTED: frozenset({ReviewStatus.ACCEPTED, ReviewStatus.CORRECTED}),
}


class Origin(StrEnum):
    """Who put a statement forward."""

    ASSISTANT = "assistant"
    PERSON = "person"


ORIGIN_LABELS: dict[Origin, str] = {
    Origin.ASSISTANT: "Proposed by the reading assistant",
    Origin.PERSON: "Added by a person",
}


class DocumentState(StrEnum):
    """Whether words could be taken from a document. Its bytes are kept either way, unless it was too large."""

    READABLE = "readable"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"


DOCUMENT_LABELS: dict[DocumentState, str] = {
    DocumentState.READABLE: "Read",
    DocumentState.UNREADABLE: "Could not be read",
    DocumentState.TOO_LARGE: "Too large to keep",
}
DOCUMENT_SENTENCES: dict[DocumentState, str] = {
    DocumentState.READABLE: "The words were taken from the document and read; the original is kept.",
    DocumentState.UNREADABLE: "No words could be taken from the document; the original is kept with its hash.",
    DocumentState.TOO_LARGE: "The document is larger than the limit; only its name, size and hash are kept.",
}


class QuestionStatus(StrEnum):
    """Whether a question raised by the reading has been answered."""

    OPEN = "open"
    ANSWERED = "answered"


class ProposalStatus(StrEnum):
    """What a person decided about a proposal."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


QUESTION_LABELS: dict[QuestionStatus, str] = {
    QuestionStatus.OPEN: "Open",
    QuestionStatus.ANSWERED: "Answered",
}
QUESTION_SENTENCES: dict[QuestionStatus, str] = {
    QuestionStatus.OPEN: "The reading raised the question, and nobody has answered it.",
    QuestionStatus.ANSWERED: "A person answered it. The answer changes nothing but itself, and can be given anew.",
}
QUESTION_OWNERS: dict[QuestionStatus, str] = {
    QuestionStatus.OPEN: "Intake officer",
    QuestionStatus.ANSWERED: "Nobody: it is answered until somebody knows better",
}
QUESTION_EVENTS: dict[QuestionStatus, tuple[str, ...]] = {
    QuestionStatus.OPEN: ("reports.source_read",),
    QuestionStatus.ANSWERED: ("reports.question_answered",),
}
QUESTION_TRANSITIONS: dict[QuestionStatus, frozenset[QuestionStatus]] = {
    QuestionStatus.OPEN: frozenset({QuestionStatus.ANSWERED}),
    QuestionStatus.ANSWERED: frozenset({QuestionStatus.ANSWERED}),
}
PROPOSAL_LABELS: dict[ProposalStatus, str] = {
    ProposalStatus.PROPOSED: "To decide",
    ProposalStatus.ACCEPTED: "Accepted",
    ProposalStatus.REJECTED: "Rejected",
}
PROPOSAL_TRANSITIONS: dict[ProposalStatus, frozenset[ProposalStatus]] = {
    ProposalStatus.PROPOSED: frozenset({ProposalStatus.ACCEPTED, ProposalStatus.REJECTED}),
    ProposalStatus.ACCEPTED: frozenset({ProposalStatus.REJECTED}),
    ProposalStatus.REJECTED: frozenset({ProposalStatus.ACCEPTED}),
}
PROPOSAL_SENTENCES: dict[ProposalStatus, str] = {
    ProposalStatus.PROPOSED: "The reading proposes a next step; nobody has decided about it.",
    ProposalStatus.ACCEPTED: "A person accepted the proposal. Taking the step is a decision of its own.",
    ProposalStatus.REJECTED: "A person rejected the proposal, with reasons.",
}
PROPOSAL_OWNERS: dict[ProposalStatus, str] = {
    ProposalStatus.PROPOSED: "Intake officer",
    ProposalStatus.ACCEPTED: "Nobody: it is decided until somebody decides otherwise",
    ProposalStatus.REJECTED: "Nobody: it is decided until somebody decides otherwise",
}
PROPOSAL_EVENTS: dict[ProposalStatus, tuple[str, ...]] = {
    ProposalStatus.PROPOSED: ("reports.source_read",),
    ProposalStatus.ACCEPTED: ("reports.proposal_decided",),
    ProposalStatus.REJECTED: ("reports.proposal_decided",),
}
