"""The verbs of the ledger: recording what happens, and signing how far it has come."""

from peelian.ledger.services.recording import Acting, NotInTransaction, record, record_many

__all__ = ["Acting", "NotInTransaction", "record", "record_many"]
