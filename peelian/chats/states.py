"""The words of imports, conversations and membership, and a sentence for each. Pure: no database, no clock."""

from datetime import datetime, timedelta
from enum import StrEnum

from peelian.access.refusals import Refused


class ImportStatus(StrEnum):
    """Where the reading of one file stands."""

    QUEUED = "queued"
    READING = "reading"
    WAITING = "waiting"
    MERGING = "merging"
    DONE = "done"
    FAILED = "failed"


IMPORT_LABELS: dict[ImportStatus, str] = {
    ImportStatus.QUEUED: "Waiting to be read",
    ImportStatus.READING: "Being read",
    ImportStatus.WAITING: "Needs an answer",
    ImportStatus.MERGING: "Being merged",
    ImportStatus.DONE: "Imported",
    ImportStatus.FAILED: "Not imported",
}
IMPORT_SENTENCES: dict[ImportStatus, str] = {
    ImportStatus.QUEUED: "The file is in the vault and waits for its turn.",
    ImportStatus.READING: "The file is being read. Nothing of it can be seen yet.",
    ImportStatus.WAITING: "The file leaves a question open that a person must answer. Nothing of it is imported.",
    ImportStatus.MERGING: "The file has been read and is being merged with what other phones hold.",
    ImportStatus.DONE: "Everything in scope was imported, and every byte of the file is accounted for.",
    ImportStatus.FAILED: "The file could not be imported. Nothing of it was kept but the file itself.",
}
IMPORT_OWNERS: dict[ImportStatus, str] = {
    ImportStatus.QUEUED: "the import job",
    ImportStatus.READING: "the import job",
    ImportStatus.WAITING: "investigator",
    ImportStatus.MERGING: "the import job",
    ImportStatus.DONE: "nobody",
    ImportStatus.FAILED: "investigator",
}
IMPORT_EVENTS: dict[ImportStatus, tuple[str, ...]] = {
    ImportStatus.QUEUED: ("chats.import_requested", "chats.import_answered", "chats.import_restarted"),
    ImportStatus.READING: ("chats.reading_started",),
    ImportStatus.WAITING: ("chats.question_asked",),
    ImportStatus.MERGING: ("chats.reading_ended",),
    ImportStatus.DONE: ("chats.import_completed",),
    ImportStatus.FAILED: ("chats.import_failed",),
}
IMPORT_TRANSITIONS: dict[ImportStatus, frozenset[ImportStatus]] = {
    ImportStatus.QUEUED: frozenset({ImportStatus.READING}),
    ImportStatus.READING: frozenset(
        {ImportStatus.WAITING, ImportStatus.MERGING, ImportStatus.FAILED, ImportStatus.QUEUED}
    ),
    ImportStatus.WAITING: frozenset({ImportStatus.QUEUED}),
    ImportStatus.MERGING: frozenset({ImportStatus.DONE, ImportStatus.FAILED, ImportStatus.QUEUED}),
    ImportStatus.DONE: frozenset(),
    ImportStatus.FAILED: frozenset({ImportStatus.QUEUED}),
}
UNDER_WAY = frozenset({ImportStatus.READING, ImportStatus.MERGING})
STALLED = timedelta(minutes=10)
"""After so long without progress an import may be started again: its process is taken for dead."""


def may_start_again(status: str, since: datetime, *, at: datetime) -> bool:
    """Whether an import failed, or is queued or under way and has shown no progress since that moment for too long."""
    if status == ImportStatus.FAILED:
        return True
    return status in UNDER_WAY | {ImportStatus.QUEUED} and at - since >= STALLED


def check_import_transition(old: str, new: ImportStatus) -> None:
    """Raise Refused unless an import may go from one status to the other."""
    if new not in IMPORT_TRANSITIONS[ImportStatus(old)]:
        label = IMPORT_LABELS
        raise Refused(f"An import that is “{label[ImportStatus(old)]}” cannot become “{label[new]}”.")


class ConversationKind(StrEnum):
    """Between two, among a group, or not said."""

    ONE_TO_ONE = "one_to_one"
    GROUP = "group"
    UNKNOWN = "unknown"


CONVERSATION_KIND_LABELS: dict[ConversationKind, str] = {
    ConversationKind.ONE_TO_ONE: "Between two",
    ConversationKind.GROUP: "Group",
    ConversationKind.UNKNOWN: "Not said",
}


class Lock(StrEnum):
    """Why a thread is shut to those who read the case."""

    NONE = "none"
    PRIVILEGED = "privileged"
    PRIVATE = "private"
    OUT_OF_SCOPE = "out_of_scope"


