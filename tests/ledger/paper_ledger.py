"""A small ledger made without Django, as an export would hold it, and ways of spoiling it."""

import random
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from peelian.ledger import notes
from peelian.ledger.chain import GENESIS, entry_hash, entry_text, moment_text
from peelian.ledger.checking import check
from peelian.ledger.findings import Report
from peelian.ledger.lines import HEADER, checkpoint_line, end_line, entry_line
from peelian.ledger.merkle import root_of

START = datetime(2023, 3, 9, 8, 30, tzinfo=UTC)
SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY = notes.PublicKey("paper", SIGNER.public_key().public_bytes_raw())
PAYLOADS = (
    '{"on":"2023-03-09","reasons":"' + "ab" * 32 + '"}',
    '{"count":10,"matter":"conduct_matter","people":["P-1A","P-2B"]}',
    "{}",
    '{"confirmed":false,"previous_value":null}',
)


def columns(stream: str, sequence: int) -> dict[str, object]:
    """The columns of one invented entry."""
    return {
        "stream": stream,
        "sequence": sequence,
        "actor_kind": "person",
        "actor_ref": "P-7F3K2QXM",
        "actor_role": "investigator",
        "type": "cases.case_opened",
        "subject_kind": "case",
        "subject_ref": f"C-{sequence:08d}",
        "payload": PAYLOADS[sequence % len(PAYLOADS)],
        "code_version": "0.1.0",
    }


def entry(stream: str, sequence: int, previous: str, **changes: object) -> tuple[bytes, str]:
    """The line of one entry after `previous`, and its hash."""
    at = moment_text(START + timedelta(minutes=sequence))
    text = entry_text(columns(stream, sequence) | changes, at=at)
    hash_ = entry_hash(previous=previous, entry=text)
    return entry_line(entry=text, hash_=hash_, previous=previous), hash_


def stream_lines(stream: str, size: int) -> tuple[list[bytes], list[str]]:
    """The lines and the hashes of one whole stream."""
    lines, hashes = [], []
    for sequence in range(1, size + 1):
        line, hash_ = entry(stream, sequence, hashes[-1] if hashes else GENESIS)
        lines.append(line)
        hashes.append(hash_)
    return lines, hashes


def root(hashes: list[str]) -> bytes:
    """The Merkle root over entries given by their hashes."""
    return root_of([bytes.fromhex(hash_) for hash_ in hashes])


def note(stream: str, hashes: list[str]) -> str:
    """A signed checkpoint over the entries given."""
    text = notes.checkpoint_text(origin=f"paper/{stream}", size=len(hashes), root=root(hashes))
    return f"{text}\n{notes.signature_line(KEY, SIGNER.sign(text.encode()))}"


def export(*, work: int = 12, looks: int = 5, signed_at: tuple[int, ...] = ()) -> list[bytes]:
    """The lines of a whole export, with a checkpoint over the work stream at each size in `signed_at`."""
    (work_lines, work_hashes), (looks_lines, looks_hashes) = (
        stream_lines("work", work),
        stream_lines("looks", looks),
    )
    signed = [note("work", work_hashes[:size]) for size in signed_at]
    roots = {
        "work": (work, root(work_hashes).hex()),
        "looks": (looks, root(looks_hashes).hex()),
    }
    end = end_line(roots=roots, checkpoints=signed)
    return [HEADER, *map(checkpoint_line, signed), *work_lines, *looks_lines, end]


def checked(lines: list[bytes], **options: object) -> Report:
    """What the verifier says of these lines."""
    return check(lambda: iter(lines), **options)


def shuffled_byte(line: bytes, place: int, chance: random.Random) -> bytes:
    """The line with the byte at `place` made another byte."""
    other = chance.choice([byte for byte in range(256) if byte != line[place]])
    return line[:place] + bytes([other]) + line[place + 1 :]
