"""`peelian reports read FILE [--json]`: what the reading assistant finds in a document. Uses no database."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from peelian.reports.documents import Extracted, Unreadable, read_file
from peelian.reports.reading import read_text
from peelian.reports.reading.table import as_table


class Command(BaseCommand):
    """Read one document and print what was found in it."""

    help = "Take a document apart into statements, people, questions and proposals, and print them."
    requires_system_checks: list[str] = []  # a document is read on machines that have no database yet

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE, and --json for the published form."""
        parser.add_argument("file", type=Path, help="text, .docx, .pdf, .eml, .msg or .html")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the reading on standard output, or a sentence on standard error with exit status 1."""
        path: Path = options["file"]
        try:
            document = read_file(path)
        except OSError as error:
            self._refuse(f"{path.name} cannot be opened: {error.strerror}.")
        if isinstance(document, Unreadable):
            self._refuse(document.reason)
        self.stdout.write(_printed(document, as_json=options["json"]))

    def _refuse(self, sentence: str) -> Any:
        self.stderr.write(sentence)
        sys.exit(1)


def _printed(document: Extracted, *, as_json: bool) -> str:
    reading = read_text(
        document.text, document_date=document.document_date if document.date_is_firm else None
    )
    if reading.published_on is None and document.document_date is not None:
        reading = read_text(document.text, document_date=document.document_date)
    if as_json:
        return json.dumps(reading.to_json(), ensure_ascii=False, indent=2)
    return as_table(reading, notes=document.notes)