LOCK_LABELS: dict[Lock, str] = {
    Lock.NONE: "Open",
    Lock.PRIVILEGED: "Locked: legal privilege",
    Lock.PRIVATE: "Locked: purely private",
    Lock.OUT_OF_SCOPE: "Locked: outside the authorised scope",
}


class Content(StrEnum):
    """The kinds of content that a scope can allow."""

    MESSAGES = "messages"
    PICTURES = "pictures"
    VIDEOS = "videos"
    SOUND = "sound"
    DOCUMENTS = "documents"
    CALLS = "calls"
    LOCATIONS = "locations"
    CONTACTS = "contacts"


CONTENT_LABELS: dict[Content, str] = {
    Content.MESSAGES: "Messages",
    Content.PICTURES: "Pictures",
    Content.VIDEOS: "Videos",
    Content.SOUND: "Voice notes and sound",
    Content.DOCUMENTS: "Documents and other files",
    Content.CALLS: "Calls",
    Content.LOCATIONS: "Places shared",
    Content.CONTACTS: "Contacts shared",
}


class Sealing(StrEnum):
    """Why something in a file was not imported."""

    PEOPLE = "people"
    PERIOD = "period"
    CONTENT = "content"
    UNDATED = "undated"


SEALING_LABELS: dict[Sealing, str] = {
    Sealing.PEOPLE: "In a thread with none of the people authorised",
    Sealing.PERIOD: "Outside the period authorised",
    Sealing.CONTENT: "Of a kind that is not authorised",
    Sealing.UNDATED: "Without a date, so it cannot be shown to lie in the period",
}


class Matched(StrEnum):
    """How an account came to its participant."""

    FIRST = "first"
    NUMBER = "number"
    MESSAGES = "messages"
    TITLE = "title"


MATCHED_SENTENCES: dict[Matched, str] = {
    Matched.FIRST: "First seen in this account.",
    Matched.NUMBER: "Matched by equal number.",
    Matched.MESSAGES: "Matched because both phones hold the same messages from it.",
    Matched.TITLE: "Matched because each phone names a thread after the other side.",
}


class Joined(StrEnum):
    """How what one import holds of a thread came to its conversation."""

    FIRST = "first"
    IDENT = "ident"
    OVERLAP = "overlap"
    FILE = "file"
    DECISION = "decision"


JOINED_SENTENCES: dict[Joined, str] = {
    Joined.FIRST: "The first import that holds this conversation.",
    Joined.IDENT: "The export gives it the same identifier.",
    Joined.OVERLAP: "It holds the same messages at the same times.",
    Joined.FILE: "The file is the same, byte for byte, as one that was imported from another exhibit.",
    Joined.DECISION: "A person decided that it is the same conversation.",
}


