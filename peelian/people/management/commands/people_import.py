"""`peelian people import FILE`: bring the workforce in from the HR file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from peelian.access.actors import system_actor
from peelian.access.clock import now
from peelian.access.refusals import Refused
from peelian.people import services
from peelian.people.hr_file.report import Report


class Command(BaseCommand):
    help = "Import people from the HR file (CSV). All of it or nothing; the same file twice changes nothing more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", help="a CSV file with a line of column names: docs/how-to/import-people.md"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="report what would change, and change nothing"
        )
        parser.add_argument(
            "--force-name", default=settings.PEELIAN_FORCE_NAME, help="the force of everyone in it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        facts = {
            "name": Path(options["file"]).name,
            "content": _content(Path(options["file"])),
            "force_name": options["force_name"],
            "actor": system_actor("hr-import"),
            "at": now(),
        }
        try:
            report = (
                services.preview_import(**facts) if options["dry_run"] else services.import_people(**facts)
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self._tell(report, dry_run=options["dry_run"])

    def _tell(self, report: Report, *, dry_run: bool) -> None:
        for note in report.notes:
            self.stdout.write(f"Note: {note}")
        for problem in report.problems:
            self.stderr.write(problem.sentence)
        if report.problems:
            many = len(report.problems)
            raise CommandError(f"{many} problem{'s' if many > 1 else ''}. Nothing was imported.")
        for line in report.changes:
            self.stdout.write(line)
        for missing in report.missing:
            self.stdout.write(
                f"Not in the file, left as they are: {missing.number} {missing.name} ({missing.ref})"
            )
        did = "Would be" if dry_run else "Done:"
        self.stdout.write(
            f"{report.rows} rows. {did} {report.added} added, {report.changed} changed, {report.unchanged} unchanged; "
            f"{report.posts_begun} posts begun, {report.posts_ended} ended; {len(report.missing)} not in the file."
        )


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise CommandError(f"{path} cannot be read: {problem.strerror}.") from problem
