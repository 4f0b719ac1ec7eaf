"""Taking a file into an exhibit: sealed as it streams in, hashed, sniffed, scanned, and then written down at once."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import BinaryIO

from django.conf import settings
from django.db import IntegrityError, transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.evidence import policy
from peelian.evidence.events import FileDestroyed, FileStored
from peelian.evidence.models import Exhibit, StoredFile, Upload
from peelian.evidence.scanning import Verdict, scan
from peelian.evidence.services.committing import check_reasons, locked
from peelian.evidence.services.continuing import add_entry
from peelian.evidence.sniffing import OPENING, Sniffed, sniff
from peelian.evidence.states import FileKind, Scan, Step
from peelian.evidence.vault.layout import CHUNK
from peelian.evidence.vault.places import remove
from peelian.evidence.vault.reading import chunks_of, open_sealed
from peelian.evidence.vault.writing import Sealed, seal
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record

Stream = BinaryIO | Iterable[bytes]
_HASHES = {64: "sha256", 40: "sha1", 32: "md5"}
_HASH_NAMES = {"sha256": "SHA-256", "sha1": "SHA-1", "md5": "MD5"}
_LONGEST_NAME = 255


def store_file(
    *, exhibit: Exhibit, stream: Stream, name: str, actor: Actor, at: datetime, stated_hash: str = ""
) -> StoredFile:
    """Take the bytes of a stream into an exhibit as one more file of it.

    `stream` is a binary file or anything that gives bytes; it is read once, and never held in memory. `stated_hash` is
    what somebody says the file hashes to (SHA-256, SHA-1 or MD5, in hex), and is compared. Raises Refused for an empty
    file, one past the limit, another hash than stated, bytes that the exhibit has already, or a full disk; nothing is
    kept then.
    """
    policy.check_can_handle(actor, exhibit.case)
    told = known_hash(stated_hash)
    sealed = seal(_limited(_chunks(stream)))
    return admit(exhibit=exhibit, sealed=sealed, name=name, actor=actor, at=at, stated_hash=told)


def admit(
    *,
    exhibit: Exhibit,
    sealed: Sealed,
    name: str,
    actor: Actor,
    at: datetime,
    stated_hash: str = "",
    upload: Upload | None = None,
) -> StoredFile:
    """Make what was sealed a file of the exhibit, or leave nothing of it behind. Raises Refused.

    The upload that it came by ends in the same transaction: it is a file or an upload, and never both.
    """
    try:
        policy.check_can_handle(actor, exhibit.case)
        if not sealed.size:
            raise Refused(
                "The file is empty: it has no bytes. Check that it was copied whole, and send it again."
            )
        _check_hash(sealed, stated_hash)
        check_is_new(exhibit, sealed.sha256)
        looked_at = (_sniffed(sealed), scan(chunks_of(sealed.vault_name)))
        return _keep(
            exhibit=exhibit,
            sealed=sealed,
            name=plain_name(name),
            looked_at=looked_at,
            hash_was_stated=bool(stated_hash),
            upload=upload,
            actor=actor,
            at=at,
        )
    except BaseException:
        remove(sealed.vault_name)
        raise


@transaction.atomic
def _keep(
    *,
    exhibit: Exhibit,
    sealed: Sealed,
    name: str,
    looked_at: tuple[Sniffed, Verdict],
    hash_was_stated: bool,
    upload: Upload | None,
    actor: Actor,
    at: datetime,
) -> StoredFile:
    exhibit = locked(exhibit)
    if upload is not None:
        end_upload(upload)
    sniffed, verdict = looked_at
    file = StoredFile(
        ref=new_ref("XF"),
        exhibit=exhibit,
        name=name,
        size=sealed.size,
        sha256=sealed.sha256,
        sha1=sealed.sha1,
        md5=sealed.md5,
        hash_was_stated=hash_was_stated,
        kind=sniffed.kind,
        mime=sniffed.mime,
        scan=verdict.scan,
        scan_says=verdict.says,
        vault_name=sealed.vault_name,
        key_id=sealed.key_id,
        salt=new_salt(),
        stored_at=at,
        stored_by_ref=actor.ref,
    )
    try:
        with transaction.atomic():
            file.save(force_insert=True)
    except IntegrityError:  # the same bytes came twice at once
        check_is_new(exhibit, sealed.sha256)
        raise
    entry = add_entry(exhibit, Step.FILE_STORED, actor=actor, at=at, file=file)
    record(_stored(file, entry.number), actor=actor, at=at)
    return file


def _stored(file: StoredFile, number: int) -> FileStored:
    return FileStored(
        subject=Ref(file.exhibit.case.ref),
        exhibit=Ref(file.exhibit.ref),
        file=Ref(file.ref),
        number=number,
        sha256=Digest(file.sha256),
        sha1=Ref(file.sha1),
        md5=Ref(file.md5),
        size=file.size,
        kind=FileKind(file.kind),
        mime=Ref(file.mime),
        scan=Scan(file.scan),
        hash_was_stated=file.hash_was_stated,
        name=committed(file.name, file.salt, "name"),
    )


@transaction.atomic
def destroy_file(*, file: StoredFile, reasons: str, actor: Actor, at: datetime) -> StoredFile:
    """Destroy the bytes of a file for good: its data key goes with it. Hashes and continuity stay. Raises Refused."""
    check_reasons(reasons, "Say on what ground the bytes are destroyed, and who decided it.")
    exhibit = locked(file.exhibit)
    file = StoredFile.objects.select_for_update().get(pk=file.pk)
    policy.check_can_destroy_file(actor, file)
    file.destroyed_at = at
    file.save(update_fields=["destroyed_at"])
    entry = add_entry(exhibit, Step.FILE_DESTROYED, actor=actor, at=at, file=file, why=reasons)
    destroyed = FileDestroyed(
        subject=Ref(exhibit.case.ref),
        exhibit=Ref(exhibit.ref),
        file=Ref(file.ref),
        number=entry.number,
        sha256=Digest(file.sha256),
        reasons=committed(reasons, entry.salt, "reasons"),
    )
    record(destroyed, actor=actor, at=at)
    transaction.on_commit(lambda: remove(file.vault_name))
    return file


def end_upload(upload: Upload) -> None:
    """Take away an upload and its pieces, for a service that holds a transaction. Raises Refused when it has ended."""
    names = list(upload.pieces.values_list("vault_name", flat=True))
    upload.pieces.all().delete()
    if not Upload.objects.filter(pk=upload.pk).delete()[0]:
        raise Refused("This upload has ended already: it was finished, given up, or left too long.")
    transaction.on_commit(lambda: [remove(name) for name in names])


def check_is_new(exhibit: Exhibit, sha256: str) -> None:
    """Raise Refused, naming the file, when the exhibit has these bytes already."""
    held = StoredFile.objects.filter(exhibit=exhibit, sha256=sha256, destroyed_at=None).first()
    if held is not None:
        raise Refused(
            f"These bytes are in this exhibit already, as “{held.name}” ({held.ref}). They were not taken in twice."
        )


def check_length(length: int) -> None:
    """Raise Refused when a file of so many bytes is not taken in."""
    if length < 1:
        raise Refused(
            "The file is empty: it has no bytes. Check that it was copied whole, and send it again."
        )
    if length > settings.PEELIAN_EVIDENCE_LIMIT:
        raise Refused(
            f"The file is larger than {settings.PEELIAN_EVIDENCE_LIMIT:,} bytes, which is the most that is taken in. "
            "Ask whoever looks after the system to raise PEELIAN_EVIDENCE_LIMIT."
        )


def known_hash(stated: str) -> str:
    """A stated hash in lower case without spaces, or nothing. Raises Refused for what is no hash we compute."""
    told = re.sub(r"[\s:]", "", stated).lower()
    if told and (len(told) not in _HASHES or not re.fullmatch("[0-9a-f]+", told)):
        raise Refused(
            "The stated hash is none: a SHA-256 has 64 hexadecimal characters, a SHA-1 40, an MD5 32."
        )
    return told


def plain_name(name: str) -> str:
    """What a file was called: the last part of a path, without control characters, cut to length."""
    last = re.split(r"[/\\]", name.strip())[-1]
    shown = "".join(character for character in last if character.isprintable()).strip()
    if shown in {"", ".", ".."}:
        raise Refused("The file has no name. Give it one before it is sent.")
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[:200]}…{shown[-50:]}"


def _check_hash(sealed: Sealed, stated: str) -> None:
    if not stated:
        return
    kind = _HASHES[len(stated)]
    if (found := getattr(sealed, kind)) != stated:
        raise Refused(
            f"The file is not the one that was stated: its {_HASH_NAMES[kind]} is {found}, and {stated} was stated. "
            "Nothing of it was kept. Check the file and what was stated."
        )


def _sniffed(sealed: Sealed) -> Sniffed:
    with open_sealed(sealed.vault_name, size=sealed.size) as file:
        return sniff(file.read(OPENING))


def _chunks(stream: Stream) -> Iterator[bytes]:
    if not hasattr(stream, "read"):
        yield from stream
        return
    while content := stream.read(CHUNK):
        yield content


def _limited(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks, until there are more bytes than are taken in."""
    came = 0
    for content in chunks:
        came += len(content)
        if came > settings.PEELIAN_EVIDENCE_LIMIT:
            check_length(came)
        yield content
