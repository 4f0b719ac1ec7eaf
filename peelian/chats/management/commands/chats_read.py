"""`peelian chats read FILE… [--json]`: what is in an export, and whether every byte is spoken for. No database."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from peelian.chats.formats.records import ColumnMap, DateOrder, Kind, NeedsAnswer, Settings, Unreadable
from peelian.chats.formats.sources import Source, open_source
from peelian.chats.formats.summary import summary_of

UNREADABLE, QUESTION = 1, 2


def column_map(text: str) -> ColumnMap:
    """`at=Sent,text=Body,date_format=%d/%m/%Y %H:%M,delimiter=;` as a map of columns."""
    parts = dict(part.partition("=")[::2] for part in text.split(","))
    if not all(parts.values()):
        raise ArgumentTypeError(f'"{text}" is not of the form at=COLUMN,text=COLUMN,date_format=FORMAT')
    date_format, delimiter = parts.pop("date_format", ""), parts.pop("delimiter", ",")
    return ColumnMap(parts, date_format, {"tab": "\t", "comma": ","}.get(delimiter, delimiter))


class Command(BaseCommand):
    """Read exports and print what was found in them."""

    help = "Read message exports and print kind, counts, what was not understood, and the grounds for the date order."
    requires_system_checks: list[str] = []  # an export is looked at on machines that have no database yet

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The files, and what a person declares of them."""
        parser.add_argument(
            "files", nargs="+", type=Path, metavar="FILE", help="an export, plain or in a zip"
        )
        parser.add_argument("--json", action="store_true", help="print JSON instead of sentences")
        parser.add_argument("--kind", type=Kind, choices=list(Kind), help="read as this kind")
        parser.add_argument("--date-order", type=DateOrder, choices=list(DateOrder), help="order of dates")
        parser.add_argument("--zone", default="", help="time zone of the phone, such as Europe/London")
        parser.add_argument("--encoding", default="", help="encoding of the text, such as utf-8")
        parser.add_argument(
            "--owner", default="", help="how the exporting phone's own account is called in it"
        )
        parser.add_argument(
            "--map", type=column_map, help="columns of a table: at=Sent,text=Body,date_format=FORMAT"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a summary a file. Exit status 1 when one cannot be read, 2 when one leaves a question open."""
        settings = Settings(
            zone=options["zone"],
            date_order=options["date_order"],
            encoding=options["encoding"],
            owner=options["owner"],
            mapping=options["map"],
        )
        status, summaries = 0, []
        for path in options["files"]:
            try:
                with opened(path) as source:
                    summaries.append(summary_of(source, settings, options["kind"]))
            except NeedsAnswer as asked:
                status = QUESTION
                summaries.append(
                    {
                        "file": path.name,
                        "question": asked.question,
                        "ask": asked.ask,
                        "choices": asked.choices,
                    }
                )
            except (Unreadable, OSError) as error:
                status = status or UNREADABLE
                summaries.append({"file": path.name, "error": sentence_of(error, path)})
        self._print(summaries, as_json=options["json"])
        sys.exit(status)

    def _print(self, summaries: list[dict[str, Any]], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(summaries, ensure_ascii=False, indent=2))
            return
        for each in summaries:
            if "kind" in each:
                self.stdout.write("\n".join(lines_of(each)))
            else:
                self.stderr.write(f"{each['file']}: {each.get('question') or each['error']}")
                if each.get("choices"):
                    self.stderr.write(
                        f"  Answer with --{each['ask'].replace('_', '-')}: {', '.join(each['choices'])}"
                    )


def sentence_of(error: Exception, path: Path) -> str:
    """What to tell a person."""
    return f"{path.name} cannot be opened: {error.strerror}." if isinstance(error, OSError) else str(error)


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """The source that a file is."""
    with path.open("rb") as file:
        yield open_source(file, path.name)


def lines_of(summary: dict[str, Any]) -> list[str]:
    """A summary as sentences."""
    sums = summary["bytes"]
    lines = [
        f"{summary['file']}: {summary['kind']} ({summary['why']})",
        f"  {summary['messages']:,} messages, {summary['system_events']:,} system events, "
        f"{summary['participants']:,} who wrote, {len(summary['conversations']):,} conversations",
        f"  date order: {summary['date_order'] or 'stated by the export'} ({summary['order_grounds'] or '—'})",
        f"  moments are {'UTC' if summary['clock'] == 'utc' else 'the clock of the phone, its zone not stated'}",
        f"  bytes: {sums['messages']:,} messages + {sums['events']:,} events + {sums['accounts']:,} accounts + "
        f"{sums['headers']:,} frame + {sums['attachments']:,} files + {sums['remainders']:,} not understood = "
        f"{sums['spoken_for']:,} of {sums['size']:,}; {'nothing is lost' if summary['whole'] else 'NOT WHOLE'}",
    ]
    lines += [
        f"  not understood: {each['member']} {each['start']}–{each['end']}: {each['why']}"
        for each in summary["remainders"]
    ]
    return lines + [f"  note: {note}" for note in summary["notes"]]
