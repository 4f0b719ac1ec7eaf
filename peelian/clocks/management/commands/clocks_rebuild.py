"""`peelian clocks rebuild`: make every clock again from the ledger, or say which live clocks would differ."""

import time
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from peelian.calendar.force import ForceCalendar
from peelian.calendar.queries import calendar_with
from peelian.clocks.comparing import differences
from peelian.clocks.projections import rebuild
from peelian.law.refusals import LawRefusal


class Command(BaseCommand):
    """Rebuilds the clocks. With --dry-run nothing is written, and each date that would move is listed."""

    help = "Make every clock again from the ledger. Others can read meanwhile, but not write."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="write nothing; list each clock that would differ"
        )
        parser.add_argument(
            "--proclaimed",
            metavar="DAY",
            action="append",
            type=date.fromisoformat,
            default=[],
            help="with --dry-run: as if this day (2027-06-09) had been proclaimed too; may be given again",
        )

    def handle(self, *args: Any, dry_run: bool, proclaimed: list[date], **options: Any) -> None:
        if dry_run:
            self._compare(proclaimed)
            return
        if proclaimed:
            raise CommandError(
                "--proclaimed goes with --dry-run. A day is proclaimed on the page of the calendar."
            )
        begun = time.perf_counter()
        made = rebuild()
        seconds = time.perf_counter() - begun
        self.stdout.write(f"Rebuilt {made.clocks:,} clocks of {made.cases:,} cases in {seconds:.1f} s.")

    def _compare(self, proclaimed: list[date]) -> None:
        moved, other, cases = 0, 0, set()
        for difference in differences(calendar=_calendar(proclaimed)):
            self.stdout.write(str(difference))
            moved, other = moved + difference.moves, other + (not difference.moves)
            cases.add(difference.case_ref)
        if not cases:
            self.stdout.write("Every clock is as the ledger says.")
            return
        also = f" {_counted(other, 'clock')} would change in something else." if other else ""
        total = f"{_counted(moved, 'date')} would move, in {_counted(len(cases), 'case')}."
        self.stdout.write(f"{total}{also} Nothing was written.")


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _calendar(proclaimed: list[date]) -> ForceCalendar:
    try:
        return calendar_with((day, "A day proclaimed") for day in proclaimed)
    except LawRefusal as refusal:
        raise CommandError(str(refusal)) from refusal
