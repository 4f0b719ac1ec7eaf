"""What can happen in a review. Every event is about the case; the words stay in the room, committed to by digest.

An event never says in which sample a message lies: the control sample stays sealed in the ledger too, where only a
commitment to it stands until the reading has stopped.
"""

from datetime import datetime

from peelian.ledger.events import Digest, Ref, Stream, event
from peelian.review.states import (
    Answer,
    CategoryKind,
    Ground,
    ReaderRole,
    SampleKind,
    SecondReading,
    StopGround,
    Unit,
)


@event("review.review_drawn_up", about="case", says="Review of messages drawn up")
class ReviewDrawnUp:
    subject: Ref
    review: Ref
    version: int
    replaces: Ref | None = None
    question: Digest
    reasons: Digest | None = None


@event("review.question_changed", about="case", says="Question of a review changed before its start")
class QuestionChanged:
    subject: Ref
    review: Ref
    question: Digest
    conversations: int


@event("review.category_added", about="case", says="Category added to a review")
class CategoryAdded:
    subject: Ref
    review: Ref
    category: Ref
    number: int
    kind: CategoryKind
    ground: Ground | None = None
    definition: Digest
    seed_words: Digest
    allegations: tuple[Ref, ...]
    standards: tuple[Ref, ...]


@event("review.category_removed", about="case", says="Category removed from a review before its start")
class CategoryRemoved:
    subject: Ref
    review: Ref
    category: Ref


@event("review.example_named", about="case", says="Message named as an example")
class ExampleNamed:
    subject: Ref
    review: Ref
    category: Ref
    message: Ref


@event("review.reader_appointed", about="case", says="Reader appointed to a review")
class ReaderAppointed:
    subject: Ref
    review: Ref
    reader_ref: Ref
    role: ReaderRole


@event("review.appointment_ended", about="case", says="Appointment of a reader ended")
class AppointmentEnded:
    subject: Ref
    review: Ref
    reader_ref: Ref
    role: ReaderRole
    handed_back: int


@event("review.review_started", about="case", says="Review started: question and stopping rule fixed")
class ReviewStarted:
    subject: Ref
    review: Ref
    version: int
    question: Digest
    conversations: int
    unit: Unit
    target_recall: int
    confidence: int
    control_size: int
    elusion_size: int
    looks: int
    second_reading: SecondReading
    second_size: int
    break_minutes: int
    break_items: int


@event("review.collection_fixed", about="case", says="Collection of a review fixed")
class CollectionFixed:
    subject: Ref
    review: Ref
    collection_size: int
    collection_sha256: Digest
    commitment: Digest
    """To the seed of every draw and to the messages it is used on; the seed is told when the samples are opened."""


@event("review.sample_drawn", about="case", says="Sample drawn and sealed")
class SampleDrawn:
    subject: Ref
    review: Ref
    sample: Ref
    kind: SampleKind
    number: int
    size: int
    drawn_from: int
    strata: tuple[int, ...]
    found_before: int
    commitment: Digest


@event("review.look_judged", about="case", says="Samples of a look read and judged")
class LookJudged:
    subject: Ref
    review: Ref
    sample: Ref
    number: int
    may_stop: bool
    known: int
    missed_low: int
    missed_high: int


@event("review.samples_opened", about="case", says="Samples opened")
class SamplesOpened:
    subject: Ref
    review: Ref
    samples: tuple[Ref, ...]
    seed: Digest


@event("review.ranking_queued", about="case", says="New order asked for")
class RankingQueued:
    subject: Ref
    review: Ref
    number: int
    with_look: bool


@event("review.ranking_begun", about="case", says="Working out of a new order begun")
class RankingBegun:
    subject: Ref
    review: Ref
    number: int


@event("review.batch_ranked", about="case", says="Messages put in a new order")
class BatchRanked:
    subject: Ref
    review: Ref
    number: int
    answers_used: int
    found_used: int
    order_sha256: Digest


@event("review.ranking_failed", about="case", says="Working out of a new order failed")
class RankingFailed:
    subject: Ref
    review: Ref
    number: int


@event("review.reading_opened", about="case", says="Reading opened")
class ReadingOpened:
    subject: Ref
    review: Ref


@event("review.message_given", about="case", says="Message given to a reader", stream=Stream.LOOKS)
class MessageShown:
    subject: Ref
    review: Ref
    message: Ref
    role: ReaderRole


@event("review.message_coded", about="case", says="Message coded")
class MessageCoded:
    subject: Ref
    review: Ref
    message: Ref
    role: ReaderRole
    answers: tuple[Answer, ...]
    """One for each category, in the order of their keys."""
    seconds: int
    went_along: tuple[Ref, ...] = ()
    """Messages that say the same, coded with it because the reader confirmed that they do."""


@event("review.coding_undone", about="case", says="Coding undone")
class CodingUndone:
    subject: Ref
    review: Ref
    message: Ref
    role: ReaderRole
    went_along: tuple[Ref, ...] = ()


@event("review.message_postponed", about="case", says="Message put aside for later")
class MessagePutAside:
    subject: Ref
    review: Ref
    message: Ref
    role: ReaderRole


@event("review.message_resumed", about="case", says="Message that was put aside taken up again")
class MessageTakenUp:
    subject: Ref
    review: Ref
    message: Ref
    role: ReaderRole


@event("review.messages_handed_back", about="case", says="Messages handed back unread")
class MessagesHandedBack:
    subject: Ref
    review: Ref
    reader_ref: Ref
    messages: tuple[Ref, ...]


@event("review.note_written", about="case", says="Note written on a message")
class NoteWritten:
    subject: Ref
    review: Ref
    message: Ref
    role: ReaderRole
    text: Digest


@event("review.difference_settled", about="case", says="Difference between two readers settled")
class DifferenceSettled:
    subject: Ref
    review: Ref
    message: Ref
    category: Ref
    first_reader_ref: Ref
    second_reader_ref: Ref
    answer: Answer
    reasons: Digest


@event("review.reading_stopped", about="case", says="Reading stopped")
class ReadingStopped:
    subject: Ref
    review: Ref
    ground: StopGround
    read: int
    unread: int
    figures: Digest
    reasons: Digest


@event("review.stopped_without_rule", about="case", says="Reading stopped though the rule was not met")
class StoppedWithoutRule:
    subject: Ref
    review: Ref
    read: int
    unread: int
    figures: Digest
    reasons: Digest


@event("review.review_replaced", about="case", says="Review replaced by a later version")
class ReviewReplaced:
    subject: Ref
    review: Ref
    by: Ref
    replaced_at: datetime
    reasons: Digest
