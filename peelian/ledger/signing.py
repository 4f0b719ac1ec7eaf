"""The key that signs checkpoints: making it, reading it, signing with it. Checking needs none of this (`notes.py`)."""

import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from peelian.ledger.notes import PublicKey, checkpoint_text, signature_line


class NoSigningKey(Exception):
    """There is no key to sign with, or the file is not one; the message says how to mend it."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Whoever signs the checkpoints of this ledger."""

    name: str
    private_key: Ed25519PrivateKey

    @property
    def public_key(self) -> PublicKey:
        """The half of the key that everyone may have."""
        return PublicKey(self.name, self.private_key.public_key().public_bytes_raw())

    def signed_note(self, *, stream: str, size: int, root: bytes) -> str:
        """A checkpoint over a stream, signed."""
        text = checkpoint_text(origin=f"{self.name}/{stream}", size=size, root=root)
        return f"{text}\n{signature_line(self.public_key, self.private_key.sign(text.encode()))}"


def read_signer(path: Path, *, name: str) -> Signer:
    """The signer whose private key is in a PEM file; raise NoSigningKey when there is none."""
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except FileNotFoundError as error:
        raise NoSigningKey(
            f"There is no signing key at {path}. Make one with `peelian ledger key`."
        ) from error
    except (OSError, ValueError, TypeError) as error:
        raise NoSigningKey(f"The signing key at {path} cannot be read: {error}.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise NoSigningKey(
            f"The signing key at {path} is not an Ed25519 key. Make one with `peelian ledger key`."
        )
    return Signer(name, key)


def make_signer(path: Path, *, name: str) -> Signer:
    """Make a new key in a file that only its owner may read; raise FileExistsError rather than replace one."""
    key = Ed25519PrivateKey.generate()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return Signer(name, key)
