"""How fast an exported ledger is verified, beside two plain ways of reading the same file.

    python -m benchmarks.ledger [--entries 300000]

The baselines, in the same run, on the same bytes:
  reading      json.loads of every line and nothing else
  naive        json.loads, write each entry out again in canonical form, hash it, compare: the chain alone, without
               Merkle roots, without a check that the lines were in canonical form
Leaves with 1 when fewer than 100,000 entries a second are verified.
"""

import argparse
import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from peelian.ledger.chain import DOMAIN, GENESIS, entry_hash, entry_text, moment_text
from peelian.ledger.checking import check
from peelian.ledger.lines import HEADER, end_line, entry_line, split_lines
from peelian.ledger.merkle import EMPTY_ROOT, GrowingTree

WANTED = 100_000
ROUNDS = 3
START = datetime(2023, 1, 2, 9, 0, tzinfo=UTC)
SHAPES = (
    (
        "cases.case_opened",
        '{"came_to_attention_on":"2023-03-09","matter_type":"conduct_matter","report":"R-7F3K2QXM"}',
    ),
    (
        "cases.allegation_made",
        '{"category":"B1","factors":["vawg","off_duty"],"reasons":"%s","standards":["discreditable_conduct"],'
        '"subject_number":3}' % ("5e" * 32),
    ),
    (
        "cases.assessed",
        '{"on":"2023-03-10","reasons":"%s","severity":"gross_misconduct","version":2}' % ("0a" * 32),
    ),
    (
        "cases.notice_served",
        '{"deemed_on":"2023-03-14","method":"post","served_on":"2023-03-10","subject_number":3}',
    ),
)


def write_ledger(path: Path, entries: int) -> None:
    """Write an export of entries like those of casework."""
    tree, previous = GrowingTree(), GENESIS
    with path.open("wb") as file:
        file.write(HEADER + b"\n")
        for sequence in range(1, entries + 1):
            type_, payload = SHAPES[sequence % len(SHAPES)]
            text = entry_text(
                columns(sequence, type_, payload), at=moment_text(START + timedelta(minutes=sequence))
            )
            hash_ = entry_hash(previous=previous, entry=text)
            file.write(entry_line(entry=text, hash_=hash_, previous=previous) + b"\n")
            tree.append(bytes.fromhex(hash_))
            previous = hash_
        roots = {"work": (entries, tree.root().hex()), "looks": (0, EMPTY_ROOT.hex())}
        file.write(end_line(roots=roots, checkpoints=[]) + b"\n")


def columns(sequence: int, type_: str, payload: str) -> dict[str, object]:
    """The columns of one entry."""
    return {
        "stream": "work",
        "sequence": sequence,
        "actor_kind": "person",
        "actor_ref": f"P-{sequence % 400:08d}",
        "actor_role": "investigator",
        "type": type_,
        "subject_kind": "case",
        "subject_ref": f"C-{sequence // 10:08d}",
        "payload": payload,
        "code_version": "0.1.0",
    }


def read_only(path: Path) -> None:
    """The first baseline."""
    with path.open("rb") as file:
        for line in split_lines(file):
            json.loads(line)


def verify_naively(path: Path) -> None:
    """The second baseline."""
    head = GENESIS
    with path.open("rb") as file:
        for line in split_lines(file):
            found = json.loads(line)
            if "entry" in found:
                entry = json.dumps(found["entry"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
                computed = hashlib.sha256(DOMAIN + head.encode() + b"\n" + entry.encode()).hexdigest()
                if not computed == found["hash"] or found["previous"] != head:
                    raise SystemExit("The ledger of the benchmark is broken.")
                head = computed


def verify(path: Path) -> None:
    """The verifier, as the command runs it."""

    def lines():
        with path.open("rb") as file:
            yield from split_lines(file)

    if not check(lines).is_whole:
        raise SystemExit("The ledger of the benchmark is broken.")


def best_rate(work: Callable[[Path], None], path: Path, entries: int) -> float:
    """Entries a second of processor time, in the best of a few rounds: other work on the machine must not count.

    Everything measured runs on one thread and reads a file that is in memory, so on a quiet machine this is the time
    on the clock.
    """
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work(path)
        times.append(time.process_time() - start)
    return entries / min(times)


def main() -> int:
    """Measure, print, and say whether it is fast enough."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=300_000)
    entries = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.jsonl"
        write_ledger(path, entries)
        size = path.stat().st_size
        rates = {
            work.__name__: best_rate(work, path, entries) for work in (read_only, verify_naively, verify)
        }
    print(f"{entries:,} entries, {size / entries:.0f} bytes each")
    for name, rate in rates.items():
        print(f"{name:16} {rate:>10,.0f} entries/s")
    print(
        f"verify is {rates['verify'] / rates['verify_naively']:.2f} x verify_naively, with Merkle roots on top"
    )
    print(f"verify is {rates['verify'] / rates['read_only']:.2f} x read_only, which verifies nothing")
    print(f"wanted: {WANTED:,} entries/s: {'met' if rates['verify'] >= WANTED else 'MISSED'}")
    return 0 if rates["verify"] >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
