"""`peelian law unverified`: list what nobody has read in its source, with the count that the page shows."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from peelian.clocks.queries.law.unread import unread_groups


class Command(BaseCommand):
    """Lists what is unverified, by kind, and the total."""

    help = "List what nobody has read in its source: limits, conventions of counting, items of code lists."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--count", action="store_true", help="print the counts alone")

    def handle(self, *args: Any, count: bool, **options: Any) -> None:
        groups = unread_groups()
        for group in groups:
            self.stdout.write(f"{group.title}: {len(group.things)}")
            for thing in () if count else group.things:
                self.stdout.write(f"  {thing.name} [{thing.source}]")
        total = sum(len(group.things) for group in groups)
        self.stdout.write(f"{total} things nobody has read in the source.")
