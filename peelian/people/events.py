"""What happens to the record of a person. References, codes, dates and digests: never a name."""

from datetime import date

from peelian.ledger.events import Digest, Ref, event
from peelian.people.states import Category, ContactKind, LeavingReason, PersonField, PersonKind, Rank


@event("people.person_added", about="person", says="Person added")
class PersonAdded:
    subject: Ref
    kind: PersonKind


@event("people.person_corrected", about="person", says="Person corrected")
class PersonCorrected:
    """Which fields changed. Each digest commits to the old value, the new value and the reasons kept in the room."""

    subject: Ref
    fields: tuple[PersonField, ...]
    changes: tuple[Digest, ...]


@event("people.post_begun", about="person", says="Post begun")
class PostBegun:
    subject: Ref
    post: Ref
    category: Category
    from_date: date
    rank: Rank | None = None
    line_manager: Ref | None = None


@event("people.post_corrected", about="person", says="Post corrected")
class PostCorrected:
    subject: Ref
    post: Ref
    fields: tuple[PersonField, ...]
    changes: tuple[Digest, ...]


@event("people.post_ended", about="person", says="Post ended")
class PostEnded:
    subject: Ref
    post: Ref
    until_date: date
    leaving_reason: LeavingReason


@event("people.contact_added", about="person", says="Contact details added")
class ContactAdded:
    subject: Ref
    contact: Ref
    kind: ContactKind
    value: Digest


@event("people.contact_withdrawn", about="person", says="Contact details withdrawn")
class ContactWithdrawn:
    subject: Ref
    contact: Ref


@event("people.people_merged", about="person", says="Duplicate record merged into this one")
class PeopleMerged:
    """`subject` is the record that is kept. Rooms above listen, and point what they hold about `duplicate` at it."""

    subject: Ref
    duplicate: Ref
    reasons: Digest


@event("people.import_staged", about="import", says="HR file uploaded")
class ImportStaged:
    subject: Ref
    file: Digest


@event("people.import_discarded", about="import", says="HR file discarded")
class ImportDiscarded:
    subject: Ref


@event("people.people_imported", about="import", says="HR file imported")
class PeopleImported:
    """`file` is the SHA-256 of the file's bytes. The rows are announced one by one as well."""

    subject: Ref
    file: Digest
    rows: int
    added: int
    changed: int
    unchanged: int
    missing: int
