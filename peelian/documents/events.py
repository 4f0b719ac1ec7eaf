"""What happens to documents. References, codes, counts, days and hashes only: no names and no words.

`template` is a code such as `cases.investigation_notice`; `matter` is what the document is about. The hashes are plain
ones of the bytes, so that anyone who holds a copy can check that it is the document that was made.
"""

from datetime import date, datetime

from peelian.documents.states import ItemStatus, ServiceMethod
from peelian.ledger.events import Digest, Ref, event


@event("documents.document_made", about="document", says="Document made")
class DocumentMade:
    """`facts` is the salted digest of everything that was put into the template; `renderings` as they are kept."""

    subject: Ref
    template: Ref
    template_version: int
    template_sha256: Digest
    matter: Ref
    case: Ref | None
    made_on: date
    facts: Digest
    renderings: tuple[Digest, ...]
    withholds: bool


@event("documents.document_superseded", about="document", says="Document superseded")
class DocumentSuperseded:
    subject: Ref
    replaced_by: Ref | None
    reasons: Digest


@event("documents.service_recorded", about="document", says="Service of a document recorded")
class ServiceRecorded:
    """`deemed_on` is None where the law deems no day and the document counts as given when it was given."""

    subject: Ref
    method: ServiceMethod
    sent_at: datetime
    deemed_on: date | None
    service: Ref
    words: Digest


@event("documents.batch_begun", about="batch", says="Batch of letters begun")
class BatchBegun:
    subject: Ref
    items: int
    templates: tuple[Ref, ...]


@event("documents.batch_item_settled", about="batch", says="Letter of a batch settled")
class BatchItemSettled:
    subject: Ref
    ordinal: int
    became: ItemStatus
    document: Ref | None


@event("documents.batch_retried", about="batch", says="Letters of a batch set to be tried again")
class BatchRetried:
    subject: Ref
    items: int
