"""What happens to accounts, roles and walls, and the looks that people take at records."""

from enum import StrEnum

from peelian.access.permissions import Role
from peelian.ledger.events import Digest, Ref, Stream, event


class Walled(StrEnum):
    """What a declared conflict is about."""

    PERSON = "person"
    CASE = "case"


class Record(StrEnum):
    """The kinds of record that can be looked at."""

    REPORT = "report"
    DOCUMENT = "document"
    CASE = "case"
    PERSON = "person"
    PROTECTED_PERSON = "protected_person"
    RESTRICTION = "restriction"
    EXHIBIT = "exhibit"
    CONVERSATION = "conversation"
    SEARCH = "search"
    EXPORT = "export"
    LEDGER = "ledger"


@event("access.account_created", about="account", says="Account created")
class AccountCreated:
    subject: Ref
    person: Ref | None = None


@event("access.account_linked", about="account", says="Account linked to a person")
class AccountLinked:
    subject: Ref
    person: Ref


@event("access.account_disabled", about="account", says="Account disabled")
class AccountDisabled:
    subject: Ref


@event("access.role_granted", about="account", says="Role granted")
class RoleGranted:
    subject: Ref
    role: Role


@event("access.role_ended", about="account", says="Role ended")
class RoleEnded:
    subject: Ref
    role: Role


@event("access.conflict_declared", about="account", says="Conflict of interest declared")
class ConflictDeclared:
    subject: Ref
    kind: Walled
    against: Ref
    reasons: Digest


@event("access.conflict_withdrawn", about="account", says="Conflict of interest withdrawn")
class ConflictWithdrawn:
    subject: Ref
    kind: Walled
    against: Ref
    reasons: Digest


@event("access.conflict_moved", about="account", says="Conflict of interest follows merged records")
class ConflictMoved:
    subject: Ref
    against: Ref
    instead_of: Ref


@event("access.signed_in", about="account", stream=Stream.LOOKS, says="Signed in")
class SignedIn:
    subject: Ref


@event("access.sign_in_failed", about="account", stream=Stream.LOOKS, says="Sign-in failed")
class SignInFailed:
    subject: Ref


@event("access.record_consulted", about="record", stream=Stream.LOOKS, says="Record consulted")
class RecordConsulted:
    """A look at one record. `subject` is its reference; the reason given is kept beside the ledger, not in it."""

    subject: Ref
    kind: Record
    reason: Digest | None = None
    rows: int | None = None
