"""Checkpoints as signed notes (C2SP signed-note and tlog-checkpoint), read and checked without any package.

A note looks like this: where the log is, how many entries it has, the root of its Merkle tree in base64, an empty
line, and a signature line for each signer.

    peelian/work
    1287
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    — peelian Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from peelian.ledger.ed25519 import is_signed

_ED25519 = b"\x01"
_SIGNATURE_LINE = re.compile(r"— (\S+) ([A-Za-z0-9+/]+={0,2})")
_SIZE = re.compile(r"0|[1-9][0-9]{0,15}")


class NotANote(ValueError):
    """A text that is not a checkpoint or not a public key; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Who signs, and the public half of the key: `<name>+<key id>+<base64>` when written down."""

    name: str
    key: bytes

    @property
    def identifier(self) -> bytes:
        """Four bytes that stand for the key in a signature line (C2SP signed-note)."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.key).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.identifier.hex()}+{base64.b64encode(_ED25519 + self.key).decode()}"


@dataclass(frozen=True, slots=True)
class Note:
    """A checkpoint that has been read; nothing is proved until `is_signed_by` says so."""

    origin: str
    size: int
    root: bytes
    text: str
    signatures: tuple[tuple[str, bytes], ...]

    @property
    def stream(self) -> str:
        """The stream it speaks of: the last part of its origin."""
        return self.origin.rpartition("/")[2]

    def is_signed_by(self, key: PublicKey) -> bool:
        """Whether one of the signatures is by `key` and right. Signatures by unknown keys do not count against it."""
        return any(
            name == key.name
            and signature[:4] == key.identifier
            and is_signed(self.text.encode(), signature=signature[4:], public_key=key.key)
            for name, signature in self.signatures
        )


def checkpoint_text(*, origin: str, size: int, root: bytes) -> str:
    """The words that are signed."""
    return f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"


def signature_line(key: PublicKey, signature: bytes) -> str:
    """One line that says who signed, with the signature."""
    return f"— {key.name} {base64.b64encode(key.identifier + signature).decode()}\n"


def read_note(note: str) -> Note:
    """Take a checkpoint apart; raise NotANote with the reason when it is not one."""
    text, gap, tail = note.partition("\n\n")
    lines = text.split("\n")
    if not gap or len(lines) < 3 or not tail.endswith("\n"):
        raise NotANote(
            "It is not a signed note: origin, size, root, an empty line and signatures are wanted."
        )
    if not _SIZE.fullmatch(lines[1]):
        raise NotANote(f"Its size {lines[1]!r} is not a whole number.")
    return Note(lines[0], int(lines[1]), _root(lines[2]), text + "\n", _signatures(tail))


def read_public_key(written: str) -> PublicKey:
    """Read `<name>+<key id>+<base64>`; raise NotANote when it is not a key or does not match its own id."""
    name, _, rest = written.strip().partition("+")
    identifier, _, encoded = rest.partition("+")
    data = _from_base64(encoded)
    if not name or data is None or len(data) != 33 or data[:1] != _ED25519:
        raise NotANote("It is not an Ed25519 public key written as name+id+base64.")
    key = PublicKey(name, data[1:])
    if key.identifier.hex() != identifier:
        raise NotANote(f"The key does not match its own id {identifier}: it has been altered.")
    return key


def _root(written: str) -> bytes:
    root = _from_base64(written)
    if root is None or len(root) != 32:
        raise NotANote("Its root is not a SHA-256 in base64.")
    return root


def _signatures(tail: str) -> tuple[tuple[str, bytes], ...]:
    found = []
    for line in tail.splitlines():
        matched = _SIGNATURE_LINE.fullmatch(line)
        signature = _from_base64(matched[2]) if matched else None
        if matched is None or signature is None:
            raise NotANote("One of its signature lines cannot be read.")
        found.append((matched[1], signature))
    return tuple(found)


def _from_base64(written: str) -> bytes | None:
    try:
        data = base64.b64decode(written, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode() == written else None
