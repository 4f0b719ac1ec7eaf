"""`peelian screening run`: two files of records compared, and the pairs that may be one person written down."""

import importlib.util
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from peelian.access.clock import today
from peelian.screening.linking.model import UnreadableModel
from peelian.screening.running.run import MEMORY, Asked, CannotRun, run
from peelian.screening.taking_in.rows import NotATable

YOUNGEST = 15
"""Years. Nobody in a workforce or among its applicants is younger."""


class Command(BaseCommand):
    help = "Compare a workforce with a set of records. It proposes pairs; it decides nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The files, the folder, and how."""
        parser.add_argument(
            "--workforce", type=Path, required=True, help="CSV or Parquet: one row for each person"
        )
        parser.add_argument(
            "--records", type=Path, required=True, help="CSV or Parquet: the set to compare with"
        )
        parser.add_argument(
            "--out", type=Path, required=True, help="a folder that does not hold a finished run"
        )
        parser.add_argument("--model", type=Path, help="model.json of an earlier run; learnt anew without it")
        parser.add_argument("--least-weight", type=float, default=0.0, help="write no pair below this weight")
        parser.add_argument(
            "--many-records",
            action="store_true",
            help="the set holds several records of one person: keep each one's best",
        )
        parser.add_argument(
            "--memory", default=MEMORY, help="what the engine may hold before it writes to disk"
        )
        parser.add_argument("--threads", type=int, default=2)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, and say each step and every line that was not used."""
        check_is_installed()
        asked = Asked(
            workforce=options["workforce"], records=options["records"], folder=options["out"],
            born_until=last_year_of_birth(today()), model=options["model"], least_weight=options["least_weight"],
            one_to_one=not options["many_records"], memory=options["memory"], threads=options["threads"],
        )  # fmt: skip
        try:
            said = run(asked, tell=self.stdout.write)
        except (NotATable, CannotRun, UnreadableModel) as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(f"{said['kept']:,} pairs to look at: {asked.folder / 'pairs.csv'}")


def last_year_of_birth(on: date) -> int:
    """The last year in which somebody in a set can be born, on this day."""
    return on.year - YOUNGEST


def check_is_installed() -> None:
    """Say what to install. Raises CommandError without the packages that compare."""
    if missing := [
        name for name in ("duckdb", "splink", "pyarrow") if importlib.util.find_spec(name) is None
    ]:
        raise CommandError(
            f"Screening needs {', '.join(missing)}. Install Peelian with the extra: peelian[matching]."
        )
