"""What happens in `media`. A bulk act is one event with counts: hashing a case's files, giving a list.

Reasons are kept in this room's tables, and the event carries a commitment to the words. A hash of a film is itself
personal data, so no event carries one: a list is vouched for by the digest of its bytes.
"""

from peelian.ledger.events import Digest, Ref, Stream, event
from peelian.media.states import Flag, Nearness, Purpose, Step


@event("media.hashing_asked_for", about="case", says="Working out of likenesses asked for")
class HashingAskedFor:
    subject: Ref
    run: Ref


@event("media.pictures_listed", about="case", says="Files of the messages listed")
class PicturesListed:
    subject: Ref
    run: Ref
    total: int
    """Distinct files of the case, by their exact hashes."""
    new: int


@event("media.pictures_hashed", about="case", says="Likenesses worked out")
class PicturesHashed:
    subject: Ref
    run: Ref
    done: int
    hashed: int
    exact_only: int
    alike: int
    """Pairs of files found to be alike."""


@event("media.hashing_failed", about="case", says="Working out of likenesses broke off")
class HashingFailed:
    subject: Ref
    run: Ref


@event("media.files_matched", about="case", says="Files matched against the lists of hashes")
class HitsFound:
    subject: Ref
    exact: int
    near: int
    """Matches that were new: of every byte, and of the likeness."""
    flagged: int
    """Files that a list's purpose flagged."""


@event("media.case_list_given", about="case", says="List of hashes given")
class CaseListGiven:
    subject: Ref
    list: Ref
    purpose: Purpose
    entries: int
    bad_lines: int
    file: Digest


@event("media.force_list_given", about="hash_list", says="List of hashes given for every case")
class ForceListGiven:
    subject: Ref
    purpose: Purpose
    entries: int
    bad_lines: int
    file: Digest


@event("media.case_list_withdrawn", about="case", says="List of hashes withdrawn")
class CaseListWithdrawn:
    subject: Ref
    list: Ref
    reasons: Digest


@event("media.force_list_withdrawn", about="hash_list", says="List of hashes for every case withdrawn")
class ForceListWithdrawn:
    subject: Ref
    reasons: Digest


@event("media.hit_decided", about="case", says="Match with a list decided")
class HitDecided:
    subject: Ref
    hit: Ref
    picture: Ref
    nearness: Nearness
    bits: int
    same: bool
    looked: bool
    """Whether the person had it shown first; nobody has to."""
    reasons: Digest


@event("media.picture_flagged", about="case", says="File flagged")
class PictureFlagged:
    subject: Ref
    picture: Ref
    flag: Flag
    reasons: Digest


@event("media.picture_quarantined", about="case", says="Possible indecent image of a child reported")
class PictureQuarantined:
    subject: Ref
    picture: Ref
    copies: int
    """Files quarantined with it, since they are alike."""
    named: Ref | None = None
    """The account that got the task."""
    task: Ref | None = None


@event("media.named_person_set", about="case", says="Person named for possible indecent images of children")
class NamedPersonSet:
    subject: Ref
    named: Ref
    two_for_all: bool


@event("media.look_requested", about="case", says="Look at a file asked for")
class LookRequested:
    subject: Ref
    look: Ref
    picture: Ref
    two_people: bool
    reason: Digest


@event("media.look_decided", about="case", says="Look at a file decided by a second person")
class LookDecided:
    subject: Ref
    look: Ref
    picture: Ref
    approved: bool
    reasons: Digest


@event("media.look_ended", about="case", says="Look at a file ended")
class LookEnded:
    subject: Ref
    look: Ref
    picture: Ref


@event("media.showing_offered", about="case", says="Address made that shows a file once", stream=Stream.LOOKS)
class ShowingOffered:
    subject: Ref
    look: Ref
    picture: Ref
    step: Step


@event("media.picture_displayed", about="case", says="File shown", stream=Stream.LOOKS)
class PictureShown:
    subject: Ref
    look: Ref
    picture: Ref
    step: Step


@event(
    "media.hash_asked", about="case", says="Asked whether a hash is known in the case", stream=Stream.LOOKS
)
class HashAsked:
    subject: Ref
    hash: Digest
    known: bool


@event("media.category_declined", about="account", says="Chose what not to be shown")
class CategoryDeclined:
    subject: Ref
    categories: tuple[Flag, ...] = ()
