"""`peelian search rebuild`: make the search again from what the rooms hold."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from peelian.desk.projections.searching import rebuild


class Command(BaseCommand):
    """Rebuilds the search. It is derived: nothing is lost by doing so."""

    help = (
        "Make the search again from every case, report and person. Others can read meanwhile, but not write."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        begun = time.perf_counter()
        count = rebuild()
        self.stdout.write(f"Indexed {count:,} records in {time.perf_counter() - begun:.1f} s.")
