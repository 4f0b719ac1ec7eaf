"""`peelian waiting rebuild`: make the list of decisions that cases wait for again."""

from typing import Any

from django.core.management.base import BaseCommand

from peelian.desk.projections.deciding import rebuild


class Command(BaseCommand):
    """Rebuilds the list. It is derived: nothing is lost by doing so."""

    help = "Make the list of decisions that cases wait for again. Others can read meanwhile, but not write."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild():,} decisions are waited for.")
