"""How one entry is written, and how its hash takes in the hash before it. Pure: the verifier runs on this.

An entry is one JSON object in canonical form (`canonical.py`). Its hash is

    SHA-256( "peelian-ledger-entry-v1" LF  previous hash in hex LF  entry )

so that anyone with `sha256sum` can check an entry by hand. The first words keep these hashes apart from every
other use of SHA-256 (domain separation).
"""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from json.encoder import encode_basestring

DOMAIN = b"peelian-ledger-entry-v1\n"
GENESIS = "0" * 64
"""The previous hash of the first entry of every stream."""


def moment_text(at: datetime) -> str:
    """Write an aware moment in UTC, always with six digits after the second; raise ValueError when naive."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone: the ledger takes aware moments only.")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def entry_text(columns: Mapping[str, object], *, at: str) -> str:
    """Write one entry in canonical form from its columns (names as in `models.Entry`), `at` by `moment_text`.

    Every text is escaped by itself, so no column can be made to look like part of its neighbour. `payload` is
    already canonical JSON and goes in as it stands.
    """
    quoted = {name: encode_basestring(str(columns[name])) for name in TEXT_COLUMNS}
    return (
        f'{{"actor":{{"kind":{quoted["actor_kind"]},"ref":{quoted["actor_ref"]},"role":{quoted["actor_role"]}}},'
        f'"at":"{at}","code":{quoted["code_version"]},"data":{columns["payload"]},'
        f'"sequence":{columns["sequence"]},"stream":{quoted["stream"]},'
        f'"subject":{{"kind":{quoted["subject_kind"]},"ref":{quoted["subject_ref"]}}},"type":{quoted["type"]}}}'
    )


TEXT_COLUMNS = (
    "actor_kind",
    "actor_ref",
    "actor_role",
    "code_version",
    "stream",
    "subject_kind",
    "subject_ref",
    "type",
)


def entry_hash(*, previous: str, entry: str) -> str:
    """The hash, in hex, of an entry in canonical form that follows the entry whose hash is `previous`."""
    return hashlib.sha256(b"%b%b\n%b" % (DOMAIN, previous.encode(), entry.encode())).hexdigest()
