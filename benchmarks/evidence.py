"""What taking in and reading back a file of an exhibit costs, beside hashing the same bytes.

    python -m benchmarks.evidence [--megabytes 512]

Everything in one run, in processor time and by the clock on the wall, over the same bytes:
  sha-256       plain SHA-256: the least that anybody does who takes in evidence
  three hashes  SHA-256, SHA-1 and MD5, as a file is compared with what an extraction report states
  take in       encrypted, with the three hashes, written and synchronised to disk
  read back     decrypted and checked, from beginning to end
  by places     4 KB from a thousand places
Leaves with 1 when taking in needs more than 1.6 times the processor time of the three hashes, or reading back more
than that of SHA-256.
"""

import argparse
import hashlib
import random
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings

CHUNK = 1 << 20
MOST_TAKING_IN = 1.6
MOST_READING_BACK = 1.0
PLACES, PLACE = 1000, 4096


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the processor and on the wall of one call."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.process_time() - processor, time.perf_counter() - wall


def hashing(megabytes: int, chunk: bytes, *names: str) -> None:
    """The hashes of so many megabytes, a chunk at a time."""
    digests = [hashlib.new(name) for name in names]
    for _ in range(megabytes):
        for each in digests:
            each.update(chunk)


def main() -> int:
    """Measure, print, and say whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=512)
    megabytes = parser.parse_args().megabytes
    with tempfile.TemporaryDirectory(prefix="peelian-vault-") as folder:
        settings.configure(
            PEELIAN_EVIDENCE_DIR=Path(folder, "vault"), PEELIAN_EVIDENCE_KEY_FILE=Path(folder, "key")
        )
        return report(megabytes)


def report(megabytes: int) -> int:
    """All the measurements of one run."""
    from peelian.evidence.vault.reading import chunks_of, open_sealed
    from peelian.evidence.vault.writing import seal

    chunk, kept = secrets.token_bytes(CHUNK), []

    def coming() -> Iterator[bytes]:
        return (chunk for _ in range(megabytes))

    def by_places() -> None:
        dice = random.Random(7)
        with open_sealed(kept[0].vault_name) as file:
            for _ in range(PLACES):
                file.seek(dice.randrange(megabytes * CHUNK - PLACE))
                assert len(file.read(PLACE)) == PLACE

    plain = measured(lambda: hashing(megabytes, chunk, "sha256"))
    three = measured(lambda: hashing(megabytes, chunk, "sha256", "sha1", "md5"))
    taken = measured(lambda: kept.append(seal(coming())))
    back = measured(lambda: [None for _ in chunks_of(kept[0].vault_name, size=megabytes * CHUNK)])
    places = measured(by_places)
    print(f"{megabytes} MB, on {sys.platform}, Python {sys.version.split()[0]}")
    rows = {"sha-256": plain, "three hashes": three, "take in": taken, "read back": back}
    for name, (processor, wall) in rows.items():
        print(
            f"{name:13} {megabytes / processor:7.0f} MB/s of processor  {megabytes / wall:7.0f} MB/s on the wall  "
            f"{processor / plain[0]:5.2f} x sha-256"
        )
    print(f"{'by places':13} {1000 * places[1] / PLACES:7.2f} ms a place of {PLACE} bytes")
    into, out = taken[0] / three[0], back[0] / plain[0]
    print(f"take in: {into:.2f} x the three hashes (at most {MOST_TAKING_IN})")
    print(f"read back: {out:.2f} x sha-256 (at most {MOST_READING_BACK})")
    return int(into > MOST_TAKING_IN or out > MOST_READING_BACK)


if __name__ == "__main__":
    sys.exit(main())