class ProposalStatus(StrEnum):
    """Where a question whether two threads are one conversation stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


PROPOSAL_LABELS: dict[ProposalStatus, str] = {
    ProposalStatus.OPEN: "To be decided",
    ProposalStatus.ACCEPTED: "The same conversation",
    ProposalStatus.REJECTED: "Different conversations",
}
PROPOSAL_SENTENCES: dict[ProposalStatus, str] = {
    ProposalStatus.OPEN: "Two threads hold some of the same messages; a person decides whether they are one.",
    ProposalStatus.ACCEPTED: "A person decided that the two threads are one conversation.",
    ProposalStatus.REJECTED: "A person decided that the two threads are different conversations.",
}
PROPOSAL_OWNERS: dict[ProposalStatus, str] = {
    ProposalStatus.OPEN: "investigator",
    ProposalStatus.ACCEPTED: "nobody",
    ProposalStatus.REJECTED: "nobody",
}
PROPOSAL_EVENTS: dict[ProposalStatus, tuple[str, ...]] = {
    ProposalStatus.OPEN: ("chats.import_completed",),
    ProposalStatus.ACCEPTED: ("chats.conversations_merged",),
    ProposalStatus.REJECTED: ("chats.merge_rejected",),
}
PROPOSAL_TRANSITIONS: dict[ProposalStatus, frozenset[ProposalStatus]] = {
    ProposalStatus.OPEN: frozenset({ProposalStatus.ACCEPTED, ProposalStatus.REJECTED}),
    ProposalStatus.ACCEPTED: frozenset(),
    ProposalStatus.REJECTED: frozenset(),
}


class Certainty(StrEnum):
    """How surely the moment of a message is known in UTC."""

    EXACT = "exact"
    LOCAL = "local"
    FOLD = "fold"
    GAP = "gap"
    NONE = "none"


CERTAINTY_SENTENCES: dict[Certainty, str] = {
    Certainty.EXACT: "The export states the moment in UTC.",
    Certainty.LOCAL: "The export gives the phone's own clock, counted in the zone declared.",
    Certainty.FOLD: "The phone's clock showed this time twice that night; it may be an hour later.",
    Certainty.GAP: "The phone's clock cannot have shown this time in the zone declared.",
    Certainty.NONE: "The export gives no time.",
}


class Standing(StrEnum):
    """Whether somebody was in a conversation: never two-valued."""

    IN = "in"
    OUT = "out"
    UNKNOWN = "unknown"


STANDING_LABELS: dict[Standing, str] = {
    Standing.IN: "In the group",
    Standing.OUT: "Not in the group",
    Standing.UNKNOWN: "Not known",
}


class Ground(StrEnum):
    """On what a stay begins or ends, and why it is not surer."""

    CREATED = "created"
    ADDED = "added"
    JOINED = "joined"
    LISTED = "listed"
    WROTE = "wrote"
    ACTED = "acted"
    LEFT = "left"
    REMOVED = "removed"
    RECORD_BEGINS = "record_begins"
    RECORD_ENDS = "record_ends"
    RECORD_GAP = "record_gap"
    SILENT_LEAVING = "silent_leaving"
    CAME_AGAIN = "came_again"
    WROTE_AFTER_LEAVING = "wrote_after_leaving"
    NEVER_SEEN = "never_seen"


GROUND_SENTENCES: dict[Ground, str] = {
    Ground.CREATED: "Created the group.",
    Ground.ADDED: "Was added.",
    Ground.JOINED: "Joined by a link or on request.",
    Ground.LISTED: "Listed as a member when the export was made.",
    Ground.WROTE: "Wrote, and whoever writes is in the group.",
    Ground.ACTED: "Did something that only a member can do.",
    Ground.LEFT: "Left.",
    Ground.REMOVED: "Was removed.",
    Ground.RECORD_BEGINS: "The record begins here, and says nothing of what was before.",
    Ground.RECORD_ENDS: "The record ends here.",
    Ground.RECORD_GAP: "No export covers this time.",
    Ground.SILENT_LEAVING: "Since August 2022 most members are not told when somebody leaves, so nothing shows a stay.",
    Ground.CAME_AGAIN: "Came again without a departure on record, so they left unseen before.",
    Ground.WROTE_AFTER_LEAVING: "Wrote after a departure without a return on record: the record contradicts itself.",
    Ground.NEVER_SEEN: "Named by the record, but at no moment shown to be in the group.",
}


class Exposed(StrEnum):
    """What somebody did about a message, or what is known of their having been there."""

    SENT = "sent"
    REACTED = "reacted"
    REPLIED = "replied"
    FORWARDED = "forwarded"
    POSTED_NEXT = "posted_next"
    LEFT_AFTER = "left_after"
    CHALLENGED = "challenged"
    REPORTED = "reported"
    READ = "read"
    DELIVERED = "delivered"
    SILENT = "silent"
    MAY_HAVE_BEEN_GIVEN = "may_have_been_given"
    UNKNOWN = "unknown"
    NOT_THERE = "not_there"


EXPOSED_LABELS: dict[Exposed, str] = {
    Exposed.SENT: "Sent it",
    Exposed.REACTED: "Reacted",
    Exposed.REPLIED: "Replied",
    Exposed.FORWARDED: "Forwarded it",
    Exposed.POSTED_NEXT: "Posted soon after",
    Exposed.LEFT_AFTER: "Left soon after",
    Exposed.CHALLENGED: "Challenged it",
    Exposed.REPORTED: "Reported it",
    Exposed.READ: "Receipt: read",
    Exposed.DELIVERED: "Receipt: delivered",
    Exposed.SILENT: "In the group, and silent",
    Exposed.MAY_HAVE_BEEN_GIVEN: "May have been given it on joining",
    Exposed.UNKNOWN: "Not known whether in the group",
    Exposed.NOT_THERE: "Not in the group",
}


class Difference(StrEnum):
    """In what one phone's copy of a message differs from the copy that is shown."""

    NONE = ""
    TEXT = "text"
    DELETED = "deleted"
    EDITED = "edited"
    TIME = "time"


DIFFERENCE_LABELS: dict[Difference, str] = {
    Difference.NONE: "The same",
    Difference.TEXT: "Other words",
    Difference.DELETED: "Deleted on this phone",
    Difference.EDITED: "Another version",
    Difference.TIME: "Another time",
}


class Held(StrEnum):
    """What one phone has of a message."""

    HELD = "held"
    LOST = "lost"
    NOT_KNOWN = "not_known"


HELD_SENTENCES: dict[Held, str] = {
    Held.HELD: "Holds it.",
    Held.LOST: "Covers this time and its owner was in the group, but does not hold it: lost or deleted.",
    Held.NOT_KNOWN: "Does not cover this time, or its owner is not shown to have been in the group.",
}
