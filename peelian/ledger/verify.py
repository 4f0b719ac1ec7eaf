"""Check an exported ledger anywhere, with Python alone: no Django, no database, nothing to install.

    python -m peelian.ledger.verify FILE [--key PUBKEYFILE] [--checkpoint FILE]

FILE is what `peelian ledger export FILE` wrote. PUBKEYFILE holds the public key of whoever signs the checkpoints
(`peelian ledger key` prints it). A checkpoint that was kept outside the force shows what an export cannot show of
itself: that its end was cut off, or that all of it was written anew.

Leaves with 0 when the ledger is whole, 1 when it is not, 2 when it could not be checked.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from peelian.ledger.checking import check
from peelian.ledger.findings import Report
from peelian.ledger.lines import split_lines
from peelian.ledger.notes import NotANote, PublicKey, read_note, read_public_key
from peelian.ledger.reading import Claim

WHOLE, BROKEN, UNCHECKED = 0, 1, 2
_LISTED = 1_000


class CannotCheck(Exception):
    """An argument or a file is of no use; the message says which and why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Check one file and print what was found; return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        key = _read_key(options.key) if options.key else None
        claims = [_read_claim(path) for path in options.checkpoint]
        report = check(lambda: _lines(options.file), claims=claims, key=key)
    except CannotCheck as trouble:
        print(trouble, file=sys.stderr)
        return UNCHECKED
    print("\n".join(report_lines(report, key=key)))
    return WHOLE if report.is_whole else BROKEN


def report_lines(report: Report, *, key: PublicKey | None) -> Iterator[str]:
    """What is said of a report, line by line: the first break first, then every other, then the counts."""
    for finding in report.findings:
        yield f"{'FIRST BREAK' if finding is report.first else 'Also'}: {finding.sentence}"
    for number, reason in report.unreadable[:_LISTED]:
        yield f"Line {number} cannot be read: {reason}."
    if len(report.unreadable) > _LISTED:
        yield f"{len(report.unreadable) - _LISTED} more lines cannot be read, the last is {report.unreadable[-1][0]}."
    for stream, size in report.sizes.items():
        yield f"{stream}: {size} entries, Merkle root {report.roots[stream]}"
    yield from _on_checkpoints(report, key)
    yield "The ledger is whole." if report.is_whole else "The ledger is NOT whole."


def _on_checkpoints(report: Report, key: PublicKey | None) -> Iterator[str]:
    checked = f"signed by {key.name}" if key else "signatures not checked: give --key"
    yield f"Checkpoints that agree: {report.checkpoints} ({checked})."
    for stream, size in report.sizes.items():
        if size > report.covered.get(stream, 0):
            beyond = size - report.covered.get(stream, 0)
            yield f"{stream}: no checkpoint vouches for the last {beyond} entries, so a cut there would not show."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m peelian.ledger.verify",
        description="Check a ledger that `peelian ledger export` wrote, and name the first entry that was touched.",
        epilog="Leaves with 0 when the ledger is whole, 1 when it is not, 2 when it could not be checked.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the exported ledger")
    parser.add_argument(
        "--key", type=Path, metavar="PUBKEYFILE", help="the public key that signs checkpoints"
    )
    parser.add_argument(
        "--checkpoint",
        type=Path,
        metavar="FILE",
        action="append",
        default=[],
        help="a checkpoint kept elsewhere; may be given more than once",
    )
    return parser


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from split_lines(file)
    except OSError as error:
        raise CannotCheck(f"{path} cannot be read: {error.strerror}.") from error


def _read_key(path: Path) -> PublicKey:
    try:
        return read_public_key(_read_text(path))
    except NotANote as error:
        raise CannotCheck(f"{path} is of no use as a key. {error}") from error


def _read_claim(path: Path) -> Claim:
    try:
        return Claim(read_note(_read_text(path)), f"the checkpoint in {path}")
    except NotANote as error:
        raise CannotCheck(f"{path} is of no use as a checkpoint. {error}") from error


def _read_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(1 << 16).decode()
    except OSError as error:
        raise CannotCheck(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CannotCheck(f"{path} is not text.") from error


if __name__ == "__main__":
    sys.exit(main())
