"""The key-encryption keys: read from a file that only the server's own user may read, made on first use.

The file holds one key a line, 64 hexadecimal characters; the last line is the one that new files are sealed with, the
others open what was sealed before. To change the key, add a line. Whoever loses the file loses every exhibit's bytes.
"""

import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from peelian.evidence.vault.places import holds_files
from peelian.evidence.vault.troubles import NoKey

_LINE = re.compile(r"[0-9a-f]{64}")
_DOMAIN = b"peelian-evidence-key-id-v1"


@dataclass(frozen=True, slots=True)
class Key:
    """A key-encryption key of 32 bytes, and the 8 bytes by which files name it."""

    ident: bytes
    secret: bytes


def current_key() -> Key:
    """The key that new files are sealed with; made when there is neither a key nor anything sealed. Raises NoKey."""
    return _keys()[-1]


def key_named(ident: bytes) -> Key:
    """The key with this identifier. Raises NoKey."""
    for key in _keys():
        if key.ident == ident:
            return key
    raise NoKey(
        f"This file was sealed with the key {ident.hex()}, which is not in {settings.PEELIAN_EVIDENCE_KEY_FILE}. "
        "Restore that key from where it is kept safe."
    )


def _keys() -> list[Key]:
    path = Path(settings.PEELIAN_EVIDENCE_KEY_FILE)
    try:
        status, text = path.stat(), path.read_text(encoding="ascii")
    except FileNotFoundError:
        return [_made(path)]
    except (OSError, UnicodeDecodeError) as problem:
        raise NoKey(f"The key of the evidence in {path} cannot be read: {problem}.") from problem
    if status.st_mode & 0o077:
        raise NoKey(
            f"The key of the evidence in {path} can be read by other users. Run `chmod 600 {path}`, and think about "
            "who has read it."
        )
    lines = text.split()
    if not lines or not all(_LINE.fullmatch(line) for line in lines):
        raise NoKey(
            f"The key of the evidence in {path} is damaged: a line of it is not 64 hexadecimal characters."
        )
    return [_key(bytes.fromhex(line)) for line in lines]


def _key(secret: bytes) -> Key:
    return Key(hashlib.sha256(_DOMAIN + secret).digest()[:8], secret)


def _made(path: Path) -> Key:
    """A new key, for an empty vault only: a second key would hide that the first is lost."""
    if holds_files() and not path.exists():
        raise NoKey(
            f"There is no key at {path}, but the vault holds files that were sealed with one. Restore the key from "
            "where it is kept safe; without it they cannot be opened by anybody."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    secret = secrets.token_bytes(32)
    # Written whole under another name first: a second process never reads half a key.
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secret.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(partial, path)
    except FileExistsError:  # another process made one a moment ago
        return _key(bytes.fromhex(path.read_text(encoding="ascii").split()[-1]))
    finally:
        partial.unlink()
    return _key(secret)
