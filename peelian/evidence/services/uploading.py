"""Uploads that can be resumed: begun, carried on piece by piece, and made a file when they are whole.

A piece is sealed in the vault like a file, and counts once its row is written: whatever kills the server in between
leaves pieces that count and pieces that nobody knows of, and the upload goes on from the end of those that count.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain
from typing import Protocol

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.evidence import policy
from peelian.evidence.events import UploadBegun, UploadDropped
from peelian.evidence.models import Exhibit, Piece, StoredFile, Upload
from peelian.evidence.services.storing import admit, check_length, end_upload, known_hash, plain_name
from peelian.evidence.vault.layout import CHUNK
from peelian.evidence.vault.places import remove
from peelian.evidence.vault.reading import chunks_of
from peelian.evidence.vault.troubles import NoKey, NoRoom
from peelian.evidence.vault.writing import Sealed, seal
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record

LONGEST_PIECE = 16 * CHUNK
"""What comes in one request is cut into pieces of so many bytes, so that a break costs at most one of them."""


class Readable(Protocol):
    """Something to read bytes from: the body of a request."""

    def read(self, size: int = -1, /) -> bytes: ...


class WrongPlace(Exception):
    """The bytes do not follow those that have come; `received` is where they would."""

    def __init__(self, received: int) -> None:
        super().__init__(f"The upload has {received} bytes. Go on from there.")
        self.received = received


class Garbled(Exception):
    """The bytes are not those that were sent: their SHA-256 differs from the one that came with them."""


@transaction.atomic
def begin_upload(
    *, exhibit: Exhibit, name: str, length: int, actor: Actor, at: datetime, stated_hash: str = ""
) -> Upload:
    """Begin an upload of so many bytes to an exhibit. It is the actor's, and waits so many hours. Raises Refused."""
    policy.check_can_handle(actor, exhibit.case)
    check_length(length)
    upload = Upload.objects.create(
        ref=new_ref("XU"),
        exhibit=exhibit,
        account_ref=actor.ref,
        name=plain_name(name),
        length=length,
        stated_hash=known_hash(stated_hash),
        salt=new_salt(),
        begun_at=at,
        expires_at=at + timedelta(hours=settings.PEELIAN_EVIDENCE_UPLOAD_HOURS),
    )
    begun = UploadBegun(
        subject=Ref(exhibit.case.ref),
        exhibit=Ref(exhibit.ref),
        upload=Ref(upload.ref),
        length=length,
        name=committed(upload.name, upload.salt, "name"),
    )
    record(begun, actor=actor, at=at)
    return upload


def received(upload: Upload) -> int:
    """How many bytes of an upload have come and are safe."""
    return upload.pieces.aggregate(end=Max("end"))["end"] or 0


def carry_on(
    *, upload: Upload, start: int, body: Readable, actor: Actor, at: datetime, sha256: str = ""
) -> int:
    """Take in the bytes that follow the first `start` bytes, as far as they come; how many have come in all.

    What came before a connection broke is kept, and the break is raised. With `sha256`, a body of one piece is kept
    only if it hashes to that. Raises WrongPlace, Garbled, NoRoom, or Refused past the time or the length of the upload.
    """
    policy.check_can_handle(actor, upload.exhibit.case)
    check_waits(upload, at)
    if start != (end := received(upload)):
        raise WrongPlace(end)
    coming = _Coming(body, upload.length - start)
    while coming.more:
        sealed = seal(coming.piece())
        if sealed.size == 0:
            remove(sealed.vault_name)
            break
        start = _add_piece(upload, start, sealed, sha256)
    if coming.broken:
        raise coming.broken
    return start


def _add_piece(upload: Upload, start: int, sealed: Sealed, sha256: str) -> int:
    end = start + sealed.size
    try:
        if sha256 and sha256 != sealed.sha256:
            raise Garbled
        with transaction.atomic():
            Piece.objects.create(
                upload=upload, start=start, end=end, sha256=sealed.sha256, vault_name=sealed.vault_name
            )
    except IntegrityError as problem:
        remove(sealed.vault_name)
        raise WrongPlace(
            received(upload)
        ) from problem  # somebody else wrote there meanwhile, or the upload is gone
    except BaseException:
        remove(sealed.vault_name)
        raise
    return end


class _Coming:
    """The body of a request, cut into pieces, up to the length that is still wanted."""

    def __init__(self, body: Readable, wanted: int) -> None:
        self._body, self._wanted = body, wanted
        self.broken: OSError | None = None
        self.more = wanted > 0

    def piece(self) -> Iterator[bytes]:
        left = min(LONGEST_PIECE, self._wanted)
        while left:
            try:
                content = self._body.read(min(CHUNK, left))
            except OSError as problem:
                self.broken, content = problem, b""
            if not content:
                self.more = False
                return
            left -= len(content)
            self._wanted -= len(content)
            yield content
        self.more = self._wanted > 0


def finish_upload(*, upload: Upload, actor: Actor, at: datetime) -> StoredFile:
    """Make a file of the exhibit from an upload that is whole. Raises Refused; then the upload is given up too.

    Only where the disk is full, or the key is away, does the upload stay: it can be finished when that is mended.
    """
    policy.check_can_handle(actor, upload.exhibit.case)
    if (come := received(upload)) != upload.length:
        raise Refused(f"Only {come:,} of {upload.length:,} bytes have come. Send the rest first.")
    pieces = upload.pieces.order_by("start")
    whole = chain.from_iterable(chunks_of(each.vault_name, size=each.end - each.start) for each in pieces)
    try:
        told = {"name": upload.name, "stated_hash": upload.stated_hash, "upload": upload}
        return admit(exhibit=upload.exhibit, sealed=seal(whole), actor=actor, at=at, **told)  # type: ignore[arg-type]  # admit's own keywords
    except (NoRoom, NoKey):
        raise
    except Refused:
        if Upload.objects.filter(pk=upload.pk).exists():
            drop_upload(upload=upload, actor=actor, at=at)
        raise


@transaction.atomic
def drop_upload(*, upload: Upload, actor: Actor, at: datetime, expired: bool = False) -> None:
    """Give up an upload: its pieces are taken out of the vault. Raises Refused when it has ended already."""
    dropped = UploadDropped(
        subject=Ref(upload.exhibit.case.ref),
        exhibit=Ref(upload.exhibit.ref),
        upload=Ref(upload.ref),
        expired=expired,
    )
    end_upload(upload)
    record(dropped, actor=actor, at=at)


def check_waits(upload: Upload, at: datetime) -> None:
    """Raise Refused when an upload was left too long."""
    if upload.expires_at <= at:
        raise Refused("This upload was left too long and has ended. Begin it again.")
