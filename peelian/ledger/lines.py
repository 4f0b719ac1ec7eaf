"""The lines of an exported ledger, written and read. Pure.

    {"format":"peelian-ledger-1"}
    {"checkpoint":"<signed note>"}                                   any number, oldest first
    {"entry":{...},"hash":"<hex>","previous":"<hex>"}                stream by stream, in order
    {"end":{"checkpoints":{...},"streams":{"work":{"root":"<hex>","size":1287}, ...}}}

The two hashes stand last and have a fixed length, so the bytes that were hashed are a slice of the line: the
verifier hashes what it was given and never writes an entry out again. Because every text in an entry is one word
of a small alphabet (`fields.py`), one regular expression decides whether a line is in canonical form.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from peelian.ledger.canonical import NotCanonical, canonical_bytes
from peelian.ledger.events import Stream
from peelian.ledger.fields import WORD

HEADER = b'{"format":"peelian-ledger-1"}'
LONGEST_LINE = 64 * 1024
"""No entry comes near it; a longer line is refused before it can fill the memory."""
STREAMS = tuple(stream.value for stream in Stream)

_WORD = (
    f'"{WORD.pattern}+"'.encode()
)  # possessive: a word never gives back what it took, so matching stays linear
_ONE = rb"(?:%b|-?[1-9][0-9]{0,15}+|0|true|false|null)" % _WORD
_VALUE = rb"(?:%b|\[(?:%b(?:,%b)*+)?\])" % (_ONE, _ONE, _ONE)
_KEY = rb'"[a-z][a-z0-9_]*+":'
_DATA = rb"\{(?:%b%b(?:,%b%b)*+)?\}" % (_KEY, _VALUE, _KEY, _VALUE)
_AT = rb'"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z"'
_HASH = rb'"([0-9a-f]{64})"'
ENTRY_LINE = re.compile(
    rb'\{"entry":(\{"actor":\{"kind":%(word)b,"ref":%(word)b,"role":%(word)b\},"at":%(at)b,"code":%(word)b,'
    rb'"data":(%(data)b),"sequence":([1-9][0-9]{0,15}),"stream":"(%(streams)b)",'
    rb'"subject":\{"kind":%(word)b,"ref":%(word)b\},"type":%(word)b\}),"hash":%(hash)b,"previous":%(hash)b\}'
    % {
        b"word": _WORD,
        b"at": _AT,
        b"data": _DATA,
        b"hash": _HASH,
        b"streams": "|".join(STREAMS).encode(),
    }
)
"""Groups: the entry's bytes, its data, sequence, stream, hash, previous hash."""
KEYS = re.compile(rb'"([a-z][a-z0-9_]*+)":')
_CLAIM = re.compile(rb'"sequence":([1-9][0-9]{0,15}),"stream":"([a-z]+)"')


def entry_line(*, entry: str, hash_: str, previous: str) -> bytes:
    """The line for one entry, without its line feed."""
    return f'{{"entry":{entry},"hash":"{hash_}","previous":"{previous}"}}'.encode()


def checkpoint_line(note: str) -> bytes:
    """The line for one checkpoint."""
    return canonical_bytes({"checkpoint": note})


def end_line(*, roots: dict[str, tuple[int, str]], checkpoints: Iterable[str]) -> bytes:
    """The last line: what a whole file holds. It proves nothing, but a file cut short by accident lacks it."""
    streams = {stream: {"root": root, "size": size} for stream, (size, root) in roots.items()}
    return canonical_bytes({"end": {"checkpoints": notes_summary(checkpoints), "streams": streams}})


def notes_summary(notes: Iterable[str]) -> dict[str, object]:
    """How many checkpoints there are and one digest over all of them, in order."""
    digests = [hashlib.sha256(note.encode()).digest() for note in notes]
    return {"count": len(digests), "digest": hashlib.sha256(b"".join(digests)).hexdigest()}


def claims_in(line: bytes) -> list[tuple[str, int]]:
    """The places in the ledger that an unreadable line seems to claim: (stream, sequence)."""
    return [(found[2].decode(), int(found[1])) for found in _CLAIM.finditer(line)]


def read_other_line(line: bytes) -> dict[str, object]:
    """A line that is not an entry, as a dictionary; raise NotCanonical with the reason when it is nothing known."""
    if len(line) > LONGEST_LINE:
        raise NotCanonical("it is longer than any line of a ledger")
    if not line.strip():
        raise NotCanonical("it is empty")
    try:
        value = json.loads(line.decode())
        written = canonical_bytes(value)
    except UnicodeDecodeError as error:
        raise NotCanonical("it is not UTF-8 text") from error
    except RecursionError as error:
        raise NotCanonical("it is nested too deeply") from error
    except NotCanonical as error:
        raise NotCanonical(f"it is not in canonical form ({error})") from error
    except ValueError as error:
        raise NotCanonical(f"it is not JSON ({error})") from error
    if not isinstance(value, dict):
        raise NotCanonical("it is JSON, but not an object")
    if written != line:
        raise NotCanonical(
            "it is not in canonical form: the same values have another, single way to be written"
        )
    return value


def split_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file, without their line feeds, in little memory even when the file has no line feeds."""
    carried = b""
    while block := file.read(1 << 20):
        *whole, carried = (carried + block).split(b"\n")
        yield from whole
        if len(carried) > LONGEST_LINE:
            carried = carried[: LONGEST_LINE + 1]  # kept just long enough to be refused as too long
    if carried:
        yield carried
