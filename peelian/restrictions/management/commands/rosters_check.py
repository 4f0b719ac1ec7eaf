"""`peelian rosters check FILE`: check a roster, and with --apply post the people of the rows that can be kept."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from peelian.access.actors import system_actor
from peelian.access.clock import now
from peelian.access.refusals import Refused
from peelian.restrictions.queries.roster_pages import RosterPage, roster_page
from peelian.restrictions.rosters.reading import too_large
from peelian.restrictions.services.checking import apply_roster, check_roster

CHECKER = system_actor("roster-check")


class Command(BaseCommand):
    help = "Check a roster or file of moves (CSV or JSON) against restrictions. Without --apply nobody is posted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="a CSV file, or JSON when its name ends in .json")
        parser.add_argument(
            "--apply", action="store_true", help="post the people of the rows that can be kept"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        content, as_json = _content(path), path.suffix == ".json"
        try:
            roster = check_roster(name=path.name, content=content, as_json=as_json, actor=CHECKER, at=now())
            page = roster_page(CHECKER, roster)
            self._tell(page)
            if options["apply"]:
                alerts = apply_roster(roster=roster, actor=CHECKER, at=now())
                self.stdout.write(
                    f"Applied as {roster.ref}: {roster.kept} rows; {len(alerts)} alerts raised."
                )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if page.report.problems and not options["apply"]:
            many = roster.rows - roster.kept
            raise CommandError(f"{many} of {roster.rows} rows cannot be kept. Nothing was applied.")

    def _tell(self, page: RosterPage) -> None:
        for note in page.report.notes:
            self.stdout.write(f"Note: {note}")
        for problem in page.report.problems:
            self.stderr.write(problem.sentence)
        for row in page.forbidden:
            self.stdout.write(
                f"Forbidden, line {row.line}: number {row.number}, {row.duty}. {row.condition} ({row.authority}). "
                f"Call {row.call}."
            )
        card = page.card
        self.stdout.write(
            f"{card.rows} rows: {card.kept} can be kept ({page.report.held} stand already), "
            f"{card.left_out} cannot; {len(page.forbidden)} forbidden by a restriction."
        )


def _content(path: Path) -> bytes:
    try:
        if sentence := too_large(path.stat().st_size):
            raise CommandError(sentence)
        return path.read_bytes()
    except OSError as problem:
        raise CommandError(f"{path} cannot be read: {problem.strerror}.") from problem
