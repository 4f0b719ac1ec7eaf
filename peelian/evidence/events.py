"""What happens to exhibits. Every event is about the case; the exhibit and its file are in the fields.

Names, descriptions, seals and reasons are text: the room keeps them, the event carries a commitment to each. The
SHA-256 of a file is the evidence itself and is carried as it is.
"""

from datetime import datetime

from peelian.evidence.states import (
    Disclosure,
    ExhibitStatus,
    FileKind,
    HolderKind,
    Particular,
    Power,
    Scan,
    Step,
)
from peelian.ledger.events import Digest, Ref, Stream, event


@event("evidence.exhibit_registered", about="case", says="Exhibit registered")
class ExhibitRegistered:
    subject: Ref
    exhibit: Ref
    name: Digest
    particulars: Digest
    power: Power
    holder_kind: HolderKind
    officer: Ref | None = None
    person: Ref | None = None
    seized_at: datetime | None = None


@event("evidence.exhibit_corrected", about="case", says="Particulars of an exhibit corrected")
class ExhibitCorrected:
    subject: Ref
    exhibit: Ref
    version: int
    number: int
    fields: tuple[Particular, ...]
    power: Power
    holder_kind: HolderKind
    seized_at: datetime | None = None
    particulars: Digest
    reasons: Digest


@event("evidence.movement_recorded", about="case", says="Movement of an exhibit recorded")
class MovementRecorded:
    subject: Ref
    exhibit: Ref
    number: int
    step: Step
    status: ExhibitStatus
    happened_at: datetime
    details: Digest


@event("evidence.file_stored", about="case", says="File of an exhibit taken in")
class FileStored:
    subject: Ref
    exhibit: Ref
    file: Ref
    number: int
    sha256: Digest
    sha1: Ref
    md5: Ref
    size: int
    kind: FileKind
    mime: Ref
    scan: Scan
    hash_was_stated: bool
    name: Digest


@event("evidence.file_opened", about="case", says="File of an exhibit opened", stream=Stream.LOOKS)
class FileOpened:
    subject: Ref
    exhibit: Ref
    file: Ref
    number: int
    step: Step
    sha256: Digest
    reasons: Digest


@event("evidence.file_destroyed", about="case", says="File of an exhibit destroyed")
class FileDestroyed:
    subject: Ref
    exhibit: Ref
    file: Ref
    number: int
    sha256: Digest
    reasons: Digest


@event("evidence.sheet_made", about="case", says="Proof sheet of an exhibit made")
class SheetMade:
    subject: Ref
    exhibit: Ref
    number: int
    document: Ref
    reasons: Digest


@event("evidence.disclosure_decided", about="case", says="Disclosure of an exhibit decided")
class DisclosureDecided:
    subject: Ref
    exhibit: Ref
    number: int
    disclosure: Disclosure
    reasons: Digest


@event("evidence.upload_begun", about="case", says="Upload to an exhibit begun")
class UploadBegun:
    subject: Ref
    exhibit: Ref
    upload: Ref
    length: int
    name: Digest


@event("evidence.upload_dropped", about="case", says="Upload to an exhibit given up or expired")
class UploadDropped:
    subject: Ref
    exhibit: Ref
    upload: Ref
    expired: bool
