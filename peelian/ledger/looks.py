"""The ledger's own events: reading the ledger is a look like any other, and leaves its entry."""

from peelian.ledger.events import Ref, Stream, event

THE_LEDGER = Ref("ledger")


@event("ledger.ledger_read", about="ledger", says="Ledger read", stream=Stream.LOOKS)
class LedgerRead:
    """An auditor looked at a page of the ledger, or searched it for a subject or a day."""

    subject: Ref
    stream_read: Stream
    searched_for: Ref | None = None
    entry: int | None = None


@event("ledger.ledger_exported", about="ledger", says="Ledger exported", stream=Stream.LOOKS)
class LedgerExported:
    """The whole ledger was written to a file."""

    subject: Ref
