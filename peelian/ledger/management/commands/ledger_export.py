"""`peelian ledger export FILE`: write the whole ledger as JSON Lines for anyone to verify."""

import os
import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from peelian.ledger.exporting import export_lines
from peelian.ledger.looks import THE_LEDGER, LedgerExported
from peelian.ledger.services import record


@dataclass(frozen=True, slots=True)
class _Exporter:
    kind: str = "system"
    ref: str = "ledger-export"
    role_code: str = "system"


class Command(BaseCommand):
    """Write the ledger; the export itself is its last look."""

    help = "Write the whole ledger to FILE as JSON Lines, to be checked with python -m peelian.ledger.verify."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One argument: the file, or - for standard output."""
        parser.add_argument("file", metavar="FILE", help="where to write; - is standard output")

    def handle(self, *, file: str, **options: Any) -> None:
        """Record the export, write the lines, and put the file in place only when it is whole."""
        with transaction.atomic():
            record(LedgerExported(subject=THE_LEDGER), actor=_Exporter(), at=timezone.now())
        if file == "-":
            _write(sys.stdout.buffer)
            return
        try:
            count = _write_file(Path(file))
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{count} lines written to {file}.")


def _write_file(path: Path) -> int:
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open("wb") as out:
            count = _write(out)
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def _write(out: BinaryIO) -> int:
    count = 0
    for line in export_lines():
        out.write(line + b"\n")
        count += 1
    return count
