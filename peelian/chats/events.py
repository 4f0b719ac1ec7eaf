"""What happens to imports and to the conversations that come of them. Every event is about the case.

An import of a million messages is one event with counts and hashes. Words stay in the room's tables.
"""

from datetime import date

from peelian.chats.formats.records import Kind
from peelian.chats.states import Lock, Sealing
from peelian.evidence.states import Power
from peelian.ledger.events import Digest, Ref, event


@event("chats.scope_set", about="case", says="Scope of an extraction set")
class ScopeSet:
    subject: Ref
    scope: Ref
    exhibit: Ref | None = None
    power: Power
    authorised_by: Digest
    terms: Digest
    from_on: date | None = None
    until_on: date | None = None
    review_on: date
    destroy_on: date


@event("chats.import_requested", about="case", says="Import of an export requested")
class ImportRequested:
    subject: Ref
    exhibit: Ref
    import_ref: Ref
    scope: Ref | None = None
    file: Digest
    settings: Digest


@event("chats.reading_started", about="case", says="Reading of an export started")
class ReadingStarted:
    subject: Ref
    import_ref: Ref


@event("chats.question_asked", about="case", says="Export left a question open")
class QuestionAsked:
    subject: Ref
    import_ref: Ref


@event("chats.import_answered", about="case", says="Question of an export answered")
class ImportAnswered:
    subject: Ref
    import_ref: Ref
    settings: Digest


@event("chats.import_restarted", about="case", says="Import started again")
class ImportRestarted:
    subject: Ref
    import_ref: Ref


@event("chats.reading_ended", about="case", says="Export read to its end")
class ReadingEnded:
    subject: Ref
    import_ref: Ref
    messages: int
    remainders: int


@event("chats.import_completed", about="case", says="Export imported")
class ImportCompleted:
    subject: Ref
    exhibit: Ref
    import_ref: Ref
    file: Digest
    kind: Kind
    reader_version: int
    records: Digest
    """SHA-256 over every message's reference and span, in order: a second import of the same bytes gives the same."""
    messages: int
    already_held: int
    system_events: int
    attachments: int
    conversations: int
    remainders: int
    remainder_bytes: int
    sealed: int
    sealed_why: tuple[Sealing, ...] = ()
    sealed_counts: tuple[int, ...] = ()
    proposals: int = 0


@event("chats.import_failed", about="case", says="Export could not be imported")
class ImportFailed:
    subject: Ref
    import_ref: Ref
    reason: Digest


@event("chats.conversations_merged", about="case", says="Two threads decided to be one conversation")
class ConversationsMerged:
    subject: Ref
    kept: Ref
    merged: Ref
    messages: int
    in_common: int
    reasons: Digest


@event("chats.merge_rejected", about="case", says="Two threads decided to be different conversations")
class MergeRejected:
    subject: Ref
    first: Ref
    second: Ref
    reasons: Digest


@event("chats.participants_matched", about="case", says="Participants decided to be one person")
class ParticipantsMatched:
    subject: Ref
    participant: Ref
    same_as: Ref
    reasons: Digest


@event("chats.participants_parted", about="case", says="Match of participants withdrawn")
class ParticipantsParted:
    subject: Ref
    participant: Ref
    same_as: Ref
    reasons: Digest


@event("chats.participant_identified", about="case", says="Participant identified")
class ParticipantIdentified:
    subject: Ref
    participant: Ref
    officer: Ref | None = None
    """The subject of the case whom the participant is taken for."""
    person: Ref | None = None
    reasons: Digest


@event("chats.identification_withdrawn", about="case", says="Identification of a participant withdrawn")
class IdentificationWithdrawn:
    subject: Ref
    participant: Ref
    reasons: Digest


@event("chats.thread_locked", about="case", says="Thread locked")
class ThreadLocked:
    subject: Ref
    conversation: Ref
    lock: Lock
    messages: int
    reasons: Digest


@event("chats.thread_unlocked", about="case", says="Thread unlocked")
class ThreadUnlocked:
    subject: Ref
    conversation: Ref
    reasons: Digest


@event("chats.sealed_destroyed", about="case", says="Places of sealed material destroyed")
class SealedDestroyed:
    subject: Ref
    scope: Ref
    imports: tuple[Ref, ...]
    messages: int
    spans: Digest
    """SHA-256 over what was destroyed, by place: what it was cannot be told from it."""
    files_left: int
    """Files of the vault that still hold the words: they go with their exhibits, by a decision of their own."""
