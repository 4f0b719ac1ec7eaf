"""What happens to the calendar of the force."""

from datetime import date

from peelian.ledger.events import Digest, Ref, event


@event("calendar.day_proclaimed", about="calendar", says="Day proclaimed not to count")
class DayProclaimed:
    """`subject` is the reference of the entry; `words` commits to its name, reason and source."""

    subject: Ref
    day: date
    words: Digest


@event("calendar.proclamation_revoked", about="calendar", says="Proclaimed day revoked")
class ProclamationRevoked:
    """The day counts again: the entry was wrong, or the proclamation was."""

    subject: Ref
    day: date
    reason: Digest
