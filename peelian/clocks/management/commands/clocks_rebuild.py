"""`peelian clocks rebuild`: make every clock again from the ledger, or say which live clocks would differ."""

import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from peelian.clocks.comparing import differences
from peelian.clocks.projections import rebuild


class Command(BaseCommand):
    """Rebuilds the clocks. With --dry-run nothing is written; exit status 1 when a live clock differs."""

    help = "Make every clock again from the ledger. Others can read meanwhile, but not write."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="write nothing; list each clock that would differ, exit 1 if any",
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        if dry_run:
            self._compare()
            return
        begun = time.perf_counter()
        made = rebuild()
        seconds = time.perf_counter() - begun
        self.stdout.write(f"Rebuilt {made.clocks:,} clocks of {made.cases:,} cases in {seconds:.1f} s.")

    def _compare(self) -> None:
        found = 0
        for found, difference in enumerate(differences(), start=1):  # noqa: B007 - the last number is the count
            self.stdout.write(str(difference))
        if found:
            self.stdout.write(f"{found} clocks differ from what the ledger says.")
            sys.exit(1)
        self.stdout.write("Every clock is as the ledger says.")
